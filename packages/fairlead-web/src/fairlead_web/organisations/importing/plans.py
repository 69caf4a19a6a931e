"""What would happen to one row of a list, and to all of them."""

import datetime as dt
import re
from dataclasses import asdict, dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from fairlead_web.organisations.actions.refusal import NotNow
from fairlead_web.organisations.importing.reading import Row
from fairlead_web.ui import api as ui

DAY = ui.DayField()
MONTH_LAST = re.compile(r"-[^\W\d]+-")  # as spreadsheets write a day: 31-Mar-26


@dataclass(frozen=True)
class Step:
    """One row: `deed` is one of presenters.COUNTED, what would happen to it."""

    row: int
    what: str
    deed: str
    says: str
    column: str = ""
    remedy: str = ""
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def is_error(self) -> bool:
        """Whether the row cannot be taken over."""
        return self.deed == "error"

    def stored(self) -> dict[str, Any]:
        """As JSON."""
        return asdict(self)


class RowFaultError(Exception):
    """A row that cannot be taken over: the column, what is wrong, and the remedy."""

    def __init__(self, column: str, says: str, remedy: str) -> None:
        """What the table of errors shows."""
        super().__init__(says)
        self.column, self.says, self.remedy = column, says, remedy


def error(row: Row, fault: RowFaultError) -> Step:
    """The step of a row that cannot be taken over."""
    return Step(int(row[""]), "", "error", fault.says, fault.column, fault.remedy)


def cell(row: Row, *names: str, most: int = 200) -> str:
    """The first of these columns that holds something."""
    for name in names:
        if text := row.get(name, ""):
            if len(text) > most:
                says = _("longer than %(most)s characters") % {"most": most}
                raise RowFaultError(name, says, _("Shorten it."))
            return text
    return ""


def needed(row: Row, *names: str, most: int = 200) -> str:
    """The same, where a row without it makes no sense."""
    found = cell(row, *names, most=most)
    if not found:
        raise RowFaultError(names[0], _("empty"), _("Fill it in, or remove the row."))
    return found


def want_columns(rows: list[Row], **columns: tuple[str, ...]) -> None:
    """Refuse a list without a column it needs: else every row of it would be a fault."""
    there = {name for row in rows for name in row if name}
    for title, names in columns.items():
        if not there.intersection(names):
            raise NotNow(
                _("The list has no column “%(title)s”. It has: %(names)s. Rename the one that is meant.")
                % {"title": title, "names": ", ".join(sorted(there))[:300]}
            )


def day(row: Row, *names: str) -> dt.date | None:
    """A day written as 2026-03-31, 20260331, 31/03/2026, 31 March 2026 or 31-Mar-26."""
    text = cell(row, *names, most=30)
    if not text:
        return None
    if text.isdigit():
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    try:
        found: dt.date | None = DAY.clean(text if MONTH_LAST.search(text) is None else text.replace("-", " "))
        return found
    except ValidationError:
        pass
    raise RowFaultError(
        next(name for name in names if row.get(name)),
        _("“%(text)s” is no day") % {"text": text},
        _("Write it as 31/3/2026."),
    )
