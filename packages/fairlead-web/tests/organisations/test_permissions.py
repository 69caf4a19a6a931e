"""Who may do what, over every role and every date."""

import datetime as dt

import pytest
import rules
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from fairlead_web.organisations import api
from fairlead_web.organisations.api import (
    is_administrator,
    is_approver,
    is_approver_for,
    is_lead,
    is_lead_for,
    is_programme_team,
    may,
)

TODAY = timezone.localdate()
DAY = dt.timedelta(days=1)
FOR_ONE = {"lead": is_lead, "approver": is_approver}
FOR_ALL = {"programme-team": is_programme_team, "administrator": is_administrator}


@pytest.mark.parametrize("kind", FOR_ONE)
def test_a_role_opens_its_own_organisation_and_no_other(kind, make_person, make_organisation, give):
    person, own, other = make_person(), make_organisation("RX1"), make_organisation("RX2")
    give(person, kind, own)
    assert FOR_ONE[kind](person, own)
    assert FOR_ONE[kind](person)
    assert not FOR_ONE[kind](person, other)
    assert not FOR_ONE[kind](person, None)


@pytest.mark.parametrize("held", [*FOR_ONE, *FOR_ALL])
def test_one_role_never_stands_for_another(held, make_person, make_organisation, give):
    person, trust = make_person(), make_organisation()
    give(person, held, trust if held in FOR_ONE else None)
    assert {kind for kind, predicate in FOR_ONE.items() if predicate(person, trust)} == {held} & set(FOR_ONE)
    assert {kind for kind, predicate in FOR_ALL.items() if predicate(person)} == {held} & set(FOR_ALL)


@pytest.mark.parametrize(
    ("starts", "ends", "holds"),
    [
        (TODAY, None, True),
        (TODAY, TODAY, True),
        (TODAY - DAY, TODAY + DAY, True),
        (TODAY + DAY, None, False),
        (TODAY - 2 * DAY, TODAY - DAY, False),
    ],
)
def test_a_role_counts_from_its_first_day_to_its_last(
    starts, ends, holds, make_person, make_organisation, give
):
    person, trust = make_person(), make_organisation()
    give(person, "approver", trust, starts_on=starts, ends_on=ends)
    assert is_approver(person, trust) is holds


def test_strangers_hold_nothing(make_organisation):
    trust, stranger = make_organisation(), AnonymousUser()
    assert not any(predicate(stranger, trust) for predicate in FOR_ONE.values())
    assert not any(predicate(stranger) for predicate in FOR_ALL.values())
    assert not may(stranger, "audit.read")


def test_a_permission_with_no_name_is_refused(make_person):
    assert not may(make_person(), "nobody.registered_this")


def test_every_registered_permission_refuses_a_stranger_and_a_plain_member(make_person, make_organisation):
    trust = make_organisation()
    for name in ("audit.read", "organisations.see_people"):
        assert rules.perm_exists(name)
    for person in (AnonymousUser(), make_person()):
        assert not may(person, "audit.read")
        assert not may(person, "organisations.see_people", trust)


def test_organisations_of_a_person(make_person, make_organisation, give):
    person, own = make_person(), make_organisation("RX1")
    make_organisation("RX2")
    give(person, "lead", own)
    assert list(api.organisations_of(person.pk, "lead")) == [own]
    assert not api.organisations_of(person.pk, "approver").exists()


def test_whoever_leads_somewhere_may_invite(make_person, make_organisation, give):
    lead, approver = make_person("Lena Lead"), make_person("Avi Approver")
    give(lead, "lead", make_organisation("RX1"))
    give(approver, "approver", make_organisation("RX2"))
    assert may(lead, "accounts.invite")
    assert not may(approver, "accounts.invite")


@pytest.mark.parametrize("answers", [is_lead_for, is_approver_for])
def test_nobody_answers_for_no_organisation_and_no_visitor_for_any(answers, make_person, make_organisation):
    assert not answers(make_person(), None)
    assert not answers(AnonymousUser(), make_organisation())
