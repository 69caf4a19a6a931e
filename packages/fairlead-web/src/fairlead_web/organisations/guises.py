"""A few holders of each role, for the demonstration's list of people to sign in as."""

import datetime as dt

from django.utils import timezone

from fairlead_web.organisations import queries
from fairlead_web.organisations.models import Role


def guises(limit: int) -> list[tuple[str, list[tuple[int, str]]]]:
    """By role: the numbers of a few people, and what each is."""
    today = timezone.localdate()
    return [(str(kind.label), _holders(kind, limit, today)) for kind in Role.Kind]


def _holders(kind: Role.Kind, limit: int, today: dt.date) -> list[tuple[int, str]]:
    held = queries.roles_on(today).filter(kind=kind, person__synthetic=True, person__is_active=True)
    some = held.select_related("organisation").order_by("organisation__code", "person_id")[:limit]
    return [(role.person_id, f"{kind.label}{_place(role)}") for role in some]


def _place(role: Role) -> str:
    return f", {role.organisation.name}" if role.organisation else ""
