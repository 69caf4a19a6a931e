"""Published figures as they were read: what others worked out, never counts of ours."""

from collections.abc import Iterator, Mapping

import pyarrow.parquet

from fairlead.errors import InputError
from fairlead.ingest.problems import listed
from fairlead.ingest.raw import text_of
from fairlead.study.checked import CheckedSource, Coded, PublishedValue
from fairlead.study.schema import PublishedColumns

Row = dict[str, object]


Cell = tuple[str, str, tuple[tuple[str, str], ...]]
"""Organisation, period and groups."""


def published_values(checked: CheckedSource) -> list[PublishedValue]:
    """The figures of one checked source, by indicator, in the order of its rows.

    Rows for everyone have no groups. Raises InputError where one cell has two figures or bases.
    """
    rows = [row for row in _rows(checked) if _holds(row, checked.keep or {})]
    return [
        PublishedValue(checked.source.id, indicator, *cell, value=value, base=base)
        for indicator, columns in sorted(checked.source.published.items())
        for cell, value, base in _figures(checked, indicator, columns, rows)
    ]


def _figures(
    checked: CheckedSource, indicator: str, columns: PublishedColumns, rows: list[Row]
) -> Iterator[tuple[Cell, float | None, int | None]]:
    """An indicator's cells with value and base, which may stand in rows of their own."""
    values = _by_cell(checked, indicator, columns.value, [r for r in rows if _reads(r, columns.rows)])
    bases: dict[Cell, float | None] = {}
    if columns.base:
        wanted = columns.base_rows or columns.rows
        bases = _by_cell(checked, indicator, columns.base, [r for r in rows if _reads(r, wanted)])
    for cell, value in values.items():
        base = bases.get(cell)
        yield cell, value, None if base is None else int(base)


def _by_cell(
    checked: CheckedSource, indicator: str, column: str, rows: list[Row]
) -> dict[Cell, float | None]:
    found: dict[Cell, float | None] = {}
    for row in rows:
        cell = _cell(checked, row)
        if cell in found:
            organisation, period, groups = cell
            names = listed(f"{breakdown} {code}" for breakdown, code in groups) or "everyone"
            raise InputError(
                f"There are two figures for {indicator} of organisation {organisation} in {period}, {names}",
                checked.source.file.name,
                "Keep one of them with 'only' or 'rows', or map the column that tells them apart.",
            )
        number = row[column]
        found[cell] = None if number is None or number != number else float(str(number))
    return found


def _cell(checked: CheckedSource, row: Row) -> Cell:
    everyone = bool(checked.total) and _holds(row, {c: (raw,) for c, raw in (checked.total or {}).items()})
    coded = {} if everyone else checked.breakdowns
    return (
        _code(checked.organisation, row) or checked.organisation_label,
        _code(checked.period, row) or checked.period_label,
        tuple((breakdown, _code(coded[breakdown], row)) for breakdown in sorted(coded)),
    )


def _holds(row: Row, wanted: Mapping[str, tuple[object, ...]]) -> bool:
    """Whether the row has one of the raw values in each column."""
    return all(row[column] in raws for column, raws in wanted.items())


def _reads(row: Row, wanted: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether the row reads as one of the texts in each column; capitals and outer space do not count."""
    return all(
        (text_of(row[column]) or "").casefold() in {text.strip().casefold() for text in texts}
        for column, texts in wanted.items()
    )


def _code(coded: Coded | None, row: Row) -> str:
    """The code of a row's raw value."""
    if coded is None:
        return ""
    raw = row[coded.column]
    return str(raw) if coded.codes is None else coded.codes[raw]


def _rows(checked: CheckedSource) -> Iterator[Row]:
    """The columns that figures need, row by row."""
    places = [
        coded.column
        for coded in (checked.organisation, checked.period, *checked.breakdowns.values())
        if coded
    ]
    wanted = [*places, *(checked.total or {}), *(checked.keep or {})]
    for columns in checked.source.published.values():
        wanted += [
            columns.value,
            *([columns.base] if columns.base else []),
            *columns.rows,
            *columns.base_rows,
        ]
    file = pyarrow.parquet.ParquetFile(checked.path)
    for batch in file.iter_batches(columns=list(dict.fromkeys(wanted))):
        yield from batch.to_pylist()
