"""What became of bodies, and which became them: as many queries however often it happened.

The database follows the steps itself, on SQLite and PostgreSQL alike. What is planned for a later day has not
happened: a body is followed by another once its last day is past.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils import timezone

from fairlead_web.organisations.models import Organisation, Share

MOST_STEPS = 20
"""So many successions are followed; a body that became another more often does not exist."""
EARLIER = """
WITH RECURSIVE went (id, into_id) AS (
    SELECT id, successor_id FROM organisations_organisation
    WHERE successor_id IS NOT NULL AND closed_on < %s
    UNION SELECT organisation_id, share.successor_id FROM organisations_share AS share
    JOIN organisations_organisation AS body ON body.id = organisation_id
    WHERE body.closed_on < %s
), earlier (id, step) AS (
    SELECT id, 1 FROM went WHERE into_id = %s
    UNION SELECT went.id, step + 1 FROM went JOIN earlier ON into_id = earlier.id WHERE step < %s
)
SELECT id, MIN(step) FROM earlier GROUP BY id
"""
LATER = """
WITH RECURSIVE later (first_id, id, step) AS (
    SELECT id, successor_id, 1 FROM organisations_organisation
    WHERE successor_id IS NOT NULL AND closed_on < %s AND id IN ({})
    UNION SELECT first_id, successor_id, step + 1
    FROM later JOIN organisations_organisation AS body ON body.id = later.id
    WHERE successor_id IS NOT NULL AND closed_on < %s AND step < %s
)
SELECT first_id, id FROM later ORDER BY step
"""
MERGED = """
WITH RECURSIVE merged (id, step) AS (
    SELECT id, 1 FROM organisations_organisation WHERE closed_on < %s AND successor_id IN ({})
    UNION SELECT body.id, step + 1 FROM organisations_organisation AS body
    JOIN merged ON body.successor_id = merged.id WHERE body.closed_on < %s AND step < %s
)
SELECT id, step FROM merged
"""


def is_closed(organisation: Organisation) -> bool:
    """Whether its last day is past; a body may be known to close later."""
    return organisation.closed_on is not None and organisation.closed_on < timezone.localdate()


def open_organisations() -> QuerySet[Organisation]:
    """Those that are open today."""
    return Organisation.objects.filter(Q(closed_on=None) | Q(closed_on__gte=timezone.localdate()))


def lineage(organisation: Organisation) -> list[Organisation]:
    """All bodies that became this one, or became one of those: nearest first."""
    today = timezone.localdate()
    steps = _asked(EARLIER, [today, today, organisation.pk, MOST_STEPS])
    before = Organisation.objects.filter(pk__in=steps).exclude(pk=organisation.pk)
    return sorted(before.order_by("-closed_on", "name"), key=lambda one: steps[one.pk])


def became(organisation: Organisation) -> Organisation:
    """The body that stands in its place today; itself, if it has none or is open still."""
    if organisation.successor_id is None or not is_closed(organisation):
        return organisation
    return Organisation.objects.get(pk=_latest([organisation.pk])[organisation.pk])


def successors(organisation: Organisation) -> list[Organisation]:
    """The bodies that stand in a closed one's place today: one, or several where it or they were divided."""
    return successors_of([organisation])[organisation.pk]


def successors_of(organisations: Iterable[Organisation]) -> dict[int, list[Organisation]]:
    """The same for each of these."""
    latest = _latest(one.pk for one in organisations)
    past = Share.objects.filter(
        organisation__in=set(latest.values()), organisation__closed_on__lt=timezone.localdate()
    )
    parts = [(one.organisation_id, one.successor_id) for one in past]
    instead = _latest(successor for _, successor in parts)
    heirs: dict[int, dict[int, None]] = {}
    for divided, successor in parts:
        heirs.setdefault(divided, {})[instead[successor]] = None
    found = {first: list(heirs.get(last, {last: None})) for first, last in latest.items()}
    bodies = Organisation.objects.in_bulk({one for every in found.values() for one in every})
    return {first: [bodies[one] for one in every if one != first] for first, every in found.items()}


def shares(organisation: Organisation) -> QuerySet[Share]:
    """What became of a body that was divided."""
    return Share.objects.filter(organisation=organisation).select_related("successor")


def planned(organisation: Organisation) -> list[Organisation]:
    """The bodies to which the work of one goes that is open and has a last day."""
    if organisation.closed_on is None or is_closed(organisation):
        return []
    if organisation.successor:
        return [organisation.successor]
    return [one.successor for one in shares(organisation)]


def joining(organisation: Organisation) -> QuerySet[Organisation]:
    """Open bodies that will become this one, or part of whose work will go there."""
    parts = Share.objects.filter(successor=organisation).values("organisation")
    went = Q(successor=organisation) | Q(pk__in=parts)
    return Organisation.objects.filter(went, closed_on__gte=timezone.localdate())


def standing(organisation: Organisation, last: dt.date) -> Organisation | None:
    """The one body in a closing one's place after `last`: its successor, or what had become of that by then.

    None where there is no successor, or where it was closed by then and has not one in its place.
    """
    found = organisation.successor
    for _ in range(MOST_STEPS):
        if found is None or found.closed_on is None or found.closed_on > last:
            break
        found = found.successor
    return found


def due_to_hand_on() -> QuerySet[Organisation]:
    """Bodies whose last day is past, and whose people, roles and all else are still there."""
    past = Organisation.objects.filter(handed_on=False, closed_on__lt=timezone.localdate())
    return past.select_related("successor").order_by("closed_on", "pk")


def has_successors(organisation: Organisation) -> bool:
    """Whether what took a body's place is recorded."""
    return organisation.successor_id is not None or organisation.shares.exists()


def succeeded() -> set[int]:
    """The numbers of bodies whose successors are recorded."""
    shared = Share.objects.values("organisation")
    every = Organisation.objects.filter(Q(successor__isnull=False) | Q(pk__in=shared))
    return set(every.values_list("pk", flat=True))


def merged_into(numbers: Iterable[int]) -> set[int]:
    """The numbers of bodies in whose place one of these stands today."""
    every = list(numbers)
    if not every:
        return set()
    marks = ", ".join(["%s"] * len(every))
    return set(_asked(MERGED.format(marks), [timezone.localdate(), *every, timezone.localdate(), MOST_STEPS]))


def _latest(numbers: Iterable[int]) -> dict[int, int]:
    """By the number of a body that of the one which stands in its place today; its own, if none does."""
    every, today = list(numbers), timezone.localdate()
    if not every:
        return {}
    marks = ", ".join(["%s"] * len(every))
    return {one: one for one in every} | _asked(LATER.format(marks), [today, *every, today, MOST_STEPS])


def _asked(query: str, given: list[Any]) -> dict[int, int]:
    """Pairs of numbers, of the same first the last."""
    with connection.cursor() as cursor:
        cursor.execute(query, given)
        return dict(cursor.fetchall())
