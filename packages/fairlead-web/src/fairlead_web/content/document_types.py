"""Whether a document is what its name says: looked at, never opened by a program that could be led astray."""

import zipfile
from collections.abc import Callable
from typing import IO

HEAD = 1024
MOST_PARTS = 5_000
MOST_UNPACKED = 200 * 1024**2
"""What a packed document may say it holds: a report with many pictures, not a bomb."""
OFFICE = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/"}
OPEN = {
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "epub": "application/epub+zip",
}
PROGRAMS = ("vbaProject.bin", ".exe", ".dll", ".js", ".vbs", ".jar")
"""Parts that run. Books carry style and pictures; whose book needs a script cannot send it here."""
MARKUP = ("<!doctype", "<html", "<svg", "<script", "<?xml", "<?php", "<body", "<iframe")
BINARY = (
    b"PK\x03\x04",
    b"%PDF-",
    b"MZ",
    b"\x7fELF",
    b"\xd0\xcf\x11\xe0",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
)


def fits(file: IO[bytes], ending: str) -> bool:
    """Whether the bytes are of the kind that the ending names. Leaves the file where it begins."""
    looks = LOOKS.get(ending)
    try:
        file.seek(0)
        return looks is not None and looks(file, ending)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError, KeyError):
        return False
    finally:
        file.seek(0)


def _begins(file: IO[bytes], ending: str) -> bool:
    head = file.read(HEAD)
    return b"%PDF-" in head if ending == "pdf" else head.startswith(b"{\\rtf")


def _packed(file: IO[bytes], ending: str) -> bool:
    with zipfile.ZipFile(file) as packed:
        parts = packed.infolist()
        names = [part.filename for part in parts]
        # What is declared bounds what is unpacked: no reader takes more than that from each part.
        whole = len(parts) <= MOST_PARTS and sum(part.file_size for part in parts) <= MOST_UNPACKED
        if not whole or any(name.endswith(PROGRAMS) for name in names):
            return False
        if ending in OPEN:
            first = parts[0]
            told = packed.read(first) if first.file_size < HEAD else b""
            return first.filename == "mimetype" and told.strip() == OPEN[ending].encode()
        return "[Content_Types].xml" in names and any(name.startswith(OFFICE[ending]) for name in names)


def _text(file: IO[bytes], ending: str) -> bool:
    raw = file.read()
    if raw.startswith(BINARY):
        return False
    wide = raw.startswith((b"\xff\xfe", b"\xfe\xff"))  # as older spreadsheets save text
    text = raw.decode("utf-16" if wide else "utf-8", errors="strict" if wide else "replace")
    return "\0" not in text and not text.lstrip("\ufeff \t\r\n").lower().startswith(MARKUP)


Look = Callable[[IO[bytes], str], bool]
LOOKS: dict[str, Look] = {
    "pdf": _begins,
    "rtf": _begins,
    "csv": _text,
    "txt": _text,
    **dict.fromkeys((*OFFICE, *OPEN), _packed),
}
"""Every kind of document that may be sent, with what looks at it."""
