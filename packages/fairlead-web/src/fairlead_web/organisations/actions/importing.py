"""A list in two steps: read and shown, then taken over. Doing either again does no harm."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fairlead_web.audit import api as audit
from fairlead_web.organisations.actions.refusal import NotNow
from fairlead_web.organisations.importing import bodies, partners, people, successions
from fairlead_web.organisations.importing.plans import Step
from fairlead_web.organisations.importing.reading import Row
from fairlead_web.organisations.models import Import

BATCH = 50
"""So many invitations go at a time: a mail server takes no thousand letters at once from a new sender."""

Kind = Import.Kind


def plan(kind: str, rows: list[Row]) -> list[Step]:
    """What would happen to each row; nothing is changed."""
    planners = {
        Kind.ORGANISATIONS: bodies.plan,
        Kind.PEOPLE: people.plan,
        Kind.PARTNERS: partners.plan,
        Kind.SUCCESSORS: successions.plan,
    }
    return planners[Kind(kind)](rows)


@transaction.atomic
def bring_list(*, kind: str, rows: list[Row], basis: str = "", by: Any) -> tuple[Import, list[Step]]:
    """Keep what may be taken over of a list, with the basis for holding it, and say what would happen."""
    if kind == Kind.PEOPLE and basis not in Import.Basis.values:
        raise NotNow(_("Say on what lawful basis the programme holds these addresses."))
    steps = plan(kind, rows)
    doing = [step.stored() for step in steps if step.deed not in ("nothing", "error")]
    brought = Import(kind=kind, basis=basis if kind == Kind.PEOPLE else "", by=by, rows=doing)
    if waiting := _the_same(brought):
        return waiting, steps
    brought.ended_at = None if doing else timezone.now()  # with nothing to do, nothing waits
    brought.save()
    audit.record(
        "import.read",
        by=by,
        subject=brought,
        kind=kind,
        basis=brought.basis,
        rows=len(steps),
        errors=sum(step.is_error for step in steps),
    )
    return brought, steps


def _the_same(brought: Import) -> Import | None:
    """The same list, where it waits already: a file that is sent twice waits once."""
    untouched = Import.objects.filter(by=brought.by, kind=brought.kind, basis=brought.basis, done=0)
    waiting = untouched.filter(started_at=None, ended_at=None)
    return next((one for one in waiting if one.rows == brought.rows), None)


@transaction.atomic
def take_over(brought: Import, *, by: Any) -> int:
    """Do what the list says, for people one batch at a time; how many rows. Whoever brought it does so."""
    brought = Import.objects.select_for_update().get(pk=brought.pk)
    now = brought.rows[:BATCH] if brought.kind == Kind.PEOPLE else brought.rows
    for step in now:
        _do(brought, step, by)
    brought.rows = brought.rows[len(now) :]
    brought.done += len(now)
    if not brought.rows:
        brought.ended_at = timezone.now()
    brought.save()
    if now:
        audit.record("import.taken_over", by=by, subject=brought, kind=brought.kind, rows=len(now))
    return len(now)


@transaction.atomic
def discard_list(brought: Import, *, by: Any) -> None:
    """Forget the rest of a list."""
    brought.rows, brought.ended_at = [], timezone.now()
    brought.save(update_fields=["rows", "ended_at"])
    audit.record("import.discarded", by=by, subject=brought, kind=brought.kind)


def _do(brought: Import, step: dict[str, Any], by: Any) -> None:
    try:
        do_step(brought, step, by=by)
    except ValidationError as fault:
        raise NotNow(
            _("Row %(row)s cannot be taken over: %(why)s. Nothing of this batch was done.")
            % {"row": step["row"], "why": " ".join(fault.messages)}
        ) from fault


def do_step(brought: Import, step: dict[str, Any], *, by: Any) -> None:
    """Do what one row says; again changes nothing. Raises ValidationError."""
    if brought.kind == Kind.PEOPLE:
        people.take_over(step["values"], by=by, basis=brought.basis)
    elif brought.kind == Kind.PARTNERS:
        partners.take_over(step["values"], by=by)
    elif brought.kind == Kind.SUCCESSORS:
        successions.take_over(step["values"], by=by)
    else:
        bodies.take_over(step, by=by, today=timezone.localdate())
