"""Excel workbooks: read by calamine, reconciled with openpyxl."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import openpyxl
import pyarrow
import pyarrow.parquet
import python_calamine

from fairlead.errors import InputError
from fairlead.ingest.bombs import defuse
from fairlead.ingest.limits import Limits
from fairlead.ingest.problems import listed, shown
from fairlead.ingest.raw import text_of
from fairlead.ingest.table import Table, Tally, agree, headings, no_rows, no_stray_values, unnamed
from fairlead.ingest.top import LOOK, headings_row

_BATCH = 20_000
_ERRORS = frozenset({"#N/A", "#DIV/0!", "#REF!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"})
_DAMAGED = "Open it in Excel, save it again as .xlsx, and try again."

Row = list[object]


def read(
    path: Path,
    box: Path,
    limits: Limits,
    sheet: str | None = None,
    headings_at: int | None = None,
    *,
    guess: bool = False,
) -> Table:
    """Read one sheet into Parquet of trimmed text in `box`.

    Without a sheet's name the only sheet with rows is read; `guess` takes the first table of several.
    headings_at: the row that holds the headings; without it the first that is not empty, or the
    one that `guess` finds.
    Raises InputError where the workbook is damaged, the sheet unclear, or the two parsers
    disagree; ResourceError where the workbook would unpack beyond the limits.
    """
    title = shown(path.name)
    defuse(path, title, limits)
    try:
        with python_calamine.CalamineWorkbook.from_path(path) as book:
            sheets = tuple(book.sheet_names)
            picked = _pick(book, sheet, title, guess=guess)
            found = book.get_sheet_by_name(picked)
            place = f"{title}, sheet '{shown(picked)}'"
            pad = [""] * (found.start or (0, 0))[1]
            if guess:
                start = islice(found.iter_rows(), LOOK)
                headings_at = headings_row([[text_of(cell) for cell in row] for row in start])
            body = _Body(([*pad, *row] for row in found.iter_rows()), place, headings_at)
            first = body.write(box / "sheet.parquet")
    except python_calamine.CalamineError:
        raise InputError("The workbook is damaged and cannot be read", title, _DAMAGED) from None
    reconciled = agree(place, ("calamine", "openpyxl"), first, _second(path, picked, place, headings_at))
    if first.rows == 0:
        raise no_rows(place)
    no_stray_values(first, place, body.first_row - 1)
    columns = tuple(n for n in body.names if not unnamed(n))
    return Table(
        path=box / "sheet.parquet",
        name=place,
        form="Excel workbook",
        headings=columns,
        columns=dict.fromkeys(columns, "VARCHAR"),
        rows=first.rows,
        first_row=body.first_row,
        own=True,
        reconciled=reconciled,
        sheet=picked,
        sheets=sheets,
        empty_records=tuple(body.empty),
    )


def _pick(book: python_calamine.CalamineWorkbook, sheet: str | None, title: str, *, guess: bool) -> str:
    names = [
        meta.name for meta in book.sheets_metadata if meta.typ is python_calamine.SheetTypeEnum.WorkSheet
    ]
    if sheet is not None:
        if sheet in names:
            return sheet
        raise InputError(
            f"There is no sheet '{shown(sheet)}'",
            title,
            f"Its sheets are {listed(repr(shown(n)) for n in names)}.",
        )
    filled = [name for name in names if book.get_sheet_by_name(name).height]
    if not filled:
        raise InputError(
            "The workbook has no sheet with rows", title, "Export it again, with headings and rows."
        )
    if len(filled) > 1 and not guess:
        sheets = listed(repr(shown(n)) for n in filled)
        raise InputError(f"The workbook has several sheets: {sheets}", title, "Say which: write sheet: NAME.")
    tables = (name for name in filled if looks_like_a_table(book.get_sheet_by_name(name)))
    return next(tables, filled[0])


def looks_like_a_table(sheet: python_calamine.CalamineSheet) -> bool:
    """Whether a sheet has several rows and columns: a cover or notes fill one row, or one column."""
    return sheet.height > 1 and sheet.width > 1


class _Body:
    """The rows of a sheet under its headings: its first row that is not empty, from `headings_at` on."""

    def __init__(self, rows: Iterable[Row], place: str, headings_at: int | None = None) -> None:
        """Read up to the headings."""
        self.records = enumerate(([text_of(cell) for cell in row], row) for row in rows)
        self.first_row, self.empty, self.numbers = 1, list[int](), list[float]()
        for index, (texts, _) in self.records:
            if any(texts) and index + 1 >= (headings_at or 1):
                while texts[-1] is None:
                    texts.pop()
                self.names = headings([t or "" for t in texts], place, index + 1)
                self.first_row = index + 2
                break
        else:
            raise InputError("The sheet is empty", place, "Name the sheet that holds the table.")
        self.place = place

    def rows(self) -> Iterator[tuple[list[str | None], Row]]:
        """Rows of text as wide as the headings, and the cells they come from. Empty rows are left out."""
        width = len(self.names)
        waiting: list[int] = []
        for index, (texts, row) in self.records:
            if not any(texts):
                waiting.append(index + 1)
                continue
            self.empty += waiting
            waiting = []
            if any(texts[width:]):
                raise InputError(
                    "There are values to the right of the last heading",
                    f"{self.place}, row {index + 1:,}",
                    "Give every column a heading, in the first row that is not empty.",
                )
            yield (texts + [None] * width)[:width], row

    def write(self, out: Path) -> Tally:
        """Write all rows as Parquet of text, and count them."""
        counts = _Counts(self.names)
        schema = pyarrow.schema([(name, pyarrow.string()) for name in self.names])
        rows = self.rows()
        with pyarrow.parquet.ParquetWriter(out, schema) as writer:
            while batch := list(islice(rows, _BATCH)):
                for texts, row in batch:
                    counts.add(texts, row)
                columns = [
                    pyarrow.array(column, pyarrow.string())
                    for column in zip(*(t for t, _ in batch), strict=True)
                ]
                writer.write_batch(pyarrow.record_batch(columns, schema=schema))
        return counts.tally()


class _Counts:
    """Filled cells and the sum of numbers, column by column."""

    def __init__(self, names: list[str]) -> None:
        self.names, self.rows = names, 0
        self.filled, self.sums = [0] * len(names), [0.0] * len(names)

    def add(self, texts: list[str | None], row: Row) -> None:
        """Count one row."""
        self.rows += 1
        for column, text in enumerate(texts):
            if text is not None:
                self.filled[column] += 1
                cell = row[column]
                if isinstance(cell, int | float):
                    self.sums[column] += cell

    def tally(self) -> Tally:
        """The account of all rows."""
        named = zip(self.names, self.filled, strict=True), zip(self.names, self.sums, strict=True)
        return Tally(self.rows, dict(named[0]), dict(named[1]))


def _second(path: Path, sheet: str, place: str, headings_at: int | None) -> Tally:
    """The same sheet by openpyxl. Also finds Excel's error values, which calamine reads as empty."""
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    try:
        found = book[sheet]
        found.reset_dimensions()
        body = _Body((list(row) for row in found.iter_rows(values_only=True)), place, headings_at)
        counts = _Counts(body.names)
        for texts, row in body.rows():
            wrong = [t for t in texts if t in _ERRORS]
            if wrong:
                column = body.names[next(i for i, t in enumerate(texts) if t in _ERRORS)]
                raise InputError(
                    f"Excel's error {wrong[0]} stands in column '{shown(column)}'",
                    place,
                    "Correct the formula, or empty the cell, and save the workbook again.",
                )
            counts.add(texts, row)
        return counts.tally()
    finally:
        book.close()
