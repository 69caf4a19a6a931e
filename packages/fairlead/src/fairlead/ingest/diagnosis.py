"""Where exactly a text file breaks: a slow, exact reading for messages only."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

from fairlead.errors import InputError
from fairlead.ingest.problems import counted

_LINE = re.compile(r"Line: (\d+)")
_REMEDY = "Correct the row, or export the file again (values that hold the separator need quotation marks)."


def records(path: Path, delimiter: str, longest: int) -> Iterator[list[str]]:
    """The records of a UTF-8 file, empty ones as empty lists. Raises csv.Error where it breaks."""
    csv.field_size_limit(longest)
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.reader(file, delimiter=delimiter, strict=True)


def empty_records(path: Path, delimiter: str, longest: int) -> tuple[int, ...]:
    """The numbers of empty records, where the first record is 1."""
    rows = enumerate(records(path, delimiter, longest), start=1)
    return tuple(number for number, record in rows if not record)


def diagnose(path: Path, delimiter: str, name: str, longest: int, parser: str, above: int = 0) -> InputError:
    """The fault that made a parser stop, with the row it is in.

    parser is that parser's own message; it is searched for a line number and never shown,
    because it quotes the line. above: how many lines were left out before this file's first.
    """
    number, width = above, None
    try:
        for number, record in enumerate(records(path, delimiter, longest), start=above + 1):
            width = width or len(record)
            if record and len(record) != width:
                what = (
                    f"The row has {counted(len(record), 'value')} where there are {counted(width, 'heading')}"
                )
                return InputError(what, f"{name}, row {number:,}", _REMEDY)
    except csv.Error as error:
        return _broken(str(error), f"{name}, row {number + 1:,}")
    line = _LINE.search(parser)
    where = f"{name}, near line {int(line.group(1)) + above:,}" if line else name
    return InputError("The rows could not be told apart", where, _REMEDY)


def _broken(message: str, where: str) -> InputError:
    """csv.Error in words. The first two both mean that a quotation mark swallowed what follows."""
    if "unexpected end of data" in message or "field larger" in message:
        return InputError(
            "A quotation mark is opened and never closed",
            where,
            "Close it, or double it where it belongs to the value.",
        )
    return InputError("A quotation mark stands in the middle of a value", where, "Double it or take it out.")


def sample(path: Path, size: int) -> io.StringIO:
    """The beginning of a UTF-8 file, cut at the end of a line where it goes on."""
    with path.open("rb") as file:
        start = file.read(size)
    if len(start) == size:
        start = start[: start.rfind(b"\n") + 1] or start
    return io.StringIO(start.decode("utf-8-sig", "ignore"), newline="")
