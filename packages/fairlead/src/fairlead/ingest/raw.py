"""Raw values: as text for comparison, and as JSON between the reading process and its parent."""

import datetime
from collections.abc import Callable
from decimal import Decimal

Raw = None | bool | int | float | str | Decimal | datetime.date | datetime.datetime
"""What a column of a source may hold."""

_READ: dict[str, Callable[[str], object]] = {
    "bool": lambda text: text == "True",
    "int": int,
    "float": float,
    "str": str,
    "Decimal": Decimal,
    "date": datetime.date.fromisoformat,
    "datetime": datetime.datetime.fromisoformat,
}


def text_of(raw: object) -> str | None:
    """A value as a person would type it, trimmed; None where it is empty.

    Whole numbers lose their ".0", dates are year-month-day.
    """
    if raw is None:
        return None
    if isinstance(raw, float):
        return _number(raw)
    if isinstance(raw, datetime.datetime) and raw.time() == datetime.time():
        return raw.date().isoformat()
    if isinstance(raw, datetime.date):
        return raw.isoformat(" ") if isinstance(raw, datetime.datetime) else raw.isoformat()
    return str(raw).strip("\u00a0\ufeff \t\r\n") or None


def _number(raw: float) -> str | None:
    """A float; NaN is empty."""
    if raw != raw:
        return None
    return str(int(raw)) if raw.is_integer() and abs(raw) < 1e15 else repr(raw)


def packed(raw: object) -> tuple[str, str]:
    """A raw value as the name of its type and a text."""
    return ("None", "") if raw is None else (type(raw).__name__, str(raw))


def unpacked(kind: str, text: str) -> object:
    """The raw value again."""
    return None if kind == "None" else _READ[kind](text)
