"""Roles are given and end."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from fairlead_web.audit import api as audit
from fairlead_web.organisations.models import Organisation, Role, StaffNetwork


@transaction.atomic
def give_role(
    *,
    person_id: int,
    kind: str,
    by: audit.Actor,
    organisation: Organisation | None = None,
    staff_network: StaffNetwork | None = None,
    starts_on: dt.date | None = None,
    ends_on: dt.date | None = None,
) -> Role:
    """Give a person a role, from today unless said otherwise.

    The chair of a staff network holds the role for the network's organisation. The same days twice are once.
    """
    given = {
        "person_id": person_id,
        "kind": kind,
        "organisation": staff_network.organisation if staff_network else organisation,
        "staff_network": staff_network,
        "starts_on": starts_on or timezone.localdate(),
        "ends_on": ends_on,
    }
    held = Role.objects.filter(**given).first()
    if held is not None and ends_on:  # one without an end is refused in words below
        return held
    role = Role(**given)
    role.full_clean()
    role.save()
    audit.record("role.given", by=by, subject=role, organisation=code_of(role), person=person_id, kind=kind)
    return role


@transaction.atomic
def end_role(role: Role, *, by: audit.Actor, on: dt.date | None = None) -> None:
    """End a role; `on` is its last day, today unless said otherwise."""
    role.ends_on = on or timezone.localdate()
    role.full_clean()
    role.save()
    audit.record(
        "role.ended", by=by, subject=role, organisation=code_of(role), person=role.person_id, kind=role.kind
    )


def code_of(role: Role) -> str:
    """The code of the organisation a role is held for; empty for the whole site."""
    return role.organisation.code if role.organisation else ""
