"""Bodies begin, change their names, close, and merge."""

import datetime as dt
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext

from fairlead_web.audit import api as audit
from fairlead_web.organisations.actions.handing_on import hand_on_if_due
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
def remember_name(organisation: Organisation, *, name: str, until: dt.date, by: audit.Actor) -> None:
    """Record what an organisation was called until a day; its name today stays. Again changes nothing."""
    if organisation.earlier_names.filter(name=name).exists():
        return
    earlier = EarlierName(organisation=organisation, name=name, until=until)
    earlier.full_clean()
    earlier.save()
    audit.record("organisation.name_remembered", by=by, subject=organisation, organisation=organisation.code)


@transaction.atomic
def close_organisation(
    organisation: Organisation, *, on: dt.date, by: audit.Actor, successor: Organisation | None = None
) -> None:
    """Close an organisation, naming what took its place. Its figures and promises stay.

    `on` is its last day. Where there is a successor, people, roles, staff networks and partnerships follow
    once that day is past; until then nothing moves. The same twice is once.
    Raises ValidationError where another closing is recorded.
    """
    if Organisation.objects.filter(pk=organisation.pk, closed_on=on, successor=successor).exists():
        return
    if organisation.closed_on is not None:
        raise ValidationError(
            gettext("A last day is recorded already: %(day)s.") % {"day": ui.day(organisation.closed_on)}
        )
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
    hand_on_if_due(organisation, by=by)


@transaction.atomic
def call_off(organisation: Organisation, *, by: audit.Actor) -> None:
    """Take back a closing, merger or division whose day is to come; again changes nothing.

    Nothing has moved, so nothing is lost. Raises ValidationError where it has happened.
    """
    found = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if found.closed_on is None:
        return
    if found.handed_on:
        raise ValidationError(gettext("This has happened already, and what was held there has gone on."))
    found.closed_on, found.successor = None, None
    found.save(update_fields=["closed_on", "successor"])
    found.shares.all().delete()
    audit.record("organisation.closing_called_off", by=by, subject=found, organisation=found.code)


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
