"""Organisations record their staff networks, and who chairs and sponsors them."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from fairlead_web.audit import api as audit
from fairlead_web.organisations import queries, spans
from fairlead_web.organisations.actions.roles import end_role, give_role
from fairlead_web.organisations.models import Office, Organisation, Role, StaffNetwork


@transaction.atomic
def record_staff_network(
    organisation: Organisation,
    *,
    name: str,
    open_to: str,
    by: audit.Actor,
    shown: bool = False,
    starts_on: dt.date | None = None,
) -> StaffNetwork:
    """Record a staff network of an organisation. Raises ValidationError."""
    network = StaffNetwork(
        organisation=organisation,
        name=name,
        open_to=open_to,
        shown=shown,
        starts_on=starts_on or timezone.localdate(),
    )
    network.full_clean()
    network.save()
    audit.record("staff_network.recorded", by=by, subject=network, organisation=organisation.code)
    return network


@transaction.atomic
def change_staff_network(
    network: StaffNetwork, *, name: str, open_to: str, shown: bool, by: audit.Actor
) -> None:
    """Change what is said of a staff network. Raises ValidationError."""
    network.name, network.open_to, network.shown = name, open_to, shown
    network.full_clean()
    network.save()
    audit.record("staff_network.changed", by=by, subject=network, organisation=network.organisation.code)


@transaction.atomic
def appoint_chair(
    network: StaffNetwork,
    *,
    person_id: int,
    by: audit.Actor,
    starts_on: dt.date | None = None,
    ends_on: dt.date | None = None,
) -> Role:
    """Make a person the chair of a staff network, from today unless said otherwise."""
    return give_role(
        person_id=person_id,
        kind=Role.Kind.STAFF_NETWORK_CHAIR,
        staff_network=network,
        by=by,
        starts_on=starts_on,
        ends_on=ends_on,
    )


@transaction.atomic
def record_office(
    network: StaffNetwork,
    *,
    kind: str,
    post: str,
    by: audit.Actor,
    person: Any = None,
    name: str = "",
    starts_on: dt.date | None = None,
    ends_on: dt.date | None = None,
) -> Office:
    """Record an executive sponsor, or a chair without an account, from today unless said otherwise.

    Recording it twice is once. Raises ValidationError.
    """
    given = {
        "staff_network": network,
        "kind": kind,
        "post": post,
        "person": person,
        "name": name,
        "starts_on": starts_on or timezone.localdate(),
        "ends_on": ends_on,
    }
    held = Office.objects.filter(**given).first()
    if held is not None:
        return held
    office = Office(**given)
    office.full_clean()
    office.save()
    code = network.organisation.code
    audit.record("staff_network.office_recorded", by=by, subject=network, organisation=code, kind=kind)
    return office


@transaction.atomic
def end_office(office: Office, *, by: audit.Actor, on: dt.date | None = None) -> None:
    """End an office; `on` is its last day, today unless said otherwise. One that never began is deleted."""
    network, kind, last = office.staff_network, office.kind, on or timezone.localdate()
    if office.starts_on > last:
        office.delete()
    else:
        office.ends_on = last
        office.save(update_fields=["ends_on"])
    code = network.organisation.code
    audit.record("staff_network.office_ended", by=by, subject=network, organisation=code, kind=kind)


@transaction.atomic
def forget_offices(*, person: Any, by: audit.Actor) -> None:
    """What erasing does: offices end; post and dates stay, without the person."""
    end_offices_of(person=person, by=by)
    Office.objects.filter(person=person).update(person=None)


@transaction.atomic
def end_offices_of(*, person: Any, by: audit.Actor) -> None:
    """What leaving does: a person's offices end."""
    for office in spans.not_over(Office.objects.filter(person=person), timezone.localdate()):
        end_office(office, by=by)


@transaction.atomic
def close_staff_network(network: StaffNetwork, *, by: audit.Actor, on: dt.date | None = None) -> None:
    """Close a staff network; its chairs' roles and its offices end with it, at once unless said otherwise."""
    last = on or timezone.localdate()
    network.ends_on = last
    network.full_clean()
    network.save()
    going = spans.not_over(network.chairs.all(), on) if on else queries.not_ended(network.chairs.all())
    for role in going:
        end_role(role, by=by, on=max(on, role.starts_on) if on else None)
    network.appointments.all().delete()
    for office in spans.not_over(network.offices.all(), last):
        end_office(office, by=by, on=last)
    audit.record("staff_network.closed", by=by, subject=network, organisation=network.organisation.code)
