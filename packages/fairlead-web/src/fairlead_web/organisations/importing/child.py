"""The process that opens what a stranger sent: it has little memory, little time, and can be killed.

Run as `python -m fairlead_web.organisations.importing.child FILE`; it knows nothing of the site. It writes
the rows as JSON. The library's own child makes counts and never gives rows away, so it cannot serve here.
"""

import csv
import io
import json
import resource
import sys
import zipfile
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

MOST_ROWS = 50_000
MOST_COLUMNS = 60
LONGEST_CELL = 1_000
MOST_TEXT = 20_000_000
MOST_UNPACKED = 100 * 1024**2
MOST_MEMORY = 1024**3
MOST_SECONDS = 20
ENCODINGS = ("utf-8-sig", "cp1252")


class UnreadableError(Exception):
    """The file cannot be read; its text says why and what to do."""


def rows_of(path: Path) -> list[list[str]]:
    """The rows of a CSV file or of the first sheet of a workbook, as text."""
    with path.open("rb") as file:
        packed = file.read(4) == b"PK\x03\x04"
    if packed != (path.suffix == ".xlsx"):
        raise UnreadableError("The file’s ending does not fit what is in it. Save it as CSV or .xlsx again.")
    rows: list[list[str]] = []
    text = 0
    for row in islice(_sheet(path) if packed else _csv(path), MOST_ROWS + 2):  # the names of columns as well
        rows.append(row)
        text += sum(map(len, row))
        if text > MOST_TEXT:
            raise UnreadableError("The file holds too much text. Keep the columns that the page names.")
    if len(rows) > MOST_ROWS + 1:
        raise UnreadableError(f"The file has more than {MOST_ROWS:,} rows. Divide it into several.")
    return rows


def _sheet(path: Path) -> Iterator[list[str]]:
    with zipfile.ZipFile(path) as packed:
        # What is declared bounds what is unpacked: Python reads no more than that from each part.
        if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
            raise UnreadableError("The workbook is too large once unpacked. Save only the sheet that counts.")
    book = load_workbook(path, read_only=True, data_only=True, keep_links=False)
    sheet = book.worksheets[0]
    return (_texts(row) for row in sheet.iter_rows(values_only=True))


def _csv(path: Path) -> Iterator[list[str]]:
    raw = path.read_bytes()
    if b"\0" in raw:
        raise UnreadableError("This is not a table. Save it as CSV or .xlsx again.")
    text = next(found for name in ENCODINGS if (found := _decoded(raw, name)) is not None)
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    return (_texts(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def _decoded(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding, errors="strict" if encoding == ENCODINGS[0] else "replace")
    except UnicodeDecodeError:
        return None


def _texts(row: Iterable[Any]) -> list[str]:
    cells = list(islice(row, MOST_COLUMNS + 1))
    if len(cells) > MOST_COLUMNS:
        raise UnreadableError(f"A row has more than {MOST_COLUMNS} columns. Keep those that the page names.")
    return [_text(cell) for cell in cells]


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    if hasattr(cell, "isoformat"):
        return str(cell.isoformat())[:10]
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = "".join(one for one in str(cell) if one.isprintable()).strip()
    if len(text) > LONGEST_CELL:
        raise UnreadableError(f"A cell holds more than {LONGEST_CELL} characters. Shorten it.")
    return text


def main(name: str) -> int:
    """Write the rows, or what is wrong, to standard output."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    try:
        answer: dict[str, Any] = {"rows": rows_of(Path(name))}
    except UnreadableError as fault:
        answer = {"fault": str(fault)}
    except Exception:  # noqa: BLE001  (whatever a broken file does to a parser)
        answer = {"fault": "The file is damaged or not a table. Save it as CSV or .xlsx again."}
    json.dump(answer, sys.stdout)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
