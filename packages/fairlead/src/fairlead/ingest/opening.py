"""Open any input: what it is decides how it is read."""

from pathlib import Path

from fairlead.ingest import columnar, delimited, workbook
from fairlead.ingest.database import Connection
from fairlead.ingest.limits import Limits
from fairlead.ingest.recognise import Form, recognise
from fairlead.ingest.table import Table


def open_table(
    path: Path,
    box: Path,
    connection: Connection,
    limits: Limits,
    wanted: set[str] | None = None,
    sheet: str | None = None,
    *,
    headings: int | None = None,
    guess: bool = False,
) -> Table:
    """Read the wanted columns (default: all) of a file.

    headings: the row that holds them, where titles stand above. `guess` finds that row, and picks
    a workbook's first sheet of several.

    Raises InputError and ResourceError.
    """
    form = recognise(path)
    if form is Form.WORKBOOK:
        return workbook.read(path, box, limits, sheet, headings, guess=guess)
    if form is Form.PARQUET:
        return columnar.read(path, box, connection, wanted)
    return delimited.read(path, box, connection, limits, wanted, headings, guess=guess)
