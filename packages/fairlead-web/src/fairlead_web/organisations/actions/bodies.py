"""Bodies begin, change their names, close, and merge."""

import datetime as dt
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext

from fairlead_web.audit import api as audit
from fairlead_web.organisations.actions.succession import follow
from fairlead_web.organisations.models import EarlierName, Organisation, OtherCode
from fairlead_web.ui import api as ui


@transaction.atomic
def add_organisation(
    *,
    code: str,
    name: str,
    kind: str,
    by: audit.Actor,
    region: str = "",
    opened_on: dt.date | None = None,
    synthetic: bool = False,
) -> Organisation:
    """Add an organisation."""
    organisation = Organisation(
        code=code, name=name, kind=kind, region=region, opened_on=opened_on, synthetic=synthetic
    )
    organisation.full_clean()
    organisation.save()
    audit.record("organisation.added", by=by, subject=organisation, organisation=code)
    return organisation


@transaction.atomic
def add_code(organisation: Organisation, *, scheme: str, code: str, by: audit.Actor) -> OtherCode:
    """Add the code that an organisation has in another list."""
    other = OtherCode(organisation=organisation, scheme=scheme, code=code)
    other.full_clean()
    other.save()
    audit.record(
        "organisation.code_added",
        by=by,
        subject=organisation,
        organisation=organisation.code,
        scheme=scheme,
        code=code,
    )
    return other


@transaction.atomic
def rename(organisation: Organisation, *, name: str, on: dt.date, by: audit.Actor) -> None:
    """Give an organisation a new name from the day after `on`; the old one is remembered.

    Raises ValidationError where the name is the same or the days do not fit.
    """
    if name == organisation.name:
        raise ValidationError({"name": gettext("This is its name already.")})
    earlier = EarlierName(organisation=organisation, name=organisation.name, until=on)
    earlier.full_clean()
    earlier.save()
    organisation.name = name
    organisation.full_clean()
    organisation.save()
    audit.record("organisation.renamed", by=by, subject=organisation, organisation=organisation.code)


@transaction.atomic
def close_organisation(
    organisation: Organisation, *, on: dt.date, by: audit.Actor, successor: Organisation | None = None
) -> None:
    """Close an organisation, naming what took its place. Its figures and promises stay.

    `on` is its last day. Where there is a successor, people, roles, staff networks and partnerships follow.
    The same twice is once: else what followed would follow again.
    """
    if Organisation.objects.filter(pk=organisation.pk, closed_on=on, successor=successor).exists():
        return
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
    follow(organisation, on=on, by=by)


@transaction.atomic
def merge(organisations: Iterable[Organisation], *, into: Organisation, on: dt.date, by: audit.Actor) -> None:
    """Close several organisations, whose place one takes. `on` is their last day.

    Raises ValidationError where one is closed already, or is the one that stays.
    """
    going = list(organisations)
    for one in going:
        if one.pk == into.pk:
            raise ValidationError(gettext("An organisation cannot merge into itself."))
        if one.closed_on is not None:
            raise ValidationError(
                gettext("%(name)s is closed already, since %(day)s.")
                % {"name": one.name, "day": ui.day(one.closed_on)}
            )
    if into.closed_on is not None and into.closed_on <= on:
        raise ValidationError(gettext("The organisation that stays must be open after that day."))
    for one in going:
        close_organisation(one, on=on, by=by, successor=into)
