"""Parquet: every page read strictly by Arrow before anything else may touch the file."""

from pathlib import Path

import duckdb
import pyarrow
import pyarrow.parquet

from fairlead.errors import InputError
from fairlead.ingest.database import Connection, name, parquet, readable, types
from fairlead.ingest.problems import shown
from fairlead.ingest.table import Table, Tally, agree, headings, no_rows

_ROWS = 1 << 17


def read(path: Path, box: Path, connection: Connection, wanted: set[str] | None = None) -> Table:
    """Check the wanted columns (default: all) of a Parquet file, which stays where it is.

    Raises InputError where a page is damaged or the two readers count differently.
    """
    title = shown(path.name)
    source = readable(path, box)
    try:
        names, first = _strict(path, wanted, title)
        second = _tally(connection, source, list(first.filled))
        kinds = types(connection, source)
    except (pyarrow.ArrowException, duckdb.Error, OSError, ValueError, RuntimeError) as error:
        if isinstance(error, MemoryError | duckdb.OutOfMemoryException):
            raise
        raise InputError(
            "The Parquet file is damaged: not all of its pages can be read",
            title,
            "Write it again from the program that made it, or export CSV instead.",
        ) from None
    if first.rows == 0:
        raise no_rows(title)
    return Table(
        path=path,
        name=title,
        form="Parquet",
        headings=tuple(names),
        columns={n: kinds[n] for n in first.filled},
        rows=first.rows,
        first_row=1,
        own=False,
        reconciled=agree(title, ("Arrow", "DuckDB"), first, second),
    )


def _strict(path: Path, wanted: set[str] | None, title: str) -> tuple[list[str], Tally]:
    """Decode and validate every page of the wanted columns."""
    with pyarrow.parquet.ParquetFile(path, page_checksum_verification=True) as file:
        names = headings(list(file.schema_arrow.names), title)
        columns = [n for n in names if wanted is None or n in wanted]
        filled = dict.fromkeys(columns, 0)
        rows = 0
        for batch in file.iter_batches(_ROWS, columns=columns):
            batch.validate(full=True)
            rows += batch.num_rows
            for column in columns:
                filled[column] += batch.num_rows - batch[column].null_count
        if rows != file.metadata.num_rows:
            raise ValueError("rows differ from the footer's")
    return names, Tally(rows, filled, dict.fromkeys(columns, 0.0))


def _tally(connection: Connection, source: Path, columns: list[str]) -> Tally:
    asked = "".join(f", count({name(n)})" for n in columns)
    # Names and texts are quoted by our own functions; values are parameters.
    row = connection.execute(f"SELECT count(*){asked} FROM {parquet(source)}").fetchall()[0]  # noqa: S608 - names and paths are quoted by our own code
    return Tally(row[0], dict(zip(columns, row[1:], strict=True)), dict.fromkeys(columns, 0.0))
