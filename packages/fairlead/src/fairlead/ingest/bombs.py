"""Look through a workbook's zip before a parser opens it: some of 5 kB bring a parser down."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from fairlead.errors import InputError, ResourceError
from fairlead.ingest.limits import MIB, Limits

_CHUNK = MIB
_LONGEST_TAG = MIB // 2
"""Bytes between two tags. A cell holds at most 32,767 characters."""
_SMALL = 8 * MIB
"""Below this size a high compression ratio is no danger."""
_CELL = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{1,3})(\d{1,9})["']""")
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_UNCALCULATED = re.compile(rb"</f>(?:<v ?/>)?</c>")
_DAMAGED = "Open it in Excel, save it again as .xlsx, and try again."
_HOSTILE = "Do not open it unless you know who made it; ask its owner for the table as CSV."


def defuse(path: Path, title: str, limits: Limits) -> None:
    """Refuse a workbook that is damaged, unpacks beyond the limits, or spans too many cells.

    Raises InputError and ResourceError.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            _sizes(archive, path.stat().st_size, title, limits)
            left = limits.unpacked_bytes
            for entry in archive.infolist():
                with archive.open(entry) as file:
                    sheet = entry.filename.startswith("xl/worksheets/")
                    left -= _look_through(file, title, left, limits.sheet_cells if sheet else None)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError):
        raise InputError("The workbook is damaged, cut short or has a password", title, _DAMAGED) from None


def _sizes(archive: zipfile.ZipFile, packed: int, title: str, limits: Limits) -> None:
    unpacked = sum(entry.file_size for entry in archive.infolist())
    if unpacked > limits.unpacked_bytes or (unpacked > _SMALL and unpacked > packed * limits.unpacked_ratio):
        raise _too_large(title)


def _too_large(title: str) -> ResourceError:
    return ResourceError("The workbook unpacks to far more than its size", title, _HOSTILE)


def _look_through(file: IO[bytes], title: str, left: int, cells: int | None) -> int:
    """Read one entry to its end; the sizes an archive declares may be false. Returns its size."""
    size = 0
    rows = columns = 0
    for part in _tags(file, title):
        size += len(part)
        if size > left:
            raise _too_large(title)
        if _DECLARED.search(part):
            raise ResourceError("The workbook declares entities, as no spreadsheet does", title, _HOSTILE)
        if cells is None:
            continue
        if _UNCALCULATED.search(part):
            raise InputError(
                "The workbook holds formulas whose results were never worked out",
                title,
                "Open it in Excel, let it calculate, and save it again.",
            )
        found = set(_CELL.findall(part))
        rows = max([rows, *(int(row) for _, row in found)])
        columns = max([columns, *(_number(letters) for letters, _ in found)])
        if rows * columns > cells:
            raise ResourceError(
                f"A sheet of the workbook spans {rows:,} rows and {columns:,} columns",
                title,
                "Delete stray cells far from the table (Ctrl-End shows them), or save the table as CSV.",
            )
    return size


def _tags(file: IO[bytes], title: str) -> Iterator[bytes]:
    """The entry in parts that end where a tag ends, or that hold no XML at all."""
    pending = b""
    while chunk := file.read(_CHUNK):
        joined = pending + chunk
        if max(map(len, joined.split(b">"))) > _LONGEST_TAG and b"<" in joined:
            raise ResourceError(
                "A cell or tag of the workbook is longer than any that Excel writes", title, _HOSTILE
            )
        # A cell's end stays with the formula before it, so that both are seen together.
        end = max(joined.rfind(b"</c>") + 4, joined.rfind(b"</row>") + 6)
        end = end if end > 6 else len(joined)
        pending = joined[end:]
        yield joined[:end]
    yield pending


def _number(letters: bytes) -> int:
    """A = 1, Z = 26, AA = 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
