"""No letter is lost, none goes twice, and none stays once it has gone."""

import datetime as dt
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
import time_machine
from django.core import mail
from django.core.mail import EmailMessage
from django.core.management import call_command
from django.db import IntegrityError, OperationalError, transaction
from django.utils import timezone
from mail_server import mail_server

from fairlead_web.accounts import api, fates, post
from fairlead_web.accounts.models import Letter
from fairlead_web.audit.api import SITE

MINUTE = dt.timedelta(minutes=1)


def write(to, key="greeting-1", **more):
    api.write_letter(to=to, subject="A note for you", text="Hello Ada", key=key, kind="notice", **more)


@pytest.fixture
def mail_down(monkeypatch):
    """mail_down(fault) breaks the mail; mail_down(None) mends it."""
    real = EmailMessage.send

    def set_fault(fault):
        def send(self, *args, **kwargs):
            if fault:
                raise fault
            return real(self, *args, **kwargs)

        monkeypatch.setattr(EmailMessage, "send", send)

    set_fault(SMTPServerDisconnected("gone"))
    return set_fault


def test_a_letter_goes_once_after_the_commit_and_is_wiped(make_person, django_capture_on_commit_callbacks):
    person = make_person()
    with django_capture_on_commit_callbacks(execute=True):
        write(person)
        write(person)
        assert mail.outbox == []
    [sent] = mail.outbox
    assert (sent.to, sent.subject, sent.body) == ([person.email], "A note for you", "Hello Ada")
    letter = Letter.objects.get()
    assert (letter.state, letter.text, str(letter)) == ("sent", "", f"Letter {letter.pk}")
    assert post.send(letter.pk) is False
    assert len(mail.outbox) == 1


def test_a_letter_is_not_sent_where_its_deed_fails(make_person, django_capture_on_commit_callbacks):
    person = make_person()
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        write(person)
        transaction.set_rollback(True)
    assert mail.outbox == []
    assert not Letter.objects.exists()


def test_an_address_is_wiped_with_the_text(db, post_office):
    write("new@example.org")
    assert post_office()[0].to == ["new@example.org"]
    assert Letter.objects.get().address == ""


def test_while_the_mail_is_down_a_letter_waits_and_then_goes_without_a_restart(
    make_person, mail_down, post_office
):
    write(make_person())
    assert post_office() == []
    letter = Letter.objects.get()
    assert (letter.state, letter.fault, letter.text) == ("waiting", "SMTPServerDisconnected", "Hello Ada")
    mail_down(None)
    assert post_office() == [], "It is not tried again at once."
    with time_machine.travel(timezone.now() + 2 * MINUTE):
        assert len(post_office()) == 1
    assert Letter.objects.get().attempts == 2


def test_a_fault_leaves_a_job_for_later_where_the_queue_can_wait(make_person, mail_down, monkeypatch):
    later = []
    monkeypatch.setattr(post, "enqueue", lambda number, after=None: later.append((number, after)))
    write(make_person())
    letter = Letter.objects.get()
    post.send(letter.pk)
    letter.refresh_from_db()
    assert later == [(letter.pk, letter.due_at)]


def test_a_queue_that_can_wait_is_told_when(make_person, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    write(make_person())
    number = Letter.objects.get().pk
    post.enqueue(number, timezone.now() + MINUTE)
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    post.enqueue(number, timezone.now() + MINUTE)
    assert mail.outbox == [], "The immediate queue cannot wait, so it is left to the sweep."


def left_half_sent(kind, to, key="half", **more):
    """A letter whose sender died after handing it over, an hour ago."""
    api.write_letter(to=to, subject="A note", text="Hello", key=key, kind=kind, **more)
    letter = post.claim(Letter.objects.get(key=key).pk)
    Letter.objects.filter(pk=letter.pk).update(handed_at=timezone.now() - 60 * MINUTE)
    return letter


@pytest.mark.parametrize("kind", ["notice", "enquiry", "digest", api.PASSING])
def test_a_letter_that_was_left_half_sent_waits_for_a_person(make_person, post_office, kind):
    left_half_sent(kind, make_person())
    assert post_office() == []
    letter = Letter.objects.get()
    assert (letter.state, letter.text) == ("doubtful", "Hello")
    assert ("half" in letter.key) == (kind != api.PASSING), "Its name might lead to a network."
    with time_machine.travel(timezone.now() + dt.timedelta(days=3)):
        assert post_office() == [], "It never goes by itself."


@pytest.mark.parametrize("kind", ["security", api.URGENT])
def test_better_twice_than_never(make_person, post_office, kind):
    first = left_half_sent(kind, make_person())
    with time_machine.travel(timezone.now() + 2 * MINUTE):
        assert len(post_office()) == 1
    assert mail.outbox[0].extra_headers["Message-ID"] == post.message(first).extra_headers["Message-ID"]


def test_a_code_that_may_have_gone_is_let_go(make_person, post_office):
    left_half_sent("sign-in", make_person())
    assert post_office() == []
    assert Letter.objects.get().state == "failed"
    assert not fates.given_up().exists()


def test_somebody_who_is_at_a_letter_is_left_alone(make_person, post_office):
    letter = left_half_sent("notice", make_person())
    Letter.objects.update(handed_at=timezone.now() - 4 * MINUTE)
    assert post_office() == []
    assert Letter.objects.get().state == "sending"
    fates.doubt(letter)
    fates.went(letter)  # its sender was slow, not gone
    assert Letter.objects.get().state == "sent"


def test_a_lost_answer_is_a_doubt_and_a_lost_call_is_not(make_person, settings):
    settings.EMAIL_BACKEND = "fairlead_web.accounts.mail_server.MailServer"
    with mail_server() as server:
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        states = {}
        for mood in ("accept", "refuse", "leave", "swallow"):
            server.mood = mood
            write(make_person(mood.title()), key=mood)
            post.send_due()
            states[mood] = Letter.objects.get(key=mood).state
    assert states == {"accept": "sent", "refuse": "waiting", "leave": "waiting", "swallow": "doubtful"}
    assert len(server.taken) == 2


def test_what_could_not_be_noted_is_noted_once_the_database_is_back(make_person, monkeypatch):
    write(make_person())
    real = fates.went

    def away(letter):
        raise OperationalError

    monkeypatch.setattr(fates, "went", away)
    with pytest.raises(OperationalError):
        post.send_due()
    Letter.objects.update(handed_at=timezone.now() - 60 * MINUTE)
    [number] = fates._untold
    fates._untold[number] = lambda: real(Letter.objects.get(pk=number))
    post.sweep()
    assert (Letter.objects.get().state, len(mail.outbox), fates._untold) == ("sent", 1, {})


def test_a_doubt_that_nobody_settles_ends(make_person):
    person = make_person()
    for kind in ("enquiry", api.PASSING):
        fates.doubt(left_half_sent(kind, person, key=kind))
    with time_machine.travel(timezone.now() + dt.timedelta(days=13)):
        api.delete_expired()
    assert Letter.objects.filter(state="doubtful").count() == 2
    with time_machine.travel(timezone.now() + dt.timedelta(days=15)):
        api.delete_expired()
    assert list(Letter.objects.values_list("kind", "state", "text")) == [("enquiry", "failed", "")]


def test_waits_grow_to_half_a_day_and_then_the_letter_is_given_up(make_person, mail_down):
    write(make_person())
    assert [fates.wait(count) for count in (1, 2, 3, 50)] == [
        MINUTE,
        2 * MINUTE,
        4 * MINUTE,
        fates.LONGEST_WAIT,
    ]
    Letter.objects.update(attempts=fates.MOST_ATTEMPTS - 1)
    post.send_due()
    letter = Letter.objects.get()
    assert (letter.state, letter.text) == ("failed", "")


def test_a_refused_address_is_not_tried_again(make_person, mail_down):
    mail_down(SMTPRecipientsRefused({}))
    write(make_person())
    post.send_due()
    assert Letter.objects.get().state == "failed"


def test_nobody_writes_to_a_closed_account_or_after_the_use_by_date(make_person, post_office):
    person = make_person()
    write(person)
    write("new@example.org", key="code-1", good_until=timezone.now() - MINUTE)
    api.close_account(person, by=SITE)
    assert [letter.subject for letter in post_office()] == ["Your account is closed"]
    others = Letter.objects.exclude(subject="Your account is closed")
    assert list(others.values_list("state", "text")) == [("failed", "")] * 2


def test_two_workers_do_not_send_the_same_letter(make_person, monkeypatch):
    write(make_person())
    number = Letter.objects.get().pk
    first = Letter.objects.filter(pk=number)
    assert post.claim(number) is not None
    Letter.objects.update(due_at=timezone.now())  # as the second worker saw it, before the first took it
    real = Letter.objects.filter(pk=number).first()
    real.attempts = 0
    monkeypatch.setattr("django.db.models.query.QuerySet.first", lambda self: real)
    assert post.claim(number) is None
    assert first.count() == 1


def test_a_repeated_letter_could_be_known_by_its_id(make_person):
    write(make_person())
    letter = Letter.objects.get()
    assert (
        post.message(letter).extra_headers["Message-ID"] == post.message(letter).extra_headers["Message-ID"]
    )
    assert "greeting" not in post.message(letter).extra_headers["Message-ID"]


def test_a_queue_that_is_down_does_not_break_the_page(
    make_person, monkeypatch, django_capture_on_commit_callbacks, post_office
):
    def down(number, after=None):
        raise OSError

    monkeypatch.setattr(post, "enqueue", down)
    with django_capture_on_commit_callbacks(execute=True):
        write(make_person())
    assert Letter.objects.get().state == "waiting"
    assert len(post_office()) == 1


def test_the_command_sends_or_hands_over_what_is_due(make_person, capsys):
    write(make_person())
    call_command("send_letters", by_worker=True)
    write("b@example.org", key="b")
    call_command("send_letters")
    assert capsys.readouterr().out == "1 letters wait for the worker.\n1 letters sent; 0 still wait.\n"
    assert len(mail.outbox) == 2


def test_the_database_refuses_a_sent_letter_with_its_text(make_person):
    write(make_person())
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.update(state="sent", sent_at=timezone.now())
