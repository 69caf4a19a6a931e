"""Text tables: delimiter, strict parsing by DuckDB, a second reading by Arrow."""

import csv
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow
import pyarrow.csv
from pyarrow import compute

from fairlead.errors import InputError
from fairlead.ingest.database import Connection, name, parquet, readable, text, types
from fairlead.ingest.diagnosis import diagnose, empty_records, sample
from fairlead.ingest.encoding import Text, examine, unified
from fairlead.ingest.limits import Limits
from fairlead.ingest.problems import shown
from fairlead.ingest.table import Table, Tally, agree, headings, no_rows, no_stray_values, unnamed
from fairlead.ingest.top import LOOK, headings_row

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_SAMPLE_BYTES = 1 << 16
_SAMPLE_ROWS = 50
_BLOCK = 4 << 20
_SEP_LINE = 16
_VALUES_TOGETHER = 1_000_000
"""How many values wait in memory to be written, so that wide files need little more than long ones."""
OUTER = " \t\r\n\u00a0\ufeff"
"""What counts as outer space of a value."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a text file is laid out, and where it lies as UTF-8 that a parser takes.

    above: how many lines were left out because they stand above the headings.
    """

    path: Path
    delimiter: str
    names: list[str]
    encoding: str
    blank_lines: bool
    above: int = 0


def read(
    path: Path,
    box: Path,
    connection: Connection,
    limits: Limits,
    wanted: set[str] | None = None,
    headings_at: int | None = None,
    *,
    guess: bool = False,
) -> Table:
    """Read the wanted columns (default: all) of a text file into Parquet of trimmed text in `box`.

    headings_at: the row that holds the headings; without it the first, or the one that `guess` finds.

    Raises InputError where the file is not a table of equal rows or two parsers disagree.
    """
    title = shown(path.name)
    layout = lay_out(path, box, limits.line_bytes, None if guess else headings_at or 1)
    columns = [n for n in layout.names if wanted is None or n in wanted or unnamed(n)] or layout.names[:1]
    out = box / f"{path.stem.encode().hex()[:32]}.text.parquet"
    try:
        second, space = _second(layout, columns)
        _first(connection, layout, readable(layout.path, box), columns, out, limits.line_bytes, space)
    except (duckdb.InvalidInputException, duckdb.ConversionException, pyarrow.ArrowInvalid) as error:
        raise diagnose(
            layout.path, layout.delimiter, title, limits.line_bytes, str(error), layout.above
        ) from None
    first = _tally(connection, out, columns)
    reconciled = agree(title, ("DuckDB", "Arrow"), first, second)
    if first.rows == 0:
        raise no_rows(title)
    no_stray_values(first, title, layout.above + 1)
    return Table(
        path=out,
        name=title,
        form=f"CSV, {layout.encoding}, separated by {DELIMITERS[layout.delimiter]}",
        headings=tuple(n for n in layout.names if not unnamed(n)),
        columns={n: kind for n, kind in types(connection, out).items() if not unnamed(n)},
        rows=first.rows,
        first_row=layout.above + 2,
        own=True,
        reconciled=reconciled,
        empty_records=_empty_records(layout, limits.line_bytes) if layout.blank_lines else (),
    )


def _empty_records(layout: Layout, line_bytes: int) -> tuple[int, ...]:
    found = empty_records(layout.path, layout.delimiter, line_bytes)
    return tuple(layout.above + number for number in found)


def lay_out(path: Path, box: Path, line_bytes: int, headings_at: int | None = 1) -> Layout:
    """Find encoding, line ends, delimiter and headings; copy to `box` what no parser takes as it is.

    headings_at: the row that holds the headings; None finds it.
    """
    title = shown(path.name)
    found = examine(path, line_bytes)
    declared = _declared(found)
    source = found.path
    if found.rewrite or declared:
        source = box / "unified.csv"
        _unify(found, source, leave_out=1 if declared else 0)
    start = sample(source, _SAMPLE_BYTES)
    delimiter = declared or _delimiter(start.getvalue())
    above = (headings_at or _headings_row(start.getvalue(), delimiter)) - 1
    if above:
        source = box / "table.csv"
        _unify(found, source, leave_out=above + (1 if declared else 0))
        start = sample(source, _SAMPLE_BYTES)
    if "\n" not in start.getvalue() and source.stat().st_size > _SAMPLE_BYTES:
        raise InputError(
            f"The headings take more than {_SAMPLE_BYTES:,} bytes: the table has too many columns",
            title,
            "Leave out the columns that the study does not use, and export it again.",
        )
    try:
        first = next(csv.reader(start, delimiter=delimiter, strict=True), [])
    except csv.Error as error:
        raise diagnose(source, delimiter, title, line_bytes, str(error), above) from None
    if not first:
        what = f"Line {above + 1} is empty" if above else "The first line is empty"
        raise InputError(what, title, "Put the headings into the first line, or say where they stand.")
    return Layout(
        source, delimiter, headings(first, title, above + 1), found.encoding, found.blank_lines, above
    )


def _headings_row(start: str, delimiter: str) -> int:
    """The row that holds the headings, by the beginning of the file; the first where it cannot be read."""
    lines = start.splitlines(keepends=True)[:LOOK]
    try:
        return headings_row(list(csv.reader(lines, delimiter=delimiter)))
    except csv.Error:
        return 1


def _declared(found: Text) -> str | None:
    """The delimiter that a first line "sep=;" declares, as Excel writes it."""
    start = b""
    for chunk in unified(found.path, found.codec):
        start += chunk
        if len(start) > _SEP_LINE or b"\n" in start:
            break
    first = start[:_SEP_LINE].split(b"\n", 1)[0].decode("utf-8", "ignore").strip(' "')
    declared = first[4:] if first.lower().startswith("sep=") else ""
    return declared if declared in DELIMITERS else None


def _unify(found: Text, target: Path, *, leave_out: int) -> None:
    """Write the text as UTF-8 with line feeds, without its first `leave_out` lines."""
    with target.open("wb") as file:
        for chunk in unified(found.path, found.codec):
            while leave_out and b"\n" in chunk:
                chunk = chunk.split(b"\n", 1)[1]
                leave_out -= 1
            if not leave_out:
                file.write(chunk)


def _delimiter(start: str) -> str:
    """The delimiter by which the first rows are alike and have the most values."""

    def score(delimiter: str) -> tuple[bool, bool, int]:
        lines = start.splitlines(keepends=True)
        try:
            rows = list(itertools.islice(csv.reader(lines, delimiter=delimiter), _SAMPLE_ROWS))
        except csv.Error:
            return False, False, 0
        widths = [len(row) for row in rows if row]
        usual = max(widths, key=widths.count)  # the first of equals: the headings', where nothing is above
        alike = widths.count(usual) * 10 >= 8 * len(widths)
        return usual > 1, alike, usual

    return max(DELIMITERS, key=score) if start.strip() else ","


def _first(
    connection: Connection,
    layout: Layout,
    source: Path,
    columns: list[str],
    out: Path,
    line_bytes: int,
    space: dict[str, str],
) -> None:
    every = ", ".join(f"{text(n)}: 'VARCHAR'" for n in layout.names)
    picked = ", ".join(f"NULLIF({_trimmed(n, space[n])}, '') AS {name(n)}" for n in columns)
    options = (
        f"auto_detect = false, header = true, strict_mode = true, null_padding = false, "
        f"delim = {text(layout.delimiter)}, quote = '\"', escape = '\"', "
        f"columns = {{{every}}}, max_line_size = {line_bytes}, buffer_size = {max(_BLOCK, 2 * line_bytes)}"
    )
    # Names and texts are quoted by our own functions; values are parameters.
    rows = f"SELECT {picked} FROM read_csv({text(str(source))}, {options})"  # noqa: S608 - names and paths are quoted by our own code
    together = max(2048, min(122_880, _VALUES_TOGETHER // len(columns)))
    connection.execute(f"COPY ({rows}) TO {text(str(out))} (FORMAT parquet, ROW_GROUP_SIZE {together})")


def _trimmed(column: str, space: str) -> str:
    """A column without outer space. Trimming more than blanks is slow, so only where there is more."""
    trimmed = f"trim({name(column)}, {text(OUTER)})" if space == OUTER else f"trim({name(column)})"
    return trimmed if space else name(column)


def _tally(connection: Connection, out: Path, columns: list[str]) -> Tally:
    asked = ", ".join(f"count({name(n)}), coalesce(sum(strlen({name(n)})), 0)" for n in columns)
    # Names and texts are quoted by our own functions; values are parameters.
    row = connection.execute(f"SELECT count(*), {asked} FROM {parquet(out)}").fetchall()[0]  # noqa: S608 - names and paths are quoted by our own code
    return Tally(
        row[0], dict(zip(columns, row[1::2], strict=True)), dict(zip(columns, row[2::2], strict=True))
    )


def _second(layout: Layout, columns: list[str]) -> tuple[Tally, dict[str, str]]:
    """Arrow's account of the file, and what outer space each column has."""
    rows = -1  # the headings are read as a row
    filled = dict.fromkeys(columns, 0)
    checksum = dict.fromkeys(columns, 0.0)
    space = dict.fromkeys(columns, "")
    for batch in _batches(layout, columns):
        body = batch.slice(1) if rows < 0 else batch
        rows += batch.num_rows
        for column in columns:
            values = body[column]
            trimmed = compute.utf8_trim(values, OUTER)
            if trimmed != values:
                only_blanks = space[column] != OUTER and compute.utf8_trim(values, " ") == trimmed
                space[column] = " " if only_blanks else OUTER
            lengths = compute.binary_length(trimmed)
            filled[column] += compute.sum(compute.greater(lengths, 0)).as_py() or 0
            checksum[column] += compute.sum(lengths).as_py() or 0
    return Tally(max(rows, 0), filled, checksum), space


def _batches(layout: Layout, columns: list[str]) -> Iterator[pyarrow.RecordBatch]:
    yield from pyarrow.csv.open_csv(
        layout.path,
        read_options=pyarrow.csv.ReadOptions(block_size=_BLOCK, column_names=layout.names),
        parse_options=pyarrow.csv.ParseOptions(delimiter=layout.delimiter, newlines_in_values=True),
        convert_options=pyarrow.csv.ConvertOptions(
            column_types=dict.fromkeys(layout.names, pyarrow.string()),
            include_columns=columns,
            strings_can_be_null=False,
        ),
    )
