"""From a file that was sent to rows by the names of their columns. The file is gone when this returns."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from fairlead_web.organisations.actions.refusal import NotNow

MOST_BYTES = 10 * 1024**2
ENDINGS = (".csv", ".txt", ".tsv", ".xlsx")
CHILD = "fairlead_web.organisations.importing.child"
MOST_SECONDS = 30

Row = dict[str, str]
"""A row's cells by the names of columns; "" holds its number in the file."""


def read_upload(file: Any) -> list[Row]:
    """The rows of a file that was sent, read in a child process; the copy on disk is deleted."""
    ending = Path(file.name or "").suffix.lower()
    if ending not in ENDINGS:
        raise NotNow(_("Send a CSV file or an Excel workbook (.xlsx)."))
    if file.size > MOST_BYTES:
        raise NotNow(_("The file is larger than 10 MB. Divide it into several."))
    with tempfile.TemporaryDirectory(prefix="fairlead-import-") as folder:
        copy = Path(folder) / f"list{ending}"
        with copy.open("wb") as target:
            for chunk in file.chunks():
                target.write(chunk)
        return read_file(copy)


def read_file(path: Path) -> list[Row]:
    """The rows of a file on disk, which stays."""
    try:
        child = subprocess.run(  # noqa: S603  (our own module, and a path that we made)
            [sys.executable, "-m", CHILD, str(path)],
            capture_output=True,
            timeout=MOST_SECONDS,
            check=True,
        )
        answer = json.loads(child.stdout)
    except (subprocess.SubprocessError, ValueError) as fault:
        raise NotNow(
            _("The file took too long or too much memory to read. Divide it into several.")
        ) from fault
    if "fault" in answer:
        raise NotNow(answer["fault"])
    return named(answer["rows"])


def named(rows: Iterable[list[str]]) -> list[Row]:
    """Rows by the names in the first line that holds several; a title and empty rows are passed over."""
    numbered = [(number, row) for number, row in enumerate(rows, start=1) if any(row)]
    widest = max((filled(row) for _number, row in numbered), default=0)
    while widest > 1 and len(numbered) > 2 and filled(numbered[0][1]) == 1:
        del numbered[0]
    if len(numbered) < 2:
        raise NotNow(_("The file has no rows below the names of its columns."))
    head = [simple(name) for name in numbered[0][1]]
    if repeated := next((name for name in head if name and head.count(name) > 1), ""):
        raise NotNow(_("Two columns are called “%(name)s”. Rename or remove one.") % {"name": repeated})
    return [
        {**{name: cell for name, cell in zip(head, row, strict=False) if name}, "": str(number)}
        for number, row in numbered[1:]
    ]


def filled(row: list[str]) -> int:
    """How many cells of a row hold something."""
    return sum(bool(one) for one in row)


def simple(name: str) -> str:
    """A column's name without capitals, spaces and signs: "ODS code" and "ods_code" are one."""
    return "".join(one for one in name.lower() if one.isalnum())
