"""Things that hold between two days, both included: the same question asked of all of them."""

import datetime as dt
from typing import TypeVar

from django.db.models import Model, Q, QuerySet
from django.utils import timezone

Dated = TypeVar("Dated", bound=Model)


def on(found: QuerySet[Dated], day: dt.date) -> QuerySet[Dated]:
    """Those that hold on a day: begun by then, and not over."""
    return found.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), starts_on__lte=day)


def today(found: QuerySet[Dated]) -> QuerySet[Dated]:
    """Those that hold today."""
    return on(found, timezone.localdate())


def not_over(found: QuerySet[Dated], day: dt.date) -> QuerySet[Dated]:
    """Those that hold on a day or begin later."""
    return found.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=day))
