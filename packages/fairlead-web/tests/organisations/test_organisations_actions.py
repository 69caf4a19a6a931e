import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from fairlead_web.audit.api import SITE
from fairlead_web.audit.models import Event
from fairlead_web.organisations import api, demonstration
from fairlead_web.organisations.models import Organisation, Role

MARCH = dt.date(2026, 3, 31)


def actions(code):
    return set(Event.objects.filter(organisation=code).values_list("action", flat=True))


def test_closing_names_the_successor_and_is_recorded(make_organisation):
    old, new = make_organisation("OLD"), make_organisation("NEW")
    api.close_organisation(old, on=MARCH, successor=new, by=SITE)
    old.refresh_from_db()
    assert (old.closed_on, old.successor, list(new.predecessors.all())) == (MARCH, new, [old])
    assert actions("OLD") == {"organisation.added", "organisation.closed"}


def test_a_body_cannot_close_before_it_opens(db):
    body = api.add_organisation(code="X", name="X", kind="trust", opened_on=dt.date(2026, 4, 1), by=SITE)
    with pytest.raises(ValidationError):
        api.close_organisation(body, on=MARCH, by=SITE)
    body.refresh_from_db()
    assert body.closed_on is None


def test_the_database_refuses_a_successor_of_an_open_body(make_organisation):
    one, other = make_organisation("A"), make_organisation("B")
    with pytest.raises(IntegrityError), transaction.atomic():
        Organisation.objects.filter(pk=one.pk).update(successor=other)


def test_the_database_refuses_a_body_that_succeeds_itself(make_organisation):
    one = make_organisation("A")
    with pytest.raises(IntegrityError), transaction.atomic():
        Organisation.objects.filter(pk=one.pk).update(successor=one, closed_on=MARCH)


def test_ending_a_role_keeps_it_and_is_recorded(make_person, make_organisation, give):
    trust = make_organisation("RX1")
    role = give(make_person(), "lead", trust, starts_on=MARCH)
    api.end_role(role, by=SITE)
    role.refresh_from_db()
    assert role.ends_on == timezone.localdate()
    assert actions("RX1") == {"organisation.added", "role.given", "role.ended"}
    assert (str(role), str(trust)) == ("Organisation lead", "Trust RX1")


@pytest.mark.parametrize(("kind", "with_organisation"), [("lead", False), ("programme-team", True)])
def test_a_role_names_an_organisation_exactly_when_it_must(
    kind, with_organisation, make_person, make_organisation, give
):
    with pytest.raises(ValidationError):
        give(make_person(), kind, make_organisation() if with_organisation else None)


@pytest.mark.parametrize("kind", ["lead", "administrator"])
def test_nobody_holds_the_same_open_role_twice(kind, make_person, make_organisation, give):
    person, body = make_person(), make_organisation() if kind == "lead" else None
    give(person, kind, body)
    with pytest.raises(ValidationError):
        give(person, kind, body)


def test_a_role_cannot_end_before_it_starts(make_person, make_organisation, give):
    with pytest.raises(ValidationError):
        give(make_person(), "lead", make_organisation(), starts_on=MARCH, ends_on=MARCH - dt.timedelta(1))


def test_the_demonstration_fills_once_and_every_person_is_synthetic(db):
    demonstration.fill()
    before = Role.objects.count(), Organisation.objects.count(), Event.objects.count()
    demonstration.fill()
    assert (Role.objects.count(), Organisation.objects.count(), Event.objects.count()) == before
    assert all(role.person.synthetic for role in Role.objects.all())
    assert {role.organisation.code for role in Role.objects.filter(kind="approver")} >= {"SYN1", "SYN2"}


def test_no_demonstration_body_has_one_person_as_lead_and_approver(db):
    demonstration.fill()
    for body in Organisation.objects.all():
        leads = set(body.roles.filter(kind="lead").values_list("person", flat=True))
        assert leads.isdisjoint(body.roles.filter(kind="approver").values_list("person", flat=True))
