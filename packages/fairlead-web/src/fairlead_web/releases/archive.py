"""Unpacking a zip from outside: names, links, sizes and ratios are checked before and while writing."""

import lzma
import stat
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from fairlead.api import FairleadError

MOST_FILES = 5_000
MOST_BYTES = 200 * 1024 * 1024
MOST_RATIO = 200  # text and SVG shrink 5 to 50 times; bombs 1,000 times
SMALL = 1024 * 1024  # below this the ratio says nothing
CHUNK = 64 * 1024
LONGEST_NAME, LONGEST_PATH = 255, 1000  # in bytes; a disk takes 255, and some 4,000 with our own folders


DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    NotImplementedError,
    UnicodeDecodeError,
)


@dataclass(frozen=True)
class Expected:
    """What a zip should hold: its kinds of file, what it is called, and what to do where it is not."""

    what: str
    kinds: frozenset[str]
    remedy: str


RELEASE = Expected(
    "release",
    frozenset({".json", ".html", ".csv", ".svg", ".pdf", ".ods", ".xlsx", ".txt", ".md"}),
    "Zip the folder that `fairlead run` wrote, without changing it, and upload that.",
)
STUDY = Expected(
    "study",
    frozenset({".yaml", ".yml", ".csv", ".tsv", ".txt", ".xlsx", ".parquet", ".key"}),
    "Zip the file study.yaml together with the files it names, and upload that.",
)


def look(archive: IO[bytes], expected: Expected = RELEASE) -> None:
    """Raise FairleadError where a zip's own list of files already shows that it would not be unpacked."""
    with _opened(archive, expected) as opened:
        check(opened.infolist(), expected)


def unpack(archive: IO[bytes], folder: Path, expected: Expected = RELEASE) -> None:
    """Unpack a zip (of a release folder, or as expected) into the new `folder`.

    The zip may hold the files themselves or one folder of them. Raises FairleadError where it is not
    a zip, is damaged or locked, holds unsafe names, links or kinds of file, or grows beyond the limits.
    """
    with _opened(archive, expected) as opened:
        members = check(opened.infolist(), expected)
        folder.mkdir(parents=True, mode=0o700)
        room = MOST_BYTES
        for name, member in members:
            room -= _extract(opened, member, folder / name, room, expected)


@contextmanager
def _opened(archive: IO[bytes], expected: Expected) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(archive) as opened:
            yield opened
    except (*DAMAGED, OSError) as fault:
        if isinstance(fault, OSError) and fault.errno is not None:
            raise  # of the disk; bzip2 speaks of its data without a number
        raise FairleadError("This file is not a zip, or it is damaged", remedy=expected.remedy) from fault


def check(
    members: Sequence[zipfile.ZipInfo], expected: Expected = RELEASE
) -> list[tuple[Path, zipfile.ZipInfo]]:
    """The files to unpack, by their path inside the folder. Raises FairleadError."""
    files = [one for one in members if not one.is_dir() and not _litter(one.filename)]
    if not files:
        raise FairleadError("The zip holds no files", remedy=expected.remedy)
    if len(members) > MOST_FILES:
        raise FairleadError(
            f"The zip holds {len(members):,} files, more than {MOST_FILES:,}", remedy=expected.remedy
        )
    if sum(one.file_size for one in files) > MOST_BYTES:
        raise FairleadError(
            f"The zip would unpack to more than {MOST_BYTES // 1024**2} MB", remedy=expected.remedy
        )
    paths = [_safe(one, expected) for one in files]
    top = {path.parts[0] for path in paths}
    if len(top) == 1 and all(len(path.parts) > 1 for path in paths):
        paths = [PurePosixPath(*path.parts[1:]) for path in paths]
    names = {str(path).casefold() for path in paths}
    folders = {str(above).casefold() for path in paths for above in path.parents}
    if len(names) != len(paths) or names & folders:
        raise FairleadError("The zip holds two files of one name", remedy=expected.remedy)
    return [(Path(*path.parts), one) for path, one in zip(paths, files, strict=True)]


def _litter(name: str) -> bool:
    """Files that macOS adds to every zip."""
    path = PurePosixPath(name)
    return path.parts[:1] == ("__MACOSX",) or path.name == ".DS_Store"


def _safe(member: zipfile.ZipInfo, expected: Expected) -> PurePosixPath:
    path = PurePosixPath(member.filename)
    unsafe = (
        path.is_absolute()
        or any(part in ("..", ".") or part.startswith(".") or part != part.strip() for part in path.parts)
        or any(mark in member.filename for mark in ("\\", ":", "\0"))
        or not member.filename.isprintable()
        or any(len(part.encode()) > LONGEST_NAME for part in path.parts)
        or len(member.filename.encode()) > LONGEST_PATH
    )
    if unsafe:
        raise FairleadError("The zip holds a file whose name is not safe to unpack", remedy=expected.remedy)
    if stat.S_IFMT(member.external_attr >> 16) not in (0, stat.S_IFREG):
        raise FairleadError("The zip holds a link or a device, not only files", remedy=expected.remedy)
    if member.flag_bits & 0x1:
        raise FairleadError("The zip is locked with a password", remedy="Zip the folder without one.")
    if path.suffix.lower() not in expected.kinds:
        raise FairleadError(
            f"The zip holds a kind of file that no {expected.what} holds ({path.suffix or 'no ending'})",
            remedy=expected.remedy,
        )
    if member.file_size > SMALL and member.file_size > MOST_RATIO * max(member.compress_size, 1):
        raise FairleadError("The zip holds a file that grows far beyond its size", remedy=expected.remedy)
    return path


def _extract(
    opened: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path, room: int, expected: Expected
) -> int:
    """Write one file; count what really comes out, since a zip can lie about its sizes."""
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    written = 0
    with opened.open(member) as source, target.open("xb") as sink:
        while chunk := source.read(CHUNK):
            written += len(chunk)
            if written > room:
                raise FairleadError(
                    f"The zip unpacks to more than {MOST_BYTES // 1024**2} MB", remedy=expected.remedy
                )
            sink.write(chunk)
    target.chmod(0o600)
    return written
