"""Closing an account: at once for everybody else, for a year until the rest goes; and opening it again."""

import datetime as dt

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from fairlead_web.accounts import actions, api
from fairlead_web.accounts.models import Invitation, User
from fairlead_web.audit.api import SITE
from fairlead_web.audit.models import Event
from fairlead_web.networks import api as networks
from fairlead_web.networks.models import ChairTerm, Membership, Network, ReferenceMember, Story, Topic
from fairlead_web.organisations import api as organisations
from fairlead_web.organisations.models import Office, Role

CLOSE, FIND, ONE = "/account/data/close/", "/team/accounts/", "/team/accounts/one/"


@pytest.fixture
def network(db):
    return Network.objects.get(code="lgbtq-leaders")


@pytest.fixture
def ada(make_person, make_organisation, give, network):
    """A person with something in every corner, and a co-chair of what she chairs."""
    person, trust = make_person("Ada Zebrafinch"), make_organisation("RX1", "Harbour Trust")
    give(person, "lead", trust)
    networks.join(network, by=person, kind="member")
    networks.share_story(network, text="I asked the board.", shown="network", by=person)
    networks.start_topic(network, title="Rotas", text="How do you do it?", by=person)
    women = Network.objects.get(code="women-leaders")
    for one in (person, make_person("Cleo Chair")):
        networks.agree_to_chair(networks.appoint_chair(women, person=one, by=SITE), by=one)
    kept = organisations.record_staff_network(trust, name="Carers", open_to="Carers", by=SITE)
    organisations.record_office(kept, kind="sponsor", post="Chief nurse", person=person, by=SITE)
    networks.add_reference_member(person=person, starts_on=timezone.localdate(), by=SITE)
    api.invite(address="guest@example.com", by=person)
    api.change_profile(person, by=person, offers="Zebrafinch offers", found=True, offers_seen_by="members")
    return person


@pytest.fixture
def team(make_person, give):
    person = make_person("Tess Team")
    give(person, "programme-team")
    return person


def test_closing_ones_own_account_ends_at_once_what_others_saw(ada, sign_in, post_office, network):
    elsewhere = Client()
    elsewhere.force_login(ada)
    client = sign_in(ada)
    post_office().clear()
    page = client.get(CLOSE).content.decode()
    assert "What ends at once" in page
    assert "ada.zebrafinch@example.org" in page
    assert "not the address" in client.post(CLOSE, {"email": "x@example.org"}).content.decode()
    answer = client.post(CLOSE, {"email": ada.email.upper()})
    assert "Your account is closed" in client.get(answer.url).content.decode()
    assert client.get("/account/").status_code == elsewhere.get("/account/").status_code == 302
    for model in (Membership, Story, Topic):
        assert not model.objects.exists(), model
    assert not api.people().filter(pk=ada.pk)
    assert not api.has_consent(ada, "belonging")
    assert not organisations.roles_of(ada.pk)
    assert Role.objects.get(person=ada).ended_at, "That she held it stays."
    assert not networks.networks_chaired(ada)
    assert not ChairTerm.objects.filter(person=ada, ends_on=None)
    today = timezone.localdate()
    assert Office.objects.get().ends_on == ReferenceMember.objects.get().ends_on == today
    assert Invitation.objects.get().withdrawn_at
    [letter] = post_office()
    assert letter.to == [ada.email]
    assert "no network" in letter.body
    assert network.name not in letter.body
    closed_as = list(Event.objects.filter(action="person.closed").values_list("actor", "detail"))
    assert closed_as == [(ada.pk, {})]
    api.close_account(ada, by=ada)
    assert Event.objects.filter(action="person.closed").count() == 1, "Twice is once."


def test_duties_are_handed_over_before_one_closes_the_account(sign_in, team):
    page = sign_in(team).post(CLOSE, {"email": team.email}).content.decode()
    assert "You are the only one of the programme team" in page
    assert api.people().filter(pk=team.pk)


def test_the_team_closes_an_account_and_learns_of_no_network(ada, team, sign_in, make_person):
    """The record of closing somebody who belonged is that of closing somebody who did not."""
    told = []
    for person in (ada, make_person("Bo Li")):
        client, before = sign_in(team), Event.objects.count()
        assert client.get(ONE).url == FIND
        assert client.post(FIND, {"person": person.email}).url == ONE
        page = client.get(ONE).content.decode()
        assert f"Close the account of {person.name}" in page
        assert ("Organisation lead, Harbour Trust" in page) == (person == ada)
        assert "LGBTQ" not in page
        assert client.post(ONE, {"whose": person.pk}).status_code == 422
        assert client.post(ONE, {"whose": person.pk, "reason": "left"}).url == "/team/"
        told.append([one.action for one in Event.objects.order_by("pk")[before:]])
    of_roles = {"role.ended", "chair.ended", "reference-member.ended", "staff_network.office_ended"}
    assert [one for one in told[0] if one not in of_roles | {"invitation.withdrawn"}] == told[1]
    assert told[1] == ["person.closed"]
    assert Event.objects.filter(action="person.closed").latest("pk").detail == {"reason": "left"}


def test_a_page_closes_the_account_that_it_names(ada, team, sign_in, make_person):
    client, other = sign_in(team), make_person("Bo Li")
    client.post(FIND, {"person": ada.email})
    assert f'name="whose" value="{ada.pk}"' in client.get(ONE).content.decode()
    client.post(FIND, {"person": other.email})  # in another window
    answer = client.post(ONE, {"whose": ada.pk, "reason": "left"})
    assert (answer.status_code, "somebody else in another window" in answer.content.decode()) == (422, True)
    api.close_account(other, by=SITE)
    assert client.post(ONE, {"whose": ada.pk}).status_code == 422, "Nor does it open that of another."
    assert api.people().filter(pk=ada.pk).exists()
    assert not api.people().filter(pk=other.pk).exists()


def test_nobody_closes_their_own_on_the_teams_page(team, sign_in):
    client = sign_in(team)
    assert "your own account" in client.post(FIND, {"person": team.email}).content.decode()
    assert "Nobody here has this address" in client.post(FIND, {"person": "x@example.org"}).content.decode()


def test_the_team_opens_it_again_and_neither_roles_nor_networks_come_back(ada, team, sign_in, post_office):
    api.close_account(ada, by=ada)
    post_office().clear()
    client = sign_in(team)
    client.post(FIND, {"person": ada.email})
    page = client.get(ONE).content.decode()
    assert "Reopen the account of Ada Zebrafinch" in page
    assert client.post(ONE, {"whose": ada.pk}).url == "/team/"
    ada.refresh_from_db()
    assert (ada.is_active, ada.closed_at) == (True, None)
    assert api.is_found(ada), "What she said of herself waited."
    assert not organisations.roles_of(ada.pk)
    assert not Membership.objects.exists()
    assert post_office()[-1].subject == "Your account is open again"
    with pytest.raises(ValidationError):
        api.reopen_account(ada, by=team)


def test_after_a_year_the_rest_is_erased(ada):
    api.close_account(ada, by=ada)
    with time_machine.travel(timezone.now() + dt.timedelta(days=364)):
        assert actions.delete_expired()["accounts.User"] == 0
    with time_machine.travel(timezone.now() + dt.timedelta(days=366)):
        assert actions.delete_expired()["accounts.User"] == 1
        assert actions.delete_expired()["accounts.User"] == 0
    gone = User.objects.get(pk=ada.pk)
    assert (gone.name, gone.is_active, gone.closed_at) == ("Somebody who has left", False, None)


def test_whoever_comes_back_is_told_by_letter_and_by_no_page(client, ada, team, post_office):
    """Signing in, joining and an invitation: the page is that of anybody, the letter tells the owner."""
    api.approve_domain("example.org", by=SITE)
    api.close_account(ada, by=ada)
    post_office().clear()
    answer = client.post("/account/sign-in/", {"email": ada.email})
    stranger = Client().post("/account/sign-in/", {"email": "nobody@example.org"})
    assert (answer.status_code, answer.url) == (stranger.status_code, stranger.url)
    [letter] = post_office()
    assert (letter.to, letter.subject) == ([ada.email], "Your account is closed")
    assert client.post("/account/join/", {"email": ada.email}).url == "/account/join/code/"
    letter = post_office()[-1]
    assert letter.to == [ada.email]
    assert "the programme team can open it again" in letter.body
    api.invite(address=ada.email, by=team)
    [link] = [word for word in post_office()[-1].body.split() if "/invited/" in word]
    assert "Your account is closed" in client.get(link[link.index("/account") :]).content.decode()


def test_erasing_ends_roles_terms_and_offices(ada):
    api.erase_person(ada, by=ada)
    role = Role.objects.get(person=ada)
    assert role.ended_at
    assert not organisations.roles_of(ada.pk)
    assert not ChairTerm.objects.filter(person=ada, ends_on=None)
    assert (Office.objects.get().person, Office.objects.get().ends_on) == (None, timezone.localdate())
    member = ReferenceMember.objects.get()
    assert (member.person, member.name, member.ends_on) == (None, "", timezone.localdate())
