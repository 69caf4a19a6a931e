"""What a file really is, by its first bytes and not by its name."""

import zipfile
from enum import StrEnum
from pathlib import Path

from fairlead.errors import InputError
from fairlead.ingest.problems import shown


class Form(StrEnum):
    """The forms that are read."""

    TEXT = "CSV"
    WORKBOOK = "Excel workbook"
    PARQUET = "Parquet"


_SUFFIXES = {
    ".csv": Form.TEXT,
    ".tsv": Form.TEXT,
    ".txt": Form.TEXT,
    ".xlsx": Form.WORKBOOK,
    ".xlsm": Form.WORKBOOK,
    ".parquet": Form.PARQUET,
    ".pq": Form.PARQUET,
}
_SAVE_AS = {Form.TEXT: ".csv", Form.WORKBOOK: ".xlsx", Form.PARQUET: ".parquet"}

_REFUSED = (
    (
        b"\xd0\xcf\x11\xe0",
        "an old (.xls) or password-protected Excel workbook",
        "save it as .xlsx without a password",
    ),
    (b"\x1f\x8b", "compressed (gzip)", "unpack it first"),
    (b"7z\xbc\xaf", "compressed (7-Zip)", "unpack it first"),
    (b"%PDF", "a PDF document", "ask for the table behind it as CSV or Excel"),
    (b"\x89PNG", "a picture", "ask for the table behind it as CSV or Excel"),
    (b"\xff\xd8\xff", "a picture", "ask for the table behind it as CSV or Excel"),
)
_MARKUP = (
    (b"<!doctype html", "a web page"),
    (b"<html", "a web page"),
    (b"<?xml", "an XML document"),
    (b'{"', "a JSON document"),
    (b'[{"', "a JSON document"),
)


def recognise(path: Path) -> Form:
    """The form of a file by its content.

    Raises InputError where the file is missing, empty, of a form that is not read, or not
    what its name says.
    """
    name = shown(path.name)
    form = _by_content(path, name)
    named = _SUFFIXES.get(path.suffix.lower())
    if named is not None and named is not form:
        raise InputError(
            f"The file holds {_a(form)}, not {_a(named)} as its name says",
            name,
            f"Save it as {_SAVE_AS[named]} from its own program, or rename it to end in {_SAVE_AS[form]}.",
        )
    return form


def _by_content(path: Path, name: str) -> Form:
    start = _first_bytes(path, name)
    if start.startswith(b"PAR1"):
        return Form.PARQUET
    if start.startswith(b"PK"):
        return _zipped(path, name)
    for magic, what, remedy in _REFUSED:
        if start.startswith(magic):
            raise InputError(f"The file is {what}, which is not read", name, f"Please {remedy}.")
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for magic, what in _MARKUP:
        if text.startswith(magic):
            raise InputError(f"The file is {what}, not a table", name, "Save the table as CSV or Excel.")
    return Form.TEXT


def _first_bytes(path: Path, name: str) -> bytes:
    try:
        with path.open("rb") as file:
            start = file.read(512)
    except FileNotFoundError:
        raise InputError(
            "There is no such file", name, "Check the file's name and folder in the study."
        ) from None
    except IsADirectoryError:
        raise InputError("This is a folder, not a file", name, "Name the file itself in the study.") from None
    except PermissionError:
        raise InputError(
            "The file may not be opened", name, "Ask for the right to read it, or copy it."
        ) from None
    if not start.strip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"):
        raise InputError("The file is empty", name, "Export it again, with headings and rows.")
    return start


def _zipped(path: Path, name: str) -> Form:
    """A zip archive is a workbook if it holds one."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise InputError("The workbook is damaged or cut short", name, "Save it again as .xlsx.") from None
    if "xl/workbook.xml" in members:
        return Form.WORKBOOK
    if "xl/workbook.bin" in members or "content.xml" in members:
        raise InputError("The file is a spreadsheet in a form that is not read", name, "Save it as .xlsx.")
    raise InputError("The file is a zip archive, not a table", name, "Unpack it and name the table in it.")


def _a(form: Form) -> str:
    return "an Excel workbook" if form is Form.WORKBOOK else f"{form} data"
