"""What became of bodies, and which became them: as many queries however often it happened.

The database follows the steps itself, on SQLite and PostgreSQL alike.
"""

from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from fairlead_web.organisations.models import Organisation, Share

MOST_STEPS = 20
"""So many successions are followed; a body that became another more often does not exist."""
EARLIER = """
WITH RECURSIVE went (id, into_id) AS (
    SELECT id, successor_id FROM organisations_organisation WHERE successor_id IS NOT NULL
    UNION SELECT organisation_id, successor_id FROM organisations_share
), earlier (id, step) AS (
    SELECT id, 1 FROM went WHERE into_id = %s
    UNION SELECT went.id, step + 1 FROM went JOIN earlier ON into_id = earlier.id WHERE step < %s
)
SELECT id, MIN(step) FROM earlier GROUP BY id
"""
LATER = """
WITH RECURSIVE later (first_id, id, step) AS (
    SELECT id, successor_id, 1 FROM organisations_organisation
    WHERE successor_id IS NOT NULL AND id IN ({})
    UNION SELECT first_id, successor_id, step + 1
    FROM later JOIN organisations_organisation AS body ON body.id = later.id
    WHERE successor_id IS NOT NULL AND step < %s
)
SELECT first_id, id FROM later ORDER BY step
"""


def lineage(organisation: Organisation) -> list[Organisation]:
    """All bodies that became this one, or became one of those: nearest first."""
    steps = _asked(EARLIER, [organisation.pk, MOST_STEPS])
    before = Organisation.objects.filter(pk__in=steps).exclude(pk=organisation.pk)
    return sorted(before.order_by("-closed_on", "name"), key=lambda one: steps[one.pk])


def became(organisation: Organisation) -> Organisation:
    """The body that stands in its place today; itself, if it has no successor."""
    [latest] = successors(organisation) if organisation.successor_id else [organisation]
    return latest


def successors(organisation: Organisation) -> list[Organisation]:
    """The bodies to which a closed one's work went: what stands in its place, or several."""
    return successors_of([organisation])[organisation.pk]


def successors_of(organisations: Iterable[Organisation]) -> dict[int, list[Organisation]]:
    """The same for each of these."""
    bodies = list(organisations)
    found: dict[int, list[Organisation]] = {one.pk: [] for one in bodies}
    merged = [one.pk for one in bodies if one.successor_id]
    latest = _asked(LATER.format(", ".join(["%s"] * len(merged))), [*merged, MOST_STEPS]) if merged else {}
    instead = Organisation.objects.in_bulk(set(latest.values()))
    found |= {first: [instead[last]] for first, last in latest.items()}
    divided = [one.pk for one in bodies if one.closed_on and not one.successor_id]
    if divided:
        for share in Share.objects.filter(organisation__in=divided).select_related("successor"):
            found[share.organisation_id].append(share.successor)
    return found


def shares(organisation: Organisation) -> QuerySet[Share]:
    """What became of a body that was divided."""
    return Share.objects.filter(organisation=organisation).select_related("successor")


def _asked(query: str, given: list[Any]) -> dict[int, int]:
    """Pairs of numbers, of the same first the last."""
    with connection.cursor() as cursor:
        cursor.execute(query, given)
        return dict(cursor.fetchall())
