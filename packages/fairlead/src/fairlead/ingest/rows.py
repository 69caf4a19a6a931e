"""Questions to the rows of a table that has been read: which values, how many, first in which row."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from fairlead.errors import InputError
from fairlead.ingest.database import Connection, name, parquet, readable, text
from fairlead.ingest.delimited import OUTER
from fairlead.ingest.problems import shown
from fairlead.ingest.table import Table

Filter = Mapping[str, Sequence[object]]
"""Columns to the raw values that are accepted; None stands for an empty value."""

_NUMBER = r"[+-]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?"

_WHOLE = re.compile(r"U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?")
_POINT = re.compile(r"DOUBLE|FLOAT|DECIMAL\(.*\)")


class Rows:
    """The rows of a table that hold accepted values in all columns of `keep`, and not all those of `drop`."""

    def __init__(
        self,
        connection: Connection,
        table: Table,
        box: Path,
        keep: Filter | None = None,
        drop: Mapping[str, object] | None = None,
    ) -> None:
        self.connection, self.table, self.box = connection, table, box
        self.path = readable(table.path, box)
        self.keep, self.drop = keep or {}, drop or {}
        self.known: dict[tuple[str, int], list[tuple[object, ...]]] = {}

    def kept(self, keep: Filter, drop: Mapping[str, object] | None = None) -> "Rows":
        """The same table with this filter instead."""
        return Rows(self.connection, self.table, self.box, keep, drop)

    def where(self) -> tuple[str, list[object]]:
        """The filter as SQL and its parameters."""
        tests, values = [], list[object]()
        for column, accepted in self.keep.items():
            same = " OR ".join(f"{name(column)} IS NOT DISTINCT FROM ?" for _ in accepted)
            tests.append(f"({same or 'FALSE'})")
            values += accepted
        if self.drop:
            tests.append(
                f"NOT ({' AND '.join(f'{name(column)} IS NOT DISTINCT FROM ?' for column in self.drop)})"
            )
            values += self.drop.values()
        return " AND ".join(tests) or "TRUE", values

    def select(
        self, what: str, rest: str = "", values: Sequence[object] = (), also: str = "TRUE"
    ) -> list[tuple[object, ...]]:
        """Run SELECT what FROM the rows where `also` holds too; `values` are the parameters in `also`."""
        where, own = self.where()
        # Names and texts are quoted by our own functions; values are parameters.
        query = f"SELECT {what} FROM {self.source()} WHERE {where} AND ({also}) {rest}"  # noqa: S608 - names and paths are quoted by our own code
        return self.connection.execute(query, [*own, *values]).fetchall()

    def source(self) -> str:
        """The file as SQL, with file_row_number from nought."""
        return f"{parquet(self.path)[:-1]}, file_row_number = true)"

    def number_of(self, also: str = "TRUE", values: Sequence[object] = ()) -> int:
        """How many rows there are (for which `also` holds)."""
        return int(str(self.select("count(*)", values=values, also=also)[0][0]))

    def distinct(self, column: str, most: int, expression: str | None = None) -> list[tuple[object, int]]:
        """The different raw values of a column with their numbers of rows, the most frequent first.

        Raises InputError where there are more than `most`: then it is no column of codes.
        """
        asked = expression or name(column)
        if (asked, most) not in self.known:
            order = f"GROUP BY raw ORDER BY n DESC, raw LIMIT {most + 1}"
            self.known[asked, most] = self.select(f"{asked} AS raw, count(*) AS n", order)
        found = self.known[asked, most]
        if len(found) > most:
            raise InputError(
                f"The column holds more than {most:,} different values, so these are not codes",
                f"{self.table.name}, column '{shown(column)}'",
                "Name another column in the study.",
            )
        return [(raw, int(str(n))) for raw, n in found]

    def first(self, also: str, values: Sequence[object] = ()) -> int:
        """The number of the first row for which `also` holds."""
        found = self.select("min(file_row_number)", values=values, also=also)
        return self.table.row_number(int(str(found[0][0])))

    def first_with(self, column: str, raws: Sequence[object]) -> int:
        """The number of the first row that holds one of these raw values."""
        same = " OR ".join(f"{name(column)} IS NOT DISTINCT FROM ?" for _ in raws)
        return self.first(same, raws)

    def is_text(self, column: str) -> bool:
        """Whether the column holds text."""
        return self.table.columns[column] == "VARCHAR"

    def is_number(self, column: str) -> bool:
        """Whether the column holds numbers as such, not as text."""
        return self.is_whole(column) or bool(_POINT.fullmatch(self.table.columns[column]))

    def is_whole(self, column: str) -> bool:
        """Whether the column holds whole numbers as such."""
        return bool(_WHOLE.fullmatch(self.table.columns[column]))

    def as_text(self, column: str) -> str:
        """The column's values as SQL text: trimmed, empty ones null."""
        if self.table.own:
            return name(column)
        kind = self.table.columns[column]
        if kind == "VARCHAR":
            return f"NULLIF(trim({name(column)}, {text(OUTER)}), '')"
        if kind in ("DOUBLE", "FLOAT"):
            # Comparing with 'NaN' would not do: Parquet's limits leave NaN out, and DuckDB trusts them.
            return f"CASE WHEN NOT isnan({name(column)}) THEN CAST({name(column)} AS VARCHAR) END"
        return f"NULLIF(CAST({name(column)} AS VARCHAR), '')"

    def empty(self, column: str) -> str:
        """SQL for "the value is empty", without work where nothing but null can be."""
        sure = self.table.own or self.is_whole(column)
        return f"{name(column) if sure else self.as_text(column)} IS NULL"

    def as_number(self, column: str) -> str:
        """The column's values as SQL DOUBLE; what is no finite number becomes null."""
        if self.is_whole(column):
            return f"CAST({name(column)} AS DOUBLE)"
        if self.is_number(column):
            number = f"CAST({name(column)} AS DOUBLE)"
            return f"CASE WHEN isfinite({number}) THEN {number} END"
        plain = self.as_text(column)
        return (
            f"CASE WHEN regexp_full_match({plain}, {text(_NUMBER)}) "
            f"THEN TRY_CAST(replace({plain}, ',', '') AS DOUBLE) END"
        )

    def cast_number(self, column: str) -> str:
        """The same where all values are known to be numbers or empty: quicker."""
        if not self.is_text(column):
            return self.as_number(column)
        return f"TRY_CAST(replace({self.as_text(column)}, ',', '') AS DOUBLE)"


def number_of_text(text: str) -> float | None:
    """What as_number makes of one text."""
    return float(text.replace(",", "")) if re.fullmatch(_NUMBER, text) else None
