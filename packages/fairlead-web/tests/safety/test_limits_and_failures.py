"""Limits that lock nobody out, and failures after which nothing is lost and nothing is sent twice."""

import re
from smtplib import SMTPServerDisconnected

import pytest
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone

from fairlead_web.accounts import post
from fairlead_web.accounts.models import Invitation, Letter
from fairlead_web.audit.models import Event

OTHER = "203.0.113.9"
SIGN_IN, CODE = "/account/sign-in/", "/account/sign-in/code/"


@pytest.fixture(autouse=True)
def _fresh_limits():
    cache.clear()


@pytest.fixture
def sponsor(sign_in, make_person, make_organisation, give):
    """A browser of somebody who may invite."""
    person = make_person("Lena Lead")
    give(person, "lead", make_organisation("RX1"))
    browser = sign_in(person)
    browser.raise_request_exception = False
    return browser


def invite(browser, address="guest@example.com"):
    return browser.post("/account/invitations/", {"address": address})


def test_an_attacker_cannot_lock_the_owner_out(make_person, post_office):
    victim, attacker, owner = make_person(), Client(REMOTE_ADDR=OTHER), Client()
    for _ in range(10):
        attacker.post(SIGN_IN, {"email": victim.email})
    for _ in range(10):
        attacker.post(CODE, {"code": "WRONG-1"})
    sent = len(post_office())
    assert sent <= 3, "Nor is the owner's letter box filled."
    owner.post(SIGN_IN, {"email": victim.email})
    letters = post_office()
    assert len(letters) == sent + 1
    [code] = re.findall(r"^[A-Z0-9-]{6,}$", letters[-1].body, flags=re.M)
    for _ in range(10):
        attacker.post(CODE, {"code": "WRONG-2"})
    assert owner.post(CODE, {"code": code}).url == "/my-page/"


def test_guessing_a_code_ends_after_a_few(make_person):
    victim, attacker = make_person(), Client(REMOTE_ADDR=OTHER)
    attacker.post(SIGN_IN, {"email": victim.email})
    answers = [attacker.post(CODE, {"code": f"GUESS-{number}"}) for number in range(6)]
    assert answers[-1].status_code == 302, "The code of this attempt is void: it starts again."
    assert answers[-1].url.startswith(SIGN_IN)


@pytest.fixture
def locked():
    """locked() has every write fail as it does while another program holds the database, until it ends."""

    def busy(execute, sql, params, many, context):
        if sql.startswith(("INSERT", "UPDATE", "DELETE")):
            raise OperationalError("database is locked")
        return execute(sql, params, many, context)

    return lambda: connection.execute_wrapper(busy)


def test_a_locked_database_is_said_clearly_and_nothing_is_lost(sponsor, locked):
    before = Event.objects.count()
    with locked():
        answer = invite(sponsor)
        begun = sponsor.get("/account/invitations/")  # whose form keeps its token in the session
    assert (begun.status_code, "The site is busy" in begun.content.decode()) == (503, True)
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    page = answer.content.decode()
    assert "The site is busy" in page
    assert "nothing was changed" in page
    assert "locked" not in page
    assert answer["Content-Security-Policy"]
    assert (Invitation.objects.count(), Letter.objects.count(), Event.objects.count()) == (0, 0, before)
    assert invite(sponsor).status_code == 302, "It goes on without a restart."
    assert Invitation.objects.count() == 1


def test_a_fault_in_the_middle_of_a_deed_leaves_nothing_of_it(sponsor, monkeypatch):
    def gone(*args, **kwargs):
        raise OperationalError("server closed the connection unexpectedly")

    before = Event.objects.count()
    with monkeypatch.context() as patch:
        patch.setattr("fairlead_web.accounts.actions.joining.write_letter", gone)
        assert invite(sponsor).status_code == 503
    assert (Invitation.objects.count(), Event.objects.count()) == (0, before)


def test_another_fault_is_ours_and_is_not_called_busy(sponsor, monkeypatch):
    def broken(*args, **kwargs):
        raise ValueError("ada@example.org")

    monkeypatch.setattr("fairlead_web.accounts.actions.joining.write_letter", broken)
    answer = invite(sponsor)
    assert answer.status_code == 500
    assert "ada@example.org" not in answer.content.decode()


def test_with_mail_and_worker_down_a_letter_waits_and_goes_once(
    sponsor, monkeypatch, settings, django_capture_on_commit_callbacks, mailoutbox
):
    def down(self, *args, **kwargs):
        raise SMTPServerDisconnected("gone")

    with monkeypatch.context() as patch:
        patch.setattr(EmailMessage, "send", down)
        with django_capture_on_commit_callbacks(execute=True):
            assert invite(sponsor).status_code == 302
    letter = Letter.objects.get()
    assert (letter.state, mailoutbox) == ("waiting", [])
    Letter.objects.update(due_at=timezone.now())
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    assert post.sweep() == post.sweep() == 1, "Two starts hand it over twice…"
    for _ in range(2):
        post.deliver.func(letter.pk)
    assert len(mailoutbox) == 1, "… and it goes once."
