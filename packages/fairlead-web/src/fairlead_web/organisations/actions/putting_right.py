"""A closing or merger recorded by mistake is undone: what moved goes back, with what came since."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext

from fairlead_web.audit import api as audit
from fairlead_web.organisations.actions.bodies import call_off
from fairlead_web.organisations.models import (
    Affiliation,
    EmailDomain,
    Move,
    Office,
    Organisation,
    Partnership,
    Role,
    RoleRequest,
    StaffNetwork,
    Welcome,
)

Kind = Move.Kind
DATED: dict[str, Any] = {
    Kind.AFFILIATION: Affiliation,
    Kind.PARTNERSHIP: Partnership,
    Kind.OFFICE: Office,
    Kind.ROLE: Role,
    Kind.STAFF_NETWORK: StaffNetwork,
}
"""In this order: a staff network goes back last, with what still hangs on it."""
UNDATED: dict[str, Any] = {Kind.DOMAIN: EmailDomain, Kind.WELCOME: Welcome, Kind.REQUEST: RoleRequest}


@transaction.atomic
def put_right(organisation: Organisation, *, by: audit.Actor) -> None:
    """Let a closed body be open again, as if it had never closed; again changes nothing.

    What moved goes back as it is now: a role that ended at the successor is ended. Who came to the successor
    by themselves stays there. Raises ValidationError where that cannot be done without guessing.
    """
    found = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if not found.handed_on:
        call_off(found, by=by)
        return
    refuse_guesses(found)
    moves = list(found.moves.all())
    for kind, model in DATED.items():
        for move in (one for one in moves if one.kind == kind):
            take_back(found, move, model)
    for kind, model in UNDATED.items():
        numbers = [one.number for one in moves if one.kind == kind]
        model.objects.filter(pk__in=numbers, organisation=found.successor).update(organisation=found)
    found.moves.all().delete()
    found.shares.all().delete()
    found.closed_on, found.successor, found.handed_on = None, None, False
    found.save(update_fields=["closed_on", "successor", "handed_on"])
    audit.record("organisation.put_right", by=by, subject=found, organisation=found.code)


def refuse_guesses(found: Organisation) -> None:
    """Want that what moved is known, and lies where it was moved."""
    after = found.successor
    if after and after.handed_on:
        raise ValidationError(
            gettext("%(name)s has closed since. Put that right first.") % {"name": after.name}
        )
    known = {(one.kind, one.number) for one in found.moves.all()}
    ended = {
        (str(kind), number)
        for kind, rows in ((Kind.ROLE, found.roles), (Kind.AFFILIATION, found.affiliations))
        for number in rows.filter(ends_on=found.closed_on).values_list("pk", flat=True)
    }
    if ended and not known:
        raise ValidationError(
            gettext("It is not known what moved then. Give people and roles back one by one.")
        )


def take_back(found: Organisation, move: Move, model: Any) -> None:
    """Let one row go on at the body; what was changed since at the successor is changed here too."""
    old = model.objects.filter(pk=move.number).first()
    fresh = model.objects.filter(pk=move.begun).first() if move.begun else None
    person = getattr(old or fresh, "person", None)
    if (move.begun and fresh is None) or (person is not None and not person.is_active):
        return  # it was taken away since, or its person has left
    if old is None:  # it had not begun when the body closed; an office hangs on its staff network
        if fresh and model is not Office:
            fresh.organisation = found
            fresh.save()
        return
    old.ends_on = fresh.ends_on if fresh else move.until
    if fresh and model is Role:
        old.ended_at = fresh.ended_at
    if fresh and model is StaffNetwork:
        gather(old, fresh)
    if fresh:
        fresh.delete()
    old.save()


def gather(old: StaffNetwork, fresh: StaffNetwork) -> None:
    """All that came to a staff network at the successor since belongs to the one that it continues."""
    fresh.offices.update(staff_network=old)
    fresh.chairs.update(staff_network=old, organisation=old.organisation)
    fresh.appointments.update(staff_network=old)
