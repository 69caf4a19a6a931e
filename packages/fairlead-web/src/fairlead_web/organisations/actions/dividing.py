"""A body whose work went to several, or whose successors are learned of later. No machine moves anybody.

What people held there ends on its last day. Each is asked where they work now; the programme team sees which
roles ended, and gives them where they belong.
"""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext

from fairlead_web.audit import api as audit
from fairlead_web.organisations.actions.affiliations import affiliate
from fairlead_web.organisations.actions.bodies import close_organisation
from fairlead_web.organisations.actions.handing_on import hand_on_if_due, settle
from fairlead_web.organisations.actions.roles import give_role
from fairlead_web.organisations.actions.succession import next_day
from fairlead_web.organisations.models import Affiliation, Organisation, Role, Share

Parts = list[tuple[Organisation, str]]
"""Successors, each with what went there, or nothing."""


@transaction.atomic
def name_successors(
    organisation: Organisation,
    *,
    into: Parts,
    by: audit.Actor,
    on: dt.date | None = None,
    since: dict[str, dt.date] | None = None,
) -> None:
    """Close a body, if it is open, with `on` its last day; say to which bodies its work went; ask its people.

    Where parts of a body went on different days, `since` has those days by the successors' codes.
    An open body with one successor merges into it, and everything follows.
    Raises ValidationError where successors are known already, or do not fit.
    """
    last = organisation.closed_on or on
    if last is None:
        raise ValidationError({"on": gettext("Say which day was its last.")})
    refuse_nonsense(organisation, into, last)
    if organisation.closed_on is None and len(into) == 1:
        close_organisation(organisation, on=last, successor=into[0][0], by=by)
        return
    if organisation.closed_on is None:
        organisation.closed_on = last
        organisation.full_clean()
        organisation.save(update_fields=["closed_on"])
        audit.record("organisation.closed", by=by, subject=organisation, organisation=organisation.code)
    if len(into) == 1:
        organisation.successor = into[0][0]
        organisation.save(update_fields=["successor"])
    else:
        Share.objects.bulk_create(
            Share(
                organisation=organisation,
                successor=body,
                what=what,
                starts_on=(since or {}).get(body.code, next_day(last)),
            )
            for body, what in into
        )
    code = organisation.code
    audit.record("organisation.succeeded", by=by, subject=organisation, organisation=code, bodies=len(into))
    if organisation.handed_on:
        settle(organisation)
    hand_on_if_due(organisation, by=by)


def refuse_nonsense(organisation: Organisation, into: Parts, last: dt.date) -> None:
    """Want successors that are several bodies, others than this one, and open after its last day."""
    bodies = [body.pk for body, _what in into]
    if organisation.successor_id or Share.objects.filter(organisation=organisation).exists():
        raise ValidationError(gettext("What took its place is recorded already."))
    if not bodies or organisation.pk in bodies or len(set(bodies)) < len(bodies):
        raise ValidationError({"into": gettext("Name each other organisation once.")})
    if over := next((body for body, _what in into if body.closed_on and body.closed_on <= last), None):
        says = gettext("%(name)s was closed by then. Name the organisation that took its place.") % {
            "name": over.name
        }
        raise ValidationError({"into": says})


@transaction.atomic
def go_on(place: Affiliation, *, at: Organisation, by: audit.Actor) -> Affiliation:
    """Begin a place at a successor on the day after the old one ended, as its person says."""
    return affiliate(
        person_id=place.person_id,
        organisation=at,
        job_title=place.job_title,
        starts_on=next_day(place.ends_on or place.starts_on),
        by=by,
    )


@transaction.atomic
def place_role(role: Role, *, at: Organisation, by: Any) -> Role:
    """Give a role that ended with its body at one of the successors, from today."""
    return give_role(person_id=role.person_id, kind=role.kind, organisation=at, by=by)
