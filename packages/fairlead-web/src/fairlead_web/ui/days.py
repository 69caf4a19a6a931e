"""Days and moments as people type them: in numbers, day first, or with the month's name."""

import datetime as dt
import re
from functools import cache
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone, translation
from django.utils.dates import MONTHS, MONTHS_3
from django.utils.translation import gettext_lazy as _

DAYS = ("%d/%m/%Y", "%d/%m/%y", "%d.%m.%Y", "%d-%m-%Y", "%Y-%m-%d")
IN_WORDS = re.compile(r"\s*(\d{1,2})\s+([^\W\d]+)\.?\s+(\d{2,4}),?(.*)", re.DOTALL)


class DayField(forms.DateField):
    """A day."""

    def __init__(self, **options: Any) -> None:
        words = {
            "help_text": _("For example 31/3/2026"),
            "input_formats": DAYS,
            "error_messages": {"invalid": _("Write the day as in 31/3/2026.")},
            "widget": forms.TextInput({"autocomplete": "off"}),
        }
        super().__init__(**{**words, **options})

    def to_python(self, value: Any) -> dt.date | None:
        """The day, also where its month is written in letters."""
        return super().to_python(in_numbers(value) if isinstance(value, str) else value)

    def prepare_value(self, value: Any) -> Any:
        """A day as the hint writes one."""
        return numbers(value) if isinstance(value, dt.date) else value


class MomentField(forms.DateTimeField):
    """A day and a time in London."""

    def __init__(self, **options: Any) -> None:
        words = {
            "help_text": _("For example 31/3/2026 14:00, London time"),
            "input_formats": [f"{day} {time}" for day in DAYS for time in ("%H:%M", "%H.%M")],
            "error_messages": {"invalid": _("Write day and time as in 31/3/2026 14:00.")},
            "widget": forms.TextInput({"autocomplete": "off"}),
        }
        super().__init__(**{**words, **options})

    def to_python(self, value: Any) -> dt.datetime | None:
        """The moment, also where its month is written in letters."""
        return super().to_python(in_numbers(value) if isinstance(value, str) else value)

    def prepare_value(self, value: Any) -> Any:
        """A moment as the hint writes one."""
        if not isinstance(value, dt.datetime):
            return value
        here = timezone.localtime(value)
        return f"{numbers(here)} {here:%H:%M}"


def numbers(day: dt.date) -> str:
    """A day in numbers, such as 31/3/2026."""
    return f"{day.day}/{day.month}/{day.year}"


def in_numbers(text: str) -> str:
    """The same text, its month in numbers where it begins as in "3 March 2026"."""
    found = IN_WORDS.fullmatch(text)
    month = months().get(found[2].casefold()) if found else None
    return f"{found[1]}/{month}/{found[3]}{found[4]}" if found and month else text


@cache
def months() -> dict[str, int]:
    """The months by their names and short names, in each of the site's languages."""
    known: dict[str, int] = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            known |= {
                str(name).casefold(): number for names in (MONTHS, MONTHS_3) for number, name in names.items()
            }
    return known
