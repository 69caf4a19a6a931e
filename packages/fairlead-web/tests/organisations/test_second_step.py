"""Resetting a second step: an administrator says whose and why, and the person hears of it."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from fairlead_web.accounts import api as accounts
from fairlead_web.audit.models import Event
from fairlead_web.organisations import actions

FIND, RESET = "/administration/second-step/", "/administration/second-step/reset/"
ANSWERS = {"reason": "stolen", "proof": "called"}


@pytest.fixture
def ada(make_person):
    person = make_person("Ada Osei")
    for kind in ("webauthn", "webauthn", "totp", "recovery_codes"):
        Authenticator.objects.create(user=person, type=kind, data={})
    return person


@pytest.fixture
def admin(make_person, give):
    person = make_person("Ade Admin")
    give(person, "administrator")
    return person


@pytest.fixture
def client(client, sign_in, admin):
    return sign_in(admin)


def test_the_second_steps_are_taken_away_and_the_person_is_signed_out_and_told(
    client, ada, admin, make_person, give, post_office
):
    other = make_person("Olu Admin")
    give(other, "administrator")
    own = Client()
    own.force_login(ada)
    assert own.get("/account/").status_code == 200
    assert client.get(RESET).url == FIND
    found = client.post(FIND, {"person": ada.email})
    assert found.url == RESET, "Nobody's number or address stands in it."
    page = client.get(RESET).content.decode()
    assert "Ada Osei" in page
    assert "2 passkeys" in page
    assert client.post(RESET, {"whose": ada.pk, "reason": "stolen"}).status_code == 422
    assert Authenticator.objects.count() == 4
    assert client.post(RESET, {"whose": ada.pk, **ANSWERS}).url == FIND
    assert not Authenticator.objects.exists()
    assert own.get("/account/").status_code == 302
    [letter, told] = post_office()
    assert (letter.to, letter.subject) == ([ada.email], "Your second step was reset")
    assert (told.to, told.subject) == ([other.email], "Somebody’s second step was reset")
    for word in ("Ade Admin", "Ada Osei", "The device was stolen", "I called them"):
        assert word in told.body
    event = Event.objects.get(action="second-factor.reset")
    assert (event.actor, event.subject_id) == (admin.pk, str(ada.pk))
    assert event.detail == {"count": 4, **ANSWERS}
    assert client.post(RESET, {"whose": ada.pk, **ANSWERS}).url == FIND, "It is done once."


def test_a_page_resets_the_second_step_of_whom_it_names(client, ada, make_person):
    other = make_person("Bo Li")
    Authenticator.objects.create(user=other, type="totp", data={})
    client.post(FIND, {"person": ada.email})
    client.post(FIND, {"person": other.email})  # in another window
    answer = client.post(RESET, {"whose": ada.pk, **ANSWERS})
    assert "somebody else in another window" in answer.content.decode()
    assert Authenticator.objects.count() == 5


def test_where_there_is_one_administrator_the_programme_team_is_told(
    ada, admin, make_person, give, post_office
):
    team = make_person("Tess Team")
    give(team, "programme-team")
    actions.reset_second_step(ada, by=admin, **ANSWERS)
    assert [letter.to for letter in post_office()] == [[ada.email], [team.email]]


def test_nobody_resets_their_own(client, admin):
    Authenticator.objects.create(user=admin, type="totp", data={})
    answer = client.post(FIND, {"person": admin.email})
    assert "Nobody resets their own second step" in answer.content.decode()
    session = client.session
    session["organisations.second_step_of"] = admin.pk
    session.save()
    page = client.post(RESET, {"whose": admin.pk, **ANSWERS}).content.decode()
    assert "Somebody else has to reset" in page
    assert Authenticator.objects.exists()


def test_there_has_to_be_something_to_take_away(client, make_person, ada):
    answer = client.post(FIND, {"person": make_person("Bo Li").email})
    assert "has no second step" in answer.content.decode()
    assert "Nobody here has this address" in client.post(FIND, {"person": "x@example.org"}).content.decode()
    client.post(FIND, {"person": ada.email})
    Authenticator.objects.all().delete()
    assert client.post(RESET, ANSWERS).url == FIND
    accounts.close_account(ada, by=ada)
    assert client.get(RESET).url == FIND


def test_the_way_there_is_shown_to_administrators_alone(client, sign_in, make_person, give):
    assert 'href="/administration/"' in client.get("/account/").content.decode()
    assert "/administration/second-step/" in client.get("/administration/").content.decode()
    team = make_person("Tess Team")
    give(team, "programme-team")
    sign_in(team)
    assert 'href="/administration/"' not in client.get("/account/").content.decode()
    assert client.get(FIND).status_code == 404
