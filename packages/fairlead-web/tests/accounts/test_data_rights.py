"""A copy of one's data, consent, objection, erasure.

Longer than other files: all rights are tried for the same person, of whom the site holds everything it can.
"""

import datetime as dt
import json

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.utils import timezone

from fairlead_web.accounts import actions, api, export, purposes
from fairlead_web.accounts.actions.erasure import made
from fairlead_web.accounts.models import Consent, Invitation, Letter, Level, Objection, Profile, User
from fairlead_web.accounts.presenters import data
from fairlead_web.accounts.registry import declarations, holdings
from fairlead_web.audit.api import SITE
from fairlead_web.audit.models import Event
from fairlead_web.ui import slots
from fairlead_web.vocabulary import api as vocabulary

CANARY = "Zebrafinch"


@pytest.fixture
def ada(make_person, make_organisation, give):
    """A person with something in every corner."""
    person = make_person(f"Ada {CANARY}")
    api.change_profile(
        person,
        by=person,
        called=f"{CANARY} A",
        offers=f"{CANARY} offers",
        needs=f"{CANARY} needs",
        interests=vocabulary.interests()[:1],
        name_seen_by=Level.MEMBERS,
        found=True,
    )
    api.set_digest_frequency(person, "weekly", by=person)
    actions.object_to(person, "statistics", by=person)
    api.write_letter(to=person, subject="A note", text=f"Dear {CANARY}", key="n1", kind="notice")
    actions.invite(address="guest@example.com", by=person)
    give(person, "lead", make_organisation("RX1", "Harbour Trust"))
    return person


def everything(person):
    """All that the database holds in the models about people."""
    found = []
    for one in holdings():
        found += [str(row) for row in one.model_class._base_manager.values()]
    return "\n".join(found)


def test_a_copy_holds_what_the_register_declares_and_no_secret(ada):
    copy = json.dumps(api.export_of(ada), default=str)
    assert copy.count(CANARY) >= 4
    models = {part["model"] for part in api.export_of(ada)["held"]}
    assert {
        "accounts.User",
        "accounts.Profile",
        "accounts.Consent",
        "organisations.Role",
        "audit.Event",
    } <= models
    assert ada.password not in copy
    assert "guest@example.com" not in copy, "Somebody else's address is not mine to copy."
    assert "Harbour Trust" in copy


def test_a_copy_names_no_other_person(ada, make_person):
    invitation, field = Invitation(sponsor=make_person("Oli Other")), Invitation._meta.get_field("sponsor")
    assert export._whose(invitation, field, ada) == "Another person"
    invitation.sponsor = ada
    assert export._whose(invitation, field, ada) == "You"
    assert export._whose(invitation, Invitation._meta.get_field("person"), ada) is None


def test_the_words_of_packages_are_not_shown(sign_in, ada):
    ada.socialaccount_set.create(provider="openid_connect", uid="4711", extra_data={"name": "Ada"})
    page = sign_in(ada).get("/account/data/").content.decode().casefold()
    for words in ("last login", "date joined", "uid<", "extra data"):
        assert words not in page
    assert "last signed in" in page
    names = {name for one in declarations() for path in one.export for name in path.split("__")}
    assert set(export.IN_OUR_WORDS) <= names, "No word is kept for a field that nobody shows."


def test_the_page_and_the_file_show_the_same(sign_in, ada):
    client = sign_in(ada)
    page = client.get("/account/data/").content.decode()
    assert f"{CANARY} offers" in page
    assert "Legitimate interest" in page
    answer = client.get("/account/data/copy.json")
    assert answer["Content-Disposition"] == 'attachment; filename="my-data.json"'
    assert "no-store" in answer["Cache-Control"]
    assert answer.json()["person"] == ada.pk


def test_nobody_else_gets_it(client, db):
    for path in (
        "/account/data/",
        "/account/data/copy.json",
        "/account/data/choices/",
        "/account/data/erase/",
    ):
        assert client.get(path).url.startswith("/account/sign-in/")


def test_erasure_leaves_nothing_personal(ada, sign_in, post_office):
    client = sign_in(ada)
    number, address = ada.pk, ada.email
    page = client.get("/account/data/erase/").content.decode()
    assert "What stays, without your name" in page
    assert "cannot be changed" in page
    answer = client.post("/account/data/erase/", {"email": address.upper()})
    assert answer.url == "/account/erased/"
    assert b"Your account is erased" in client.get(answer.url).content
    assert client.get("/account/").status_code == 302
    assert post_office()[-1].to == [address]
    held = everything(ada)
    assert CANARY not in held
    assert address not in held
    tombstone = User.objects.get(pk=number)
    assert (tombstone.name, tombstone.is_active) == ("Somebody who has left", False)
    assert not tombstone.has_usable_password()
    assert not Profile.objects.exists()
    assert not Consent.objects.exists()
    assert not Invitation.objects.exists()
    assert Event.objects.filter(action="person.erased", subject_id=str(number)).exists()
    assert api.person_at(address) is None


def test_the_address_can_join_again_as_somebody_new(ada):
    address = ada.email
    api.erase_person(ada, by=ada)
    assert actions.join(email=address, name="New Person", by=SITE).pk != ada.pk


def test_erasure_takes_the_own_address(sign_in, ada):
    page = sign_in(ada).post("/account/data/erase/", {"email": "other@example.org"}).content.decode()
    assert "This is not the address of your account" in page
    ada.refresh_from_db()
    assert ada.is_active


def test_duties_are_handed_over_first(sign_in, ada, monkeypatch):
    duty = {"accounts.before_erasure": lambda person: ["You are the only chair of a network."]}
    real = slots.fillings
    monkeypatch.setattr(slots, "fillings", lambda name: [duty[name]] if name in duty else real(name))
    page = sign_in(ada).post("/account/data/erase/", {"email": ada.email}).content.decode()
    assert "You are the only chair of a network." in page
    ada.refresh_from_db()
    assert ada.is_active


def test_erasure_is_all_or_nothing(ada, monkeypatch):
    def broken(person):
        raise ZeroDivisionError

    monkeypatch.setattr("fairlead_web.accounts.actions.erasure.end_sessions", broken)
    with pytest.raises(ZeroDivisionError):
        api.erase_person(ada, by=ada)
    ada.refresh_from_db()
    assert ada.is_active
    assert CANARY in ada.name


def test_a_declared_verb_erases_through_its_own_rules(ada, monkeypatch):
    called = []
    monkeypatch.setattr(
        "fairlead_web.accounts.actions.erasure.import_string",
        lambda path: lambda *, person, by: called.append((path, person)),
    )
    one = next(one for one in holdings() if one.model == "accounts.Objection")
    through = type(one)(**{**vars(one), "erase": api.Through("some.verb")})
    monkeypatch.setattr("fairlead_web.accounts.actions.erasure.holdings", lambda: [through])
    api.erase_person(ada, by=ada)
    assert called == [("some.verb", ada)]
    assert made(3) == 3


def test_a_closed_account_loses_its_sessions_at_once(ada, sign_in):
    client = sign_in(ada)
    assert client.get("/account/").status_code == 200
    api.close_account(ada, by=SITE)
    assert client.get("/account/").status_code == 302
    assert not Session.objects.exists()


def test_consent_is_kept_by_purpose_and_version(ada, monkeypatch):
    actions.give_consent(ada, "found", by=ada)
    assert Consent.objects.filter(purpose="found").count() == 1
    newer = purposes.Purpose("found", "Being found", "In other words.", version=2)
    monkeypatch.setitem(purposes._purposes, "found", newer)
    actions.give_consent(ada, "found", by=ada)
    old = Consent.objects.get(purpose="found", version=1)
    held = Consent.objects.get(purpose="found", withdrawn_at=None)
    assert (held.version, old.withdrawn_at is None, str(held)) == (2, False, "found 2")


def test_consent_is_given_and_withdrawn_on_a_page_and_stops_what_rested_on_it(sign_in, ada):
    client = sign_in(ada)
    page = client.get("/account/data/choices/").content.decode()
    assert "You agreed on" in page
    for purpose in ("found", "profile", "digest"):
        assert client.post(f"/account/data/choices/{purpose}/withdraw/").status_code == 302
        client.post(f"/account/data/choices/{purpose}/withdraw/")  # twice does no harm
    assert not api.is_found(ada)
    assert api.digest_frequency(ada) == "never"
    assert api.profile_of(ada).name_seen_by == Level.NOBODY
    assert "You have not agreed" in client.get("/account/data/choices/").content.decode()
    client.post("/account/data/choices/found/give/")
    assert Consent.objects.filter(person=ada, purpose="found", withdrawn_at=None).exists()


def test_new_words_are_asked_for_again(sign_in, ada, monkeypatch):
    newer = purposes.Purpose("found", "Being found", "In other words.", version=2)
    monkeypatch.setitem(purposes._purposes, "found", newer)
    page = sign_in(ada).get("/account/data/choices/").content.decode()
    assert "The words have changed since" in page
    assert "Agree to the new words" in page


def test_an_objection_stops_reminders_and_can_be_lifted(sign_in, ada, post_office):
    client = sign_in(ada)
    post_office()
    client.post("/account/data/choices/reminders/object/")
    client.post("/account/data/choices/reminders/object/")
    api.write_letter(to=ada, subject="Something waits", text="It waits", key="r1", kind="reminder")
    assert not Letter.objects.filter(key="r1").exists()
    assert "You objected on" in client.get("/account/data/choices/").content.decode()
    client.post("/account/data/choices/reminders/allow/")
    client.post("/account/data/choices/reminders/allow/")
    api.write_letter(to=ada, subject="Something waits", text="It waits", key="r1", kind="reminder")
    assert Letter.objects.filter(key="r1").exists()
    assert [str(one) for one in Objection.objects.all()] == ["statistics"]
    assert api.objects_to(ada, "statistics")


def test_what_an_objection_stops_is_stopped(ada, monkeypatch):
    stopping = purposes.Purpose(
        "statistics", "", "", by_consent=False, stops=f"{purposes.STOPS}.stop_being_found"
    )
    monkeypatch.setitem(purposes._purposes, "statistics", stopping)
    actions.lift_objection(ada, "statistics", by=ada)
    actions.object_to(ada, "statistics", by=ada)
    assert not api.is_found(ada)


@pytest.mark.parametrize("path", ["found/object", "reminders/give", "nonsense/give", "found/nonsense"])
def test_there_are_no_other_choices(sign_in, ada, path):
    assert sign_in(ada).post(f"/account/data/choices/{path}/").status_code == 404


def test_the_page_writes_values_as_people_do(sign_in, ada):
    page = sign_in(ada).get("/account/data/").content.decode()
    assert "+00:00" not in page
    assert data._said(["a", "b"]) == "a, b"
    assert (data._said(True), data._said(False), data._said(3), data._said(None)) == ("Yes", "No", "3", "")
    assert data._said("2026-03-03") == "3 March 2026"
    assert data._said("2026-03-03T09:00:00+00:00") == "3 March 2026, 09:00"


def test_the_programme_team_can_take_a_lost_second_factor_away(ada, sign_in, give, make_person, post_office):
    client = sign_in(ada)
    Authenticator.objects.create(user=ada, type="webauthn", data={})
    api.remove_second_factors(ada, reason="lost", proof="called", by=SITE)
    assert not Authenticator.objects.exists()
    assert client.get("/account/").status_code == 302
    assert post_office()[-1].subject == "Your second step was reset"
    assert Event.objects.get(action="second-factor.reset").detail == {
        "count": 1,
        "reason": "lost",
        "proof": "called",
    }


def test_the_command_deletes_what_is_past_its_time(ada, capsys):
    with time_machine.travel(timezone.now() + dt.timedelta(days=91)):
        call_command("delete_expired")
    assert "3 rows were past their time" in capsys.readouterr().out


def test_what_is_past_its_time_is_deleted(ada, post_office):
    post_office()
    with time_machine.travel(timezone.now() + dt.timedelta(days=89)):
        assert actions.delete_expired()["accounts.Letter"] == 0
    with time_machine.travel(timezone.now() + dt.timedelta(days=91)):
        counts = actions.delete_expired()
    assert counts["accounts.Letter"] == 2
    assert counts["accounts.Invitation"] == 1


def test_the_address_of_an_invitation_goes_when_it_is_past_and_with_who_is_erased(
    ada, make_person, post_office
):
    [mine] = Invitation.objects.filter(sponsor=ada)
    with time_machine.travel(timezone.now() + dt.timedelta(days=31)):
        assert actions.delete_expired()["accounts.Invitation"] == 1
        assert actions.delete_expired()["accounts.Invitation"] == 0
    mine.refresh_from_db()
    assert mine.address == "", "The letter promises it."
    oli = make_person("Oli Other")
    actions.invite(address=oli.email.upper(), by=ada)
    assert "accounts.Invitation" in str(api.export_of(oli))
    api.erase_person(oli, by=SITE)
    api.erase_person(ada, by=SITE)
    assert not Invitation.objects.exists()
    assert post_office() == [], (
        "Nobody is written to with a link that no longer opens, in the name of who left."
    )


def test_a_letter_with_an_invitation_that_is_withdrawn_is_not_sent(ada, post_office):
    [mine] = Invitation.objects.filter(sponsor=ada)
    actions.withdraw_invitation(mine, by=ada)
    assert not [letter for letter in post_office() if "guest@example.com" in letter.to]
