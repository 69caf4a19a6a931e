"""Changing organisations and roles."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from fairlead_web.audit import api as audit
from fairlead_web.organisations.models import Organisation, Role


@transaction.atomic
def add_organisation(
    *,
    code: str,
    name: str,
    kind: str,
    by: audit.Actor,
    opened_on: dt.date | None = None,
    synthetic: bool = False,
) -> Organisation:
    """Add an organisation."""
    organisation = Organisation(code=code, name=name, kind=kind, opened_on=opened_on, synthetic=synthetic)
    organisation.full_clean()
    organisation.save()
    audit.record("organisation.added", by=by, subject=organisation, organisation=code)
    return organisation


@transaction.atomic
def close_organisation(
    organisation: Organisation, *, on: dt.date, by: audit.Actor, successor: Organisation | None = None
) -> None:
    """Close an organisation, naming what took its place. Its figures and promises stay."""
    organisation.closed_on = on
    organisation.successor = successor
    organisation.full_clean()
    organisation.save()
    audit.record(
        "organisation.closed",
        by=by,
        subject=organisation,
        organisation=organisation.code,
        successor=successor.code if successor else None,
    )


@transaction.atomic
def give_role(
    *,
    person_id: int,
    kind: str,
    by: audit.Actor,
    organisation: Organisation | None = None,
    starts_on: dt.date | None = None,
    ends_on: dt.date | None = None,
) -> Role:
    """Give a person a role, from today unless said otherwise."""
    role = Role(
        person_id=person_id,
        kind=kind,
        organisation=organisation,
        starts_on=starts_on or timezone.localdate(),
        ends_on=ends_on,
    )
    role.full_clean()
    role.save()
    audit.record(
        "role.given",
        by=by,
        subject=role,
        organisation=organisation.code if organisation else "",
        person=person_id,
        kind=kind,
    )
    return role


@transaction.atomic
def end_role(role: Role, *, by: audit.Actor, on: dt.date | None = None) -> None:
    """End a role; `on` is its last day, today unless said otherwise."""
    role.ends_on = on or timezone.localdate()
    role.full_clean()
    role.save()
    audit.record(
        "role.ended",
        by=by,
        subject=role,
        organisation=role.organisation.code if role.organisation else "",
        person=role.person_id,
        kind=role.kind,
    )
