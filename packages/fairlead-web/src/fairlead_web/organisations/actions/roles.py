"""Roles are given and end."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from fairlead_web.audit import api as audit
from fairlead_web.organisations.models import Organisation, Role, StaffNetwork
from fairlead_web.organisations.queries import not_ended
from fairlead_web.ui import api as ui


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
        "ended_at": None,
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
    """End a role; `on` is its last day. Without a day it ends at this moment; if it had not begun, it goes.

    Higher apps fill the slot "organisations.role_ended" (role, by) with what somebody else has to take over.
    """
    audit.record(
        "role.ended", by=by, subject=role, organisation=code_of(role), person=role.person_id, kind=role.kind
    )
    if on is None and role.starts_on > timezone.localdate():
        role.delete()
        return
    role.ends_on, role.ended_at = on or timezone.localdate(), None if on else timezone.now()
    role.full_clean()
    role.save()
    ui.slot_values("organisations.role_ended", role=role, by=by)


@transaction.atomic
def end_roles_of(*, person: Any, by: audit.Actor) -> None:
    """What leaving does: a person's roles end; that they were held stays, as a number."""
    for role in not_ended(Role.objects.filter(person=person)):
        end_role(role, by=by)


def code_of(role: Role) -> str:
    """The code of the organisation a role is held for; empty for the whole site."""
    return role.organisation.code if role.organisation else ""
