"""Organisations record their staff networks, and who chairs them."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from fairlead_web.audit import api as audit
from fairlead_web.organisations.actions.roles import end_role, give_role
from fairlead_web.organisations.models import Organisation, Role, StaffNetwork


@transaction.atomic
def record_staff_network(
    organisation: Organisation,
    *,
    name: str,
    open_to: str,
    by: audit.Actor,
    sponsor: str = "",
    shown: bool = False,
    starts_on: dt.date | None = None,
) -> StaffNetwork:
    """Record a staff network of an organisation. Raises ValidationError."""
    network = StaffNetwork(
        organisation=organisation,
        name=name,
        open_to=open_to,
        sponsor=sponsor,
        shown=shown,
        starts_on=starts_on or timezone.localdate(),
    )
    network.full_clean()
    network.save()
    audit.record("staff_network.recorded", by=by, subject=network, organisation=organisation.code)
    return network


@transaction.atomic
def change_staff_network(
    network: StaffNetwork, *, name: str, open_to: str, sponsor: str, shown: bool, by: audit.Actor
) -> None:
    """Change what is said of a staff network. Raises ValidationError."""
    network.name, network.open_to, network.sponsor, network.shown = name, open_to, sponsor, shown
    network.full_clean()
    network.save()
    audit.record("staff_network.changed", by=by, subject=network, organisation=network.organisation.code)


@transaction.atomic
def appoint_chair(network: StaffNetwork, *, person_id: int, by: audit.Actor) -> Role:
    """Make a person the chair of a staff network, from today."""
    return give_role(person_id=person_id, kind=Role.Kind.STAFF_NETWORK_CHAIR, staff_network=network, by=by)


@transaction.atomic
def close_staff_network(network: StaffNetwork, *, by: audit.Actor, on: dt.date | None = None) -> None:
    """Close a staff network; its chairs' roles end with it."""
    last = on or timezone.localdate()
    network.ends_on = last
    network.full_clean()
    network.save()
    for role in network.chairs.filter(ends_on=None):
        end_role(role, by=by, on=max(last, role.starts_on))
    audit.record("staff_network.closed", by=by, subject=network, organisation=network.organisation.code)
