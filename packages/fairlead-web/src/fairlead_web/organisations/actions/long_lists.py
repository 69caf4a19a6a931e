"""A long list is taken over beside the pages: in pieces, each of them whole, with one report at the end.

A row that cannot be taken over stops nothing; it stands in the report. Where the work is cut off, what is
stored says which rows are left, and the worker goes on with them. Twice at once does no harm: each piece
holds the list's row in the database while it works.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from fairlead_web.audit import api as audit
from fairlead_web.organisations.actions.importing import do_step
from fairlead_web.organisations.models import Import
from fairlead_web.organisations.permissions import may

LONG = 500
"""Above so many rows a list is not taken over while somebody waits for the page."""
PIECE = 250


def is_long(brought: Import) -> bool:
    """Whether a list is taken over in the background. Invitations go in batches, when somebody says so."""
    return brought.kind != Import.Kind.PEOPLE and len(brought.rows) > LONG


@transaction.atomic
def begin(brought: Import, *, by: Any) -> None:
    """Take a long list over in the background; twice is once."""
    begun = Import.objects.filter(pk=brought.pk, started_at=None, ended_at=None)
    if begun.update(started_at=timezone.now()):
        audit.record("import.begun", by=by, subject=brought, kind=brought.kind, rows=len(brought.rows))
        enqueue(brought)


def enqueue(brought: Import) -> None:
    """Hand a list to the worker. Where the queue cannot be reached it is found again within a minute."""
    transaction.on_commit(lambda: work.enqueue(brought.pk), robust=True)


def resume() -> int:
    """Hand every list that has begun and not ended to the worker again; how many."""
    waiting = list(Import.objects.filter(started_at__isnull=False, ended_at=None))
    for brought in waiting:
        enqueue(brought)
    return len(waiting)


@task()
def work(number: int) -> None:
    """Take over what is left of a list."""
    while piece(number):
        pass


@transaction.atomic
def piece(number: int) -> bool:
    """Take the next rows over, all that can be; whether more are left."""
    brought = Import.objects.select_for_update().filter(pk=number, ended_at=None).first()
    if brought is None or brought.started_at is None:
        return False
    if not may(brought.by, "organisations.manage"):
        why = _("Whoever brought the list does not belong to the programme team any more.")
        brought.faults += [{"row": step["row"], "what": step["what"], "why": why} for step in brought.rows]
        brought.rows = []
    now, brought.rows = brought.rows[:PIECE], brought.rows[PIECE:]
    faults = [fault for step in now if (fault := _fault(brought, step))]
    brought.faults += faults
    brought.done += len(now) - len(faults)
    if not brought.rows:
        brought.ended_at = timezone.now()
    brought.save()
    audit.record(
        "import.taken_over", by=brought.by, subject=brought, kind=brought.kind, rows=len(now) - len(faults)
    )
    return bool(brought.rows)


def _fault(brought: Import, step: dict[str, Any]) -> dict[str, Any] | None:
    try:
        with transaction.atomic():
            do_step(brought, step, by=brought.by)
    except ValidationError as fault:
        return {"row": step["row"], "what": step["what"], "why": " ".join(fault.messages)}
    return None
