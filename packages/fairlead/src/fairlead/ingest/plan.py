"""Which columns the engine will see, and whether a file must be written for it at all."""

import re
from collections.abc import Mapping
from pathlib import Path

import pyarrow

from fairlead.ingest.database import name, text
from fairlead.ingest.rows import Rows
from fairlead.study.checked import Coded

FEW = 64
"""Columns with more raw values than this are written as codes, so that the engine's cube stays small."""

_PLAIN = re.compile(r"[\w -]+")


class Plan:
    """Gathers the output's columns. As long as all are the input's own, the file is read where it is."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.taken = {heading.casefold() for heading in rows.table.headings}
        self.outputs: dict[str, str] = {}
        self.joins: list[str] = []
        self.in_place = rows.path == rows.table.path

    def same(self, column: str) -> str:
        """The input's own column, under its own name where that is plain."""
        if not _PLAIN.fullmatch(column):
            return self.derived("column", name(column))
        self.outputs[column] = f"source.{name(column)}"
        return column

    def derived(self, wanted: str, expression: str) -> str:
        """A column worked out by an SQL expression. Returns its name."""
        for known, held in self.outputs.items():
            if held == expression:
                return known
        output = wanted
        while output.casefold() in self.taken or output in self.outputs:
            output += "_"
        self.outputs[output] = expression
        self.in_place = False
        return output

    def coded(
        self, wanted: str, column: str, codes: Mapping[object, str], expression: str | None = None
    ) -> Coded:
        """A column of codes: as it is, with its codes beside it, or written as codes.

        codes: every raw value that counts, to its code. expression: what the raw values are,
        where they are not the column itself.
        """
        exact = self.rows.is_whole(column) or self.rows.table.columns[column] in (
            "VARCHAR",
            "BOOLEAN",
            "DATE",
        )
        if expression is None and exact:
            if all(raw == code for raw, code in codes.items()):
                return Coded(self.same(column))
            if len(codes) <= FEW:
                return Coded(self.same(column), dict(codes))
        view = f"codes_{len(self.joins)}"
        raws = pyarrow.array(list(codes))
        self.rows.connection.register(
            view, pyarrow.table({"raw": raws, "code": pyarrow.array(list(codes.values()))})
        )
        self.joins.append(f"LEFT JOIN {view} ON {view}.raw IS NOT DISTINCT FROM {expression or name(column)}")
        return Coded(self.derived(wanted, f"{view}.code"))

    def write(self, out: Path) -> bool:
        """Write the columns of the rows that count to Parquet, if need be. Returns whether it did."""
        if self.in_place:
            return False
        where, values = self.rows.where()
        picked = ", ".join(f"{expression} AS {name(output)}" for output, expression in self.outputs.items())
        source = f"{self.rows.source()} AS source {' '.join(self.joins)}"
        # Names and texts are quoted by our own functions; values are parameters.
        query = f"SELECT {picked} FROM {source} WHERE {where}"  # noqa: S608 - names and paths are quoted by our own code
        self.rows.connection.execute(f"COPY ({query}) TO {text(str(out))} (FORMAT parquet)", values)
        return True
