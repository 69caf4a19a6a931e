"""What a file turned out to hold, column by column: the ground for a proposed study."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class ColumnType(StrEnum):
    """What all non-blank values of a column are."""

    EMPTY = "empty"
    WHOLE = "whole numbers"
    NUMBER = "numbers"
    DATE = "dates"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class ColumnProfile:
    """One column. Values are written as the source writes them.

    distinct: different non-blank values. blanks: rows without a value (empty or null).
    frequent: (value, rows) pairs, most frequent first, at most 60 of them; empty where the
    column has more different values than that, so that no person's own value is listed.
    examples: the smallest and the largest value of a column of numbers or dates; empty for a
    column whose values are all different, since those name people or rows.
    """

    name: str
    type: ColumnType
    distinct: int
    blanks: int
    frequent: tuple[tuple[str, int], ...] = ()
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """One file (or one sheet of a workbook) as it was read.

    form: how it was read, in words for people, for example "CSV, UTF-8, separated by commas".
    sheets: the names of all sheets of a workbook; empty for other files. headings: the number of
    the row that holds them.
    """

    path: Path
    form: str
    rows: int
    columns: tuple[ColumnProfile, ...]
    sheet: str | None = None
    sheets: tuple[str, ...] = ()
    headings: int = 1

    def column(self, name: str) -> ColumnProfile:
        """The column of this name. Raises KeyError where there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)
