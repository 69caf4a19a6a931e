"""What would happen to one row of a list, and to all of them."""

import datetime as dt
from dataclasses import asdict, dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from fairlead_web.organisations.importing.reading import Row


@dataclass(frozen=True)
class Step:
    """One row: `deed` is "add", "rename", "close", "succeed", "invite", "set", "nothing" or "error"."""

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


def day(row: Row, *names: str) -> dt.date | None:
    """A day written as 2026-03-31, 20260331 or 31/03/2026."""
    text = cell(row, *names, most=30)
    for form in ("%Y-%m-%d", "%Y%m%d", "%d/%m/%Y"):
        try:
            return dt.datetime.strptime(text, form).date() if text else None
        except ValueError:
            continue
    raise RowFaultError(
        next(name for name in names if row.get(name)),
        _("“%(text)s” is no day") % {"text": text},
        _("Write it as 31/3/2026."),
    )
