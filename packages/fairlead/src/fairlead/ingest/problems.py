"""Problems found in an extract: each one sentence with its place and its remedy."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

LONGEST_QUOTED = 24
"""Longer values are not codes but text, which may name a person."""

_CODE_LIKE = re.compile(r"[\w .,/<>=+()&%'’*?:;\[\]–-]+")
_PERSONAL = re.compile(r"\d[\d -]{5,}\d|.@.")
"""Seven digits and more (an NHS number, a telephone number), or an address."""


class Severity(StrEnum):
    """An error stops the run; a warning is shown and the run goes on."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault. `row` counts as a spreadsheet does: the headings are row 1 (Parquet has none)."""

    what: str
    file: str
    row: int | None = None
    column: str | None = None
    remedy: str = ""
    severity: Severity = Severity.ERROR

    @property
    def where(self) -> str:
        """File, row and column as far as they are known."""
        row = f", row {self.row:,}" if self.row is not None else ""
        column = f", column '{shown(self.column)}'" if self.column is not None else ""
        return f"{self.file}{row}{column}"

    def __str__(self) -> str:
        """One sentence."""
        remedy = f"; {self.remedy}" if self.remedy else ""
        return f"{self.where}: {self.what}{remedy}."


def shown(text: str, longest: int = 60) -> str:
    """A heading or file name fit for a message: printable, in one line, not too long."""
    plain = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return plain if len(plain) <= longest else plain[: longest - 1] + "…"


def quotable(text: str) -> bool:
    """Whether a value is short and like a code, so that it may stand in a message."""
    fits = 0 < len(text) <= LONGEST_QUOTED and text.isprintable()
    return fits and bool(_CODE_LIKE.fullmatch(text)) and not _PERSONAL.search(text)


def quoted(text: str | None) -> str:
    """A value in quotation marks; what must not be quoted is described instead."""
    if text is None:
        return "an empty value"
    return f"'{text}'" if quotable(text) else f"a value of {len(text)} characters (not shown)"


def listed(texts: Iterable[str], most: int = 12) -> str:
    """The first few of several texts, and how many more there are."""
    every = list(texts)
    more = f" and {len(every) - most:,} more" if len(every) > most else ""
    return ", ".join(every[:most]) + more


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 row", "2,000 rows"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
