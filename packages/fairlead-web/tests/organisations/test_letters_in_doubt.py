"""Letters in doubt on the programme team's desk: decided once, and nothing private is told."""

import pytest
from django.utils import timezone

from fairlead_web.accounts import api as accounts
from fairlead_web.accounts.models import Letter
from fairlead_web.audit.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def doubtful(make_person):
    """doubtful("enquiry") is a letter of this kind that may have gone."""

    def make(kind, to=None):
        accounts.write_letter(
            to=to or make_person("Ada Osei"), subject="Words about it", text="Hello", key=kind, kind=kind
        )
        Letter.objects.filter(key=kind).update(state="doubtful", handed_at=timezone.now())
        return Letter.objects.get(key=kind)

    return make


def test_an_open_letter_tells_whom_to_ask_and_a_private_one_nothing(sign_in, team, doubtful, make_person):
    client = sign_in(team)
    assert "No letter is in doubt" in client.get("/team/letters/").text
    doubtful("enquiry", to="asker@example.org")
    page = client.get("/team/letters/").text
    assert ("asker@example.org" in page, "Words about it" in page) == (True, True)
    Letter.objects.all().delete()
    ada = make_person("Ada Osei")
    for kind in ("digest", "reminder", accounts.PASSING, "security"):
        doubtful(kind, to=ada)
    page = client.get("/team/letters/").text
    assert page.count("A private letter</strong>") == 4
    assert not [word for word in ("Ada Osei", ada.email, "Words about it") if word in page]
    assert "4 letters that may not have arrived" in client.get("/my-page/").text


def test_sent_again_it_goes_once(sign_in, team, doubtful, post_office):
    letter = doubtful("enquiry")
    client = sign_in(team)
    for words in ("It is on its way again.", "Nothing is to be decided"):
        answer = client.post(f"/team/letters/{letter.pk}/send-again/", follow=True)
        assert words in answer.text
    assert len(post_office()) == 1
    [event] = Event.objects.filter(action="letter.sent_again")
    assert (event.actor, event.subject_id) == (team.pk, str(letter.pk))


def test_left_it_is_wiped_and_one_that_passes_is_gone(sign_in, team, doubtful, make_person, post_office):
    ada = make_person("Ada Osei")
    letters = [doubtful(kind, to=ada) for kind in ("enquiry", accounts.PASSING)]
    client = sign_in(team)
    for letter in letters:
        client.post(f"/team/letters/{letter.pk}/leave/")
    assert post_office() == []
    assert list(Letter.objects.values_list("kind", "state", "text")) == [("enquiry", "failed", "")]
    subjects = set(Event.objects.filter(action="letter.left").values_list("subject_type", "subject_id"))
    assert subjects == {("accounts.letter", str(letters[0].pk)), ("accounts.user", str(team.pk))}


def test_what_was_given_up_is_told(sign_in, team, doubtful):
    client = sign_in(team)
    letter = doubtful("credit")
    Letter.objects.update(state="failed", handed_at=None, text="", fault="SMTPRecipientsRefused")
    page = client.get("/team/letters/").text
    assert ("given up" in page, letter.person.email in page) == (True, True)
    Letter.objects.update(person=None, kind="invitation")
    assert "sees it under Invite people" in client.get("/team/letters/").text
    Letter.objects.update(fault="no longer wanted")
    assert "given up" not in client.get("/team/letters/").text
