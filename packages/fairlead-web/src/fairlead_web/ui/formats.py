"""How days, moments and counts are written on pages."""

import datetime as dt
import re
from functools import cache

from django.utils import timezone, translation
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

IN_WORDS = re.compile(
    r"\b[0-3]?\d (January|February|March|April|May|June|July|August|September|October|"
    r"November|December) \d{4}\b"
)


def day(value: dt.date | None) -> str:
    """A day in words, such as "3 March 2026"; nothing for None."""
    return f"{value.day} {_month(translation.get_language(), value.month)} {value.year}" if value else ""


@cache
def _month(language: str | None, number: int) -> str:
    return str(MONTHS[number])


def moment(value: dt.datetime | None) -> str:
    """A day and a time in London, such as "3 March 2026, 14:05"; nothing for None."""
    if value is None:
        return ""
    here = timezone.localtime(value)
    return f"{day(here)}, {here:%H:%M}"


def period(text: str) -> str:
    """The period that a release tells, with its days and “to” in the reader's language."""
    told = IN_WORDS.sub(_same_day, text)
    try:
        return day(dt.date.fromisoformat(told))
    except ValueError:
        first, to, last = told.partition(" to ")
        return _("%(first)s to %(last)s") % {"first": first, "last": last} if to else told


def _same_day(found: re.Match[str]) -> str:
    try:
        return day(dt.datetime.strptime(found[0], "%d %B %Y").date())
    except ValueError:  # the thirtieth of February
        return found[0]


def count(value: int) -> str:
    """A whole number with commas at the thousands."""
    return f"{value:,}"
