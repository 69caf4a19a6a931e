"""Dates and labels to periods."""

import datetime
from collections.abc import Callable, Iterable, Mapping

from fairlead.ingest.problems import quoted
from fairlead.study.schema import Period

_FORMATS = (
    "%Y-%m-%d",
    "%d/%m/%Y",
    "%m/%d/%Y",
    "%d-%m-%Y",
    "%d.%m.%Y",
    "%Y/%m/%d",
    "%d/%m/%y",
    "%d-%b-%Y",
    "%d-%b-%y",
    "%d %b %Y",
    "%d %B %Y",
    "%Y%m%d",
)
_EARLIEST, _LATEST = 1900, 2100

_LABELS: dict[str, Callable[[datetime.date], str]] = {
    "calendar year": lambda day: f"{day.year}",
    "financial year": lambda day: _financial_year(day),
    "quarter": lambda day: f"{_financial_year(day)} Q{(day.month - 4) % 12 // 3 + 1}",
    "month": lambda day: f"{day.year}-{day.month:02}",
}


def _financial_year(day: datetime.date) -> str:
    """April to March: "2024/25"."""
    first = day.year - (day.month < 4)
    return f"{first}/{(first + 1) % 100:02}"


def label(text: str, period: Period) -> str | None:
    """The period of a value, or None where it is not a date as the study says.

    Calendar year "2024"; financial year (April to March) "2024/25"; quarter of the financial
    year "2024/25 Q1" (April to June); month "2024-04".
    """
    if period.by == "value":
        return text
    if period.by == "calendar year" and text.isdecimal() and _EARLIEST <= int(text) <= _LATEST:
        return text
    day = _day(text, period.format) if period.format else _iso(text)
    return None if day is None else _LABELS[period.by](day)


def labels(texts: Iterable[str], period: Period) -> tuple[dict[str, str], list[str]]:
    """Text to period for all texts that are understood, and those that are not."""
    found = {text: label(text, period) for text in texts}
    return {text: name for text, name in found.items() if name is not None}, [
        t for t, n in found.items() if n is None
    ]


def explain(
    wrong: list[str], right: Iterable[str], period: Period, first: Callable[[str], int]
) -> tuple[str, str]:
    """What is the matter with dates that were not understood, and the remedy.

    first: the number of the first row that holds a text. Says so where all of them fit one other
    format, and where a column mixes two.
    """
    other = next((f for f in _FORMATS if all(_day(text, f) for text in wrong)), None)
    expected = period.format or "%Y-%m-%d"
    good = next(iter(right), None)
    if other is None:
        return (
            f"holds {quoted(wrong[0])}, which is not a date written as {expected}",
            "correct it, or say how dates are written with 'format:' in the study",
        )
    if good is None:
        return f"holds dates written as {other}, not as {expected}", f'write format: "{other}" in the study'
    return (
        f"holds dates in two formats, {expected} (first in row {first(good):,}) "
        f"and {other} (first in row {first(wrong[0]):,})",
        "write all dates in one format",
    )


def _iso(text: str) -> datetime.date | None:
    """Year-month-day, with a time or without, or year-month."""
    whole = f"{text}-01" if len(text) == 7 else text
    try:
        day = datetime.datetime.fromisoformat(whole).date() if len(whole) >= 10 and whole[4] == "-" else None
    except ValueError:
        return None
    return _plausible(day)


def _day(text: str, written: str) -> datetime.date | None:
    try:
        return _plausible(datetime.datetime.strptime(text, written).date())
    except ValueError:
        return None


def _plausible(day: datetime.date | None) -> datetime.date | None:
    return day if day is not None and _EARLIEST <= day.year <= _LATEST else None


def by_text(pairs: Mapping[object, str], found: Mapping[str, str]) -> dict[object, str]:
    """Raw value to period, from raw value to text and text to period."""
    return {raw: found[text] for raw, text in pairs.items() if text in found}
