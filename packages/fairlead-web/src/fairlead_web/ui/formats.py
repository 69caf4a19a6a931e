"""How days, moments and counts are written on pages."""

import datetime as dt

from django.utils import dateformat, timezone


def day(value: dt.date | None) -> str:
    """A day in words, such as "3 March 2026"; nothing for None."""
    return dateformat.format(value, "j F Y") if value else ""


def moment(value: dt.datetime | None) -> str:
    """A day and a time in London, such as "3 March 2026, 14:05"; nothing for None."""
    if value is None:
        return ""
    here = timezone.localtime(value)
    return f"{day(here)}, {here:%H:%M}"


def count(value: int) -> str:
    """A whole number with commas at the thousands."""
    return f"{value:,}"
