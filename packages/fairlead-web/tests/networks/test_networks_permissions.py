"""Who may do what in a network: belonging and chairing, never a role of the site."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from fairlead_web.audit.api import SITE
from fairlead_web.networks import api
from fairlead_web.networks.models import ChairTerm
from fairlead_web.organisations.api import may

CHAIRS = ("see_register", "approve", "write_update", "write_ask", "celebrate", "hold_chat", "moderate")
BELONGING = ("see_inside", "tell_story", "ask_question", "discuss")
TODAY = timezone.localdate()
DAY = dt.timedelta(days=1)


def open_to(person, network, names):
    return {name for name in names if may(person, f"networks.{name}", network)}


@pytest.mark.parametrize("kind", ["member", "supporter"])
def test_belonging_opens_the_inside_of_that_network_only(kind, make_person, join, network, other_network):
    person = make_person()
    join(person, network, kind)
    assert open_to(person, network, BELONGING) == set(BELONGING)
    assert open_to(person, other_network, BELONGING) == set()
    assert api.belongs(person, network)
    assert api.is_member(person, network) is (kind == "member")
    assert not api.is_member(person, other_network)
    assert open_to(person, network, CHAIRS) == set()


def test_asking_opens_nothing(make_person, join, network):
    network.asks_approval = True
    network.save()
    person = make_person()
    join(person, network)
    assert open_to(person, network, (*BELONGING, *CHAIRS)) == set()
    assert not api.is_member(person, network)


def test_a_chair_sees_the_inside_and_the_register_of_that_network_only(make_chair, network, other_network):
    chair = make_chair(network)
    assert open_to(chair, network, CHAIRS) == set(CHAIRS)
    assert may(chair, "networks.see_inside", network)
    assert open_to(chair, network, BELONGING) == {"see_inside", "discuss"}, "A chair need not belong."
    assert open_to(chair, other_network, ("see_inside", *CHAIRS)) == set()


@pytest.mark.parametrize(
    ("starts", "ends", "agreed", "chairs"),
    [
        (TODAY, None, True, True),
        (TODAY, TODAY, True, True),
        (TODAY, None, False, False),
        (TODAY + DAY, None, True, False),
        (TODAY - 3 * DAY, TODAY - DAY, True, False),
    ],
)
def test_a_chair_chairs_between_the_days_and_once_agreed(starts, ends, agreed, chairs, make_person, network):
    person = make_person()
    ChairTerm.objects.create(
        person=person,
        network=network,
        starts_on=starts,
        ends_on=ends,
        agreed_at=timezone.now() if agreed else None,
    )
    assert api.is_chair(person, network) is chairs


@pytest.mark.parametrize("role", ["programme-team", "administrator", "lead", "approver"])
def test_no_role_of_the_site_opens_what_those_who_belong_see(
    role, make_person, make_organisation, give, network
):
    person = make_person()
    trust = make_organisation() if role in {"lead", "approver"} else None
    give(person, role, trust)
    assert open_to(person, network, (*BELONGING, *CHAIRS)) == set()
    assert may(person, "networks.manage") is (role == "programme-team")
    assert may(person, "networks.see_growth") is (role == "programme-team")
    assert may(person, "networks.judge_for_chairs") is (role == "programme-team")
    assert may(person, "networks.reply_for", trust) is (role == "lead")


def test_a_closed_network_opens_nothing_to_anybody(make_person, make_chair, join, network):
    person, chair = make_person(), make_chair(network)
    join(person, network)
    api.close_network(network, by=SITE)
    network.refresh_from_db()
    for one in (person, chair):
        assert open_to(one, network, ("join", *BELONGING, *CHAIRS)) == set()
        assert not api.is_member(one, network)


def test_a_visitor_may_nothing_and_a_person_may_join(make_person, network):
    stranger = AnonymousUser()
    assert open_to(stranger, network, ("join", *BELONGING, *CHAIRS)) == set()
    assert not api.is_member(stranger, network)
    assert not api.belongs(stranger, network)
    assert not api.is_chair(stranger, network)
    assert not may(stranger, "networks.manage")
    assert may(make_person(), "networks.join", network)


def test_who_judges_what_somebody_wrote(make_person, make_chair, join, give, network, other_network):
    author, team, chair = make_person("Ama Author"), make_person("Joan Team"), make_chair(network)
    other = make_chair(other_network, "Other Chair")
    give(team, "programme-team")
    join(author, network)
    theirs = api.start_topic(network, title="Title", text="Text", by=author)
    own = api.post(theirs, text="By the chair", by=chair)
    people = {"author": author, "team": team, "chair": chair, "other": other, "nobody": AnonymousUser()}

    def judges(thing):
        return {name for name, person in people.items() if may(person, "networks.judge", thing)}

    assert judges(theirs) == {"chair"}
    assert judges(own) == set(), "Nobody asked the team."
    api.report(own, reason="other", by=author)
    assert judges(own) == {"team"}
    api.remove_post(own, by=chair)
    own.refresh_from_db()
    assert judges(own) == set()
