"""A file that has been read: where its rows stand now, and how far two parsers agreed on it."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from fairlead.errors import InputError
from fairlead.ingest.problems import listed, shown


@dataclass(frozen=True, slots=True)
class Tally:
    """One parser's account of a file: rows, and for each column filled values and a checksum.

    The checksum is the length of all values in bytes (text), the sum of all numbers (a
    workbook), or nothing (Parquet).
    """

    rows: int
    filled: dict[str, int]
    checksum: dict[str, float]


@dataclass(frozen=True, slots=True)
class Reconciled:
    """Two parsers read a file and agreed on its rows and on `columns` of its columns."""

    file: str
    first: str
    second: str
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Table:
    """A Parquet file with the rows of an input.

    headings: all columns of the input; columns: those that were read, to their DuckDB types.
    first_row: the number a person would give the first row of data. own: written here, so that
    every value is trimmed text and an empty one is null. empty_records: the numbers of empty
    records between the rows, which a spreadsheet would count.
    """

    path: Path
    name: str
    form: str
    headings: tuple[str, ...]
    columns: dict[str, str]
    rows: int
    first_row: int
    own: bool
    reconciled: Reconciled
    sheet: str | None = None
    sheets: tuple[str, ...] = ()
    empty_records: tuple[int, ...] = ()

    def row_number(self, index: int) -> int:
        """The number a spreadsheet shows for the row at this index, counted from nought."""
        number = index + self.first_row
        for empty in self.empty_records:
            if empty > number:
                break
            number += 1
        return number


def headings(found: list[str], name: str, row: int = 1) -> list[str]:
    """Headings fit to name columns; an empty one becomes "(column 3)". row: where they stand.

    Raises InputError where two are the same but for capitals and outer space.
    """
    names = [text.strip() or f"(column {number})" for number, text in enumerate(found, start=1)]
    folded = Counter(heading.casefold() for heading in names)
    twice = {f"'{shown(n)}'": None for n in names if folded[n.casefold()] > 1}
    if twice:
        raise InputError(
            f"More than one column is headed {listed(twice)}",
            f"{name}, row {row:,}",
            "Give each column a heading of its own (capitals alone do not tell headings apart); of two rows "
            "of headings, one above the other, make one.",
        )
    return names


def unnamed(heading: str) -> bool:
    """Whether this stands for an empty heading."""
    return heading.startswith("(column ") and heading.endswith(")")


def no_stray_values(tally: Tally, name: str, row: int) -> None:
    """Refuse values under an empty heading; empty columns at the edge of a sheet are no matter.

    row: where the headings stand.
    """
    stray = [heading for heading, filled in tally.filled.items() if unnamed(heading) and filled]
    if stray:
        raise InputError(
            f"There are values without a heading in {listed(h.strip('()') for h in stray)}",
            f"{name}, row {row:,}",
            "Give every column a heading, in the first row. Where a title stands above the headings, say in "
            "which row they are: `headings: 4` beside `file:`.",
        )


def agree(name: str, parsers: tuple[str, str], first: Tally, second: Tally) -> Reconciled:
    """Hold two accounts of the same file against each other.

    Raises InputError at the first difference: then one of the parsers is wrong, and none is trusted.
    """
    remedy = "Save the file again from the program that made it, as CSV UTF-8 or .xlsx, and try again."
    if first.rows != second.rows:
        what = f"Two parsers disagree: {parsers[0]} reads {first.rows:,} rows, {parsers[1]} {second.rows:,}"
        raise InputError(what, name, remedy)
    for column, filled in first.filled.items():
        apart = abs(first.checksum[column] - second.checksum[column])
        if filled != second.filled[column] or apart > 1e-9 * abs(first.checksum[column]):
            what = f"Two parsers ({' and '.join(parsers)}) read different values in column '{shown(column)}'"
            raise InputError(what, name, remedy)
    return Reconciled(name, *parsers, first.rows, len(first.filled))


def no_rows(name: str) -> InputError:
    """The sentence for a table of headings alone."""
    return InputError("The file has headings but no rows", name, "Export it again with its rows.")
