"""Days of the past, as moments."""

import datetime as dt
from typing import Any

from django.utils import timezone


def moment(day: dt.date, hour: int = 12) -> dt.datetime:
    """An hour of a day, here; noon unless said otherwise."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time(hour)))


def ago(today: dt.date, item: dict[str, Any], name: str = "days") -> dt.date | None:
    """The day that an item names as so many days back, or None where it names none."""
    return today - dt.timedelta(days=item[name]) if name in item else None


def since(today: dt.date, item: dict[str, Any]) -> dt.date:
    """The day on which an item came about."""
    return today - dt.timedelta(days=item["days"])
