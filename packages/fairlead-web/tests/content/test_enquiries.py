"""Asking without an account; answering with an owner and a day; nothing left after a year."""

import datetime as dt

import pytest
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fairlead_web.accounts import api as accounts
from fairlead_web.accounts.actions import object_to
from fairlead_web.audit.api import SITE
from fairlead_web.content import actions, enquiries, limits
from fairlead_web.content.models import Enquiry

QUESTION = {"email": "asker@example.com", "text": "How do I join?"}
FORMAT = {"email": "asker@example.com", "format": "braille", "wanted_of": "The page Equity"}


@pytest.fixture(autouse=True)
def _fresh_limits():
    cache.clear()


@pytest.fixture
def asked(db):
    """asked() takes one question."""
    return lambda **given: actions.ask(**{"kind": "question", **QUESTION, **given})


def test_ten_working_days_pass_over_weekends():
    assert enquiries.due(dt.date(2026, 11, 27)) == dt.date(2026, 12, 11)
    assert enquiries.due(dt.date(2026, 11, 28)) == dt.date(2026, 12, 11)
    assert enquiries.due(dt.date(2026, 12, 2)) == dt.date(2026, 12, 16)


def test_a_visitor_asks_and_is_told_the_reference(client, db, team):
    answer = client.post("/contact/ask/", QUESTION, follow=True)
    enquiry = Enquiry.objects.get()
    assert enquiry.reference in answer.content.decode()
    assert (enquiry.owner, enquiry.asker, enquiry.state) == (team, None, "open")
    assert enquiry.due_on > dt.date.today()


def test_a_signed_in_asker_can_take_the_question_along(sign_in, make_person):
    person = make_person()
    sign_in(person).post("/contact/ask/", QUESTION)
    assert Enquiry.objects.get().asker == person


def test_a_page_in_another_format_is_asked_for_from_the_page_itself(client, db):
    page = client.get("/contact/another-format/?of=The+page+Equity").content.decode()
    assert 'value="The page Equity"' in page
    client.post("/contact/another-format/", FORMAT)
    enquiry = Enquiry.objects.get()
    assert (enquiry.kind, enquiry.format, enquiry.wanted_of) == ("format", "braille", "The page Equity")


@pytest.mark.parametrize("missing", ["email", "text"])
def test_what_is_missing_is_named_and_nothing_is_kept(client, db, missing):
    page = client.post("/contact/ask/", {**QUESTION, missing: ""}).content.decode()
    assert "There is a problem" in page
    assert not Enquiry.objects.exists()


def test_an_address_longer_than_any_that_is_kept_is_refused_in_words(client, db):
    page = client.post("/contact/ask/", {**QUESTION, "email": f"{'a' * 260}@example.com"})
    assert (page.status_code, Enquiry.objects.count()) == (200, 0)
    assert "at most 190 characters" in page.content.decode()


@pytest.mark.parametrize("text", ["x" * 4001, "\x00", " "])
def test_text_that_cannot_be_kept_is_refused(client, db, text):
    assert client.post("/contact/ask/", {**QUESTION, "text": text}).status_code == 200
    assert not Enquiry.objects.exists()


def test_a_machine_that_fills_in_everything_is_thanked_and_forgotten(client, db):
    answer = client.post("/contact/ask/", {**QUESTION, "website": "https://spam.example"}, follow=True)
    assert answer.status_code == 200
    assert not Enquiry.objects.exists()


def test_too_many_from_one_connection_are_asked_to_wait(client, db, monkeypatch):
    monkeypatch.setattr(limits, "ENQUIRIES_AN_HOUR", 1)
    client.post("/contact/ask/", QUESTION)
    answer = client.post("/contact/ask/", QUESTION)
    assert answer.status_code == 429
    assert "try again in an hour" in answer.content.decode()
    assert Enquiry.objects.count() == 1


def test_nobody_can_fill_anothers_letter_box(client, db, monkeypatch, post_office):
    monkeypatch.setattr(limits, "LETTERS_A_DAY", 1)
    for number in range(3):
        client.post("/contact/ask/", {**QUESTION, "text": f"Question {number}"})
    post_office()
    assert Enquiry.objects.count() == 3
    assert sum("asker@example.com" in letter.to for letter in mail.outbox) == 1


def test_a_count_that_ran_out_between_two_steps_begins_anew(monkeypatch, rf):
    def gone(key):
        raise ValueError

    monkeypatch.setattr(limits.cache, "incr", gone)
    assert limits.may_acknowledge("asker@example.com")


def test_the_least_loaded_of_the_team_owns_the_next(asked, team, make_person, give):
    other = make_person("Una Team")
    give(other, "programme-team")
    assert {asked().owner, asked(text="And when?").owner} == {team, other}


def test_the_same_question_sent_twice_is_one(asked):
    assert asked() == asked()
    assert asked() != asked(text="And when?")


def test_without_a_team_a_question_waits_for_an_owner(asked):
    assert asked().owner is None


def test_the_queue_is_the_programme_teams(client, sign_in, make_person, team, asked):
    reference = asked().reference
    for path in ("/enquiries/", f"/enquiries/{reference}/"):
        assert client.get(path).status_code == 302
    other = sign_in(make_person())
    for path in ("/enquiries/", f"/enquiries/{reference}/"):
        assert other.get(path).status_code == 404
    for deed in ("answer", "note", "hand-over", "close"):
        assert other.post(f"/enquiries/{reference}/{deed}/", {"text": "x"}).status_code == 404
    assert sign_in(team, strong=False).get("/enquiries/").status_code == 302
    page = sign_in(team).get("/enquiries/").content.decode()
    assert reference in page
    assert "asker@example.com" not in page


def test_an_answer_goes_to_the_asker_once(sign_in, team, asked, post_office):
    enquiry = asked()
    reader = sign_in(team)
    for _ in range(2):
        answer = reader.post(f"/enquiries/{enquiry.reference}/answer/", {"text": "Come in."}, follow=True)
    assert "answered or closed meanwhile" in answer.content.decode()
    post_office()
    sent = [letter for letter in mail.outbox if "Come in." in letter.body]
    assert [letter.to for letter in sent] == [["asker@example.com"]]
    assert enquiry.reference in sent[0].subject
    enquiry.refresh_from_db()
    assert enquiry.state == "answered"


def test_notes_stay_inside_and_a_colleague_takes_over(sign_in, team, make_person, give, asked, post_office):
    enquiry = asked()
    other = make_person("Una Team")
    give(other, "programme-team")
    reader = sign_in(team)
    page = f"/enquiries/{enquiry.reference}/"
    reader.post(f"{page}note/", {"note-text": "Ask Una."})
    reader.post(f"{page}hand-over/", {"owner": other.pk})
    shown = reader.get(page).content.decode()
    assert "Ask Una." in shown
    assert "Una Team" in shown
    post_office()
    assert not any("Ask Una." in letter.body for letter in mail.outbox)


@pytest.mark.parametrize(
    ("deed", "given"), [("answer", {}), ("note", {}), ("hand-over", {"owner": "999"}), ("hand-over", {})]
)
def test_what_is_wrong_is_said_on_the_page(sign_in, team, asked, deed, given):
    answer = sign_in(team).post(f"/enquiries/{asked().reference}/{deed}/", given)
    assert answer.status_code == 200
    assert "There is a problem" in answer.content.decode()


def test_spam_is_closed_without_a_letter(sign_in, team, asked):
    enquiry = asked(acknowledge=False)
    sign_in(team).post(f"/enquiries/{enquiry.reference}/close/")
    enquiry.refresh_from_db()
    assert enquiry.state == "closed"


def test_the_queue_says_what_is_overdue_and_what_would_be_here(sign_in, team, asked):
    reader = sign_in(team)
    assert "Nobody waits for an answer" in reader.get("/enquiries/").content.decode()
    enquiry = asked()
    Enquiry.objects.update(due_on=dt.date(2020, 1, 1))
    assert "(overdue)" in reader.get("/enquiries/").content.decode()
    actions.close(enquiry, by=team)
    assert "Nobody waits for an answer" in reader.get("/enquiries/").content.decode()
    assert enquiry.reference in reader.get("/enquiries/?all").content.decode()


def test_an_unknown_reference_is_not_found(sign_in, team):
    assert sign_in(team).get("/enquiries/E-NOTHERE/").status_code == 404


def test_the_queue_asks_as_often_for_ten_as_for_one(sign_in, team, asked):
    reader = sign_in(team)
    asked()
    reader.get("/enquiries/")
    with CaptureQueriesContext(connection) as one:
        reader.get("/enquiries/")
    for _ in range(9):
        asked()
    with CaptureQueriesContext(connection) as ten:
        reader.get("/enquiries/")
    assert len(one) == len(ten)


def test_what_somebody_asked_before_they_signed_in_is_theirs_to_copy_and_to_erase(make_person):
    person = make_person("Robin Kestrel")
    ask = {"kind": "question", "text": "Before I had an account", "acknowledge": False}
    actions.ask(email=person.email.upper(), **ask)
    kept = actions.ask(email="somebody.else@example.org", **ask)
    assert "Before I had an account" in str(accounts.export_of(person))
    accounts.erase_person(person, by=SITE)
    assert list(Enquiry.objects.all()) == [kept]


def test_an_owner_who_objects_to_reminders_is_not_written_to(asked, team, post_office):
    object_to(team, "reminders", by=team)
    assert asked().owner == team
    assert not [letter for letter in post_office() if letter.to == [team.email]]
