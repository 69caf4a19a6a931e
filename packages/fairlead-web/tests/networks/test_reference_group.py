"""The reference group: dated members, named with consent only, and published notes."""

import datetime as dt

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from fairlead_web.accounts import api as accounts
from fairlead_web.audit.api import SITE
from fairlead_web.audit.models import Event
from fairlead_web.networks import actions
from fairlead_web.networks.models import ReferenceMember, ReferenceNote

GROUP = "networks:reference_group"
TODAY = timezone.localdate()


@pytest.fixture
def team(client, sign_in, make_person, give):
    person = make_person("Joan Team")
    give(person, "programme-team")
    sign_in(person)
    return client


def text(client):
    return client.get(reverse(GROUP)).content.decode()


def test_an_empty_group_says_how_people_join(client, db):
    assert "join by invitation" in text(client)
    assert "No note yet" in text(client)


def test_a_member_is_named_with_consent_only(team):
    add = reverse("networks:add_reference_member")
    given = {
        "name": "Grace Mensah",
        "credit": "Carer for ten years",
        "lived_experience": "on",
        "starts_on": "2026-01-05",
    }
    team.post(add, given)
    member = ReferenceMember.objects.get()
    assert (member.name, member.credit, member.agreed_on) == ("", "", None)
    assert "prefers not to be named" in text(team)
    team.post(add, {**given, "agreed": "on"})
    team.logout()
    shown = text(team)
    for words in ("Grace Mensah", "Carer for ten years", "Lived experience", "since 5 January 2026"):
        assert words in shown
    assert "last day" not in shown
    assert str(member) == f"Reference group member {member.pk}"


@pytest.mark.parametrize("wrong", ["", "yesterday", "2026-13-01"])
def test_a_day_that_is_none_is_refused(wrong, team):
    answer = team.post(reverse("networks:add_reference_member"), {"starts_on": wrong})
    assert answer.status_code == 422
    assert not ReferenceMember.objects.exists()


def test_a_member_leaves_at_the_end_of_a_day(team):
    member = actions.add_reference_member(
        by=SITE, starts_on=TODAY - dt.timedelta(9), name="Grace", agreed=True
    )
    team.post(reverse("networks:end_reference_member", args=[member.pk]))
    assert "Grace" in text(team)
    actions.end_reference_member(member, by=SITE, on=TODAY - dt.timedelta(1))
    assert "Grace" not in text(team)
    assert team.post(reverse("networks:end_reference_member", args=[member.pk])).status_code == 404


def test_somebody_who_begins_later_is_seen_by_the_team_alone_until_then(team, client):
    day = TODAY + dt.timedelta(40)
    given = {"name": "Grace Mensah", "agreed": "on", "starts_on": f"{day:%Y-%m-%d}"}
    team.post(reverse("networks:add_reference_member"), given)
    shown = text(team)
    assert "Grace Mensah" in shown, "The team was told that they are added."
    assert "Still to come" in shown
    member = ReferenceMember.objects.get()
    address = reverse("networks:end_reference_member", args=[member.pk])
    assert team.post(address).status_code == 302
    assert not ReferenceMember.objects.exists(), "Who never came leaves nothing."
    team.post(reverse("networks:add_reference_member"), given)
    team.logout()
    assert "Grace Mensah" not in text(client)
    with time_machine.travel(timezone.now() + dt.timedelta(40)):
        assert "Grace Mensah" in text(client)


def test_the_name_goes_from_the_day_after_somebody_has_left(db):
    member, still = (
        actions.add_reference_member(
            by=SITE, starts_on=TODAY - dt.timedelta(9), name=name, credit="Carer", agreed=True
        )
        for name in ("Grace", "Noor")
    )
    actions.end_reference_member(member, by=SITE, on=TODAY - dt.timedelta(1))
    actions.end_reference_member(still, by=SITE, on=TODAY)
    accounts.delete_expired()
    member.refresh_from_db()
    still.refresh_from_db()
    assert (member.name, member.credit, member.agreed_on) == ("", "", None), "The register promises it."
    assert still.name == "Noor", "It is their last day."


def test_a_note_is_taken_down(team, client):
    note = actions.publish_reference_note(held_on=TODAY, title="Said", text="Grace said so.", by=SITE)
    address = reverse("networks:remove_reference_note", args=[note.pk])
    assert address in text(team)
    assert team.get(address).status_code == 405
    team.post(address)
    team.logout()
    shown = text(client)
    assert "Grace said so." not in shown
    assert address not in shown
    assert Event.objects.filter(action="reference-note.removed").exists()


def test_a_note_is_published_once(team):
    note = {"held_on": "2026-02-03", "title": "What we said", "text": "One.\r\n\r\nTwo."}
    for _twice in range(2):
        team.post(reverse("networks:add_reference_note"), note)
    assert str(ReferenceNote.objects.get()) == "What we said"
    team.logout()
    shown = text(team)
    assert "Held 3 February 2026" in shown
    assert "<p>Two.</p>" in shown


def test_erasure_takes_the_name_and_leaves_the_dates(make_person, client):
    person = make_person("Grace Mensah")
    actions.add_reference_member(
        by=SITE,
        starts_on=TODAY,
        person=person,
        name="Grace Mensah",
        credit="Carer",
        lived_experience=True,
        agreed=True,
    )
    accounts.erase_person(person, by=SITE)
    member = ReferenceMember.objects.get()
    assert (member.name, member.credit, member.lived_experience, member.person) == ("", "", False, None)
    assert "prefers not to be named" in text(client)


def add_pat(team, make_person, **more):
    pat = make_person("Pat Lived")
    given = {
        "email": pat.email,
        "name": "Pat L.",
        "credit": "Carer",
        "lived_experience": "on",
        "agreed": "on",
    }
    answer = team.post(
        reverse("networks:add_reference_member"), {**given, "starts_on": f"{TODAY:%Y-%m-%d}", **more}
    )
    assert answer.status_code == 302
    return pat, ReferenceMember.objects.get()


def test_a_member_with_an_account_sees_their_place_and_is_not_named_once_they_say_so(
    team, make_person, sign_in, client
):
    pat, member = add_pat(team, make_person)
    assert pat.email not in text(team)
    sign_in(pat)
    own = client.get("/account/").content.decode()
    for words in ("Pat L.", "Carer", "It says that you take part from lived experience"):
        assert words in own
    assert client.post(reverse("networks:be_unnamed", args=[member.pk])).status_code == 302
    assert client.post(reverse("networks:be_unnamed", args=[member.pk])).status_code == 404
    assert "Named nowhere there" in client.get("/account/").content.decode()
    shown = text(client)
    assert "Pat L." not in shown
    assert "Lived experience" not in shown
    assert "prefers not to be named" in shown


def test_a_member_with_an_account_leaves_themselves(team, make_person, sign_in, client):
    pat, member = add_pat(team, make_person)
    sign_in(make_person("Ola Other"))
    address = reverse("networks:give_up_place", args=[member.pk])
    assert client.post(address).status_code == 404
    assert "Reference group</h2>" not in client.get("/account/").content.decode()
    sign_in(pat)
    assert address in client.get("/account/").content.decode()
    client.post(address)
    member.refresh_from_db()
    assert member.ends_on == TODAY
    assert address not in client.get("/account/").content.decode()
    with time_machine.travel(timezone.now() + dt.timedelta(1)):
        assert "Pat L." not in text(client)


def test_a_member_who_has_not_begun_and_does_not_come_leaves_nothing(team, make_person, sign_in, client):
    later = f"{TODAY + dt.timedelta(9):%Y-%m-%d}"
    pat, member = add_pat(team, make_person, starts_on=later)
    sign_in(pat)
    client.post(reverse("networks:give_up_place", args=[member.pk]))
    assert not ReferenceMember.objects.exists()


def test_closing_the_account_of_a_member_takes_the_name_with_it(team, make_person):
    pat, member = add_pat(team, make_person)
    accounts.erase_person(pat, by=SITE)
    member.refresh_from_db()
    assert (member.person, member.name, member.ends_on) == (None, "", TODAY)


def test_an_address_without_an_account_is_refused(team):
    given = {"email": "nobody@example.org", "starts_on": "2026-01-05"}
    answer = team.post(reverse("networks:add_reference_member"), given)
    assert answer.status_code == 422
    assert "Nobody has an account with this address" in answer.content.decode()
    assert not ReferenceMember.objects.exists()


def test_the_database_refuses_a_name_without_consent(db):
    with pytest.raises(IntegrityError), transaction.atomic():
        ReferenceMember.objects.create(name="Grace", starts_on=TODAY)


def test_lived_experience_is_held_of_somebody_known_only_with_their_consent(make_person):
    known = make_person()
    added = [
        actions.add_reference_member(
            by=SITE, starts_on=timezone.localdate(), person=person, lived_experience=True, agreed=agreed
        )
        for person, agreed in ((known, False), (None, False))
    ]
    assert [one.lived_experience for one in added] == [False, True]


def test_a_name_is_taken_away_and_that_somebody_takes_part_stays(team, client):
    member = actions.add_reference_member(
        by=SITE, starts_on=dt.date(2026, 1, 5), name="Noor", credit="Patients first", agreed=True
    )
    address = reverse("networks:unname_reference_member", args=[member.pk])
    assert team.post(address).status_code == 302
    assert team.post(address).status_code == 404
    page = client.get(reverse("networks:reference_group")).content.decode()
    assert "Noor" not in page
    assert "Patients first" not in page
    assert "prefers not to be named" in page
