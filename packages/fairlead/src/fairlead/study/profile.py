"""What a file turned out to hold, column by column: the ground for a proposed study."""

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pydantic import TypeAdapter


class ColumnType(StrEnum):
    """What all non-blank values of a column are."""

    EMPTY = "empty"
    WHOLE = "whole numbers"
    NUMBER = "numbers"
    DATE = "dates"
    TEXT = "text"


WHOLE_TEXT = re.compile(r"\d{1,3}(,\d{3})+|\d+")
MARK = re.compile(r"\*+|[-–x:#.]{1,2}|c|n/?a|\[\w+\]|[<≤]\s*\d+|suppressed|withheld|redacted", re.IGNORECASE)
"""What stands where a count was withheld."""


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

    @property
    def marks(self) -> tuple[str, ...]:
        """What stands in place of withheld counts, in a column of counts; empty for every other column."""
        texts = [value for value, _ in self.frequent]
        others = [text for text in texts if not WHOLE_TEXT.fullmatch(text)]
        few = self.type is ColumnType.TEXT and 2 * len(others) <= len(texts)
        return tuple(others) if few and all(MARK.fullmatch(text) for text in others) else ()

    @property
    def too_many(self) -> bool:
        """Whether it has too many different values for them to be listed."""
        return self.distinct > 0 and not self.frequent

    @property
    def counts(self) -> bool:
        """Whether it holds whole numbers, but for those that were withheld."""
        return self.type is ColumnType.WHOLE or bool(self.marks)


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

    def to_json(self) -> bytes:
        """The whole of it, for a file."""
        return _PROFILES.dump_json(self)

    @classmethod
    def from_json(cls, text: bytes) -> "Profile":
        """What `to_json` wrote. Raises ValueError for anything else."""
        return _PROFILES.validate_json(text)

    def column(self, name: str) -> ColumnProfile:
        """The column of this name. Raises KeyError where there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)


_PROFILES = TypeAdapter(Profile)
