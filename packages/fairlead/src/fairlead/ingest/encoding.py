"""Text files as UTF-8: which encoding, which line ends, no line beyond measure."""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import charset_normalizer

from fairlead.errors import InputError, ResourceError
from fairlead.ingest.problems import shown

CHUNK = 1 << 20
_SAMPLE = 1 << 16
_PLAIN = ("utf-8", "utf-8-sig")

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)


@dataclass(frozen=True, slots=True)
class Text:
    """A text file: its codec and the codec's name for people; what else must change before parsing.

    blank_lines says that some line is empty, so that rows and lines may count differently.
    """

    path: Path
    codec: str
    encoding: str
    rewrite: bool
    blank_lines: bool


def examine(path: Path, line_bytes: int) -> Text:
    """Find the encoding and read the file once, a chunk at a time.

    Raises InputError where no encoding fits, ResourceError where a line is longer than line_bytes.
    """
    name = shown(path.name)
    codec, encoding = _encoding(path, name)
    lines = _Lines(line_bytes, name)
    for chunk in utf8(path, codec):
        lines.see(chunk)
    plain = codec in _PLAIN and lines.alike
    return Text(path, codec, encoding, rewrite=not plain, blank_lines=lines.blank)


def utf8(path: Path, codec: str) -> Iterator[bytes]:
    """The file's text in UTF-8 without a byte order mark, a chunk at a time. Raises UnicodeError."""
    if codec in _PLAIN:
        return _checked(path)
    return (text.encode() for text in _decoded(path, codec))


def _decoded(path: Path, codec: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(codec)()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield decoder.decode(chunk)
        yield decoder.decode(b"", final=True)


def _checked(path: Path) -> Iterator[bytes]:
    """UTF-8 as it is: decoding proves it, and nothing need be encoded again."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        mark = file.read(len(codecs.BOM_UTF8))
        if mark != codecs.BOM_UTF8:
            file.seek(0)
        while chunk := file.read(CHUNK):
            decoder.decode(chunk)
            yield chunk
        decoder.decode(b"", final=True)


def unified(path: Path, codec: str) -> Iterator[bytes]:
    """The same with every line end as a line feed."""
    pending = b""
    for chunk in utf8(path, codec):
        joined = pending + chunk
        pending = b"\r" if joined.endswith(b"\r") else b""
        joined = joined[: len(joined) - len(pending)]
        yield joined.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    yield pending.replace(b"\r", b"\n")


class _Lines:
    """Which line ends there are, whether a line is empty, and that none grows beyond the limit."""

    def __init__(self, limit: int, name: str) -> None:
        self.limit, self.name = limit, name
        self.open = self.crlf = self.lf = self.cr = 0
        self.blank, self.last = False, b""

    @property
    def alike(self) -> bool:
        """Whether all lines end alike, with a line feed or with carriage return and line feed."""
        return self.cr == 0 or self.cr == self.crlf == self.lf

    def see(self, chunk: bytes) -> None:
        """Look at the next chunk; the byte before it is remembered, so that no line end is cut in two."""
        both = self.last + chunk
        self.last = chunk[-1:] or self.last
        self.lf += chunk.count(b"\n")
        self.blank = self.blank or b"\n\n" in both
        if b"\r" in both:
            self.cr += chunk.count(b"\r")
            self.crlf += both.count(b"\r\n")
            self.blank = self.blank or b"\n\r" in both or b"\r\r" in both
            chunk = chunk.replace(b"\r", b"\n")
        self._measure(chunk.split(b"\n"))

    def _measure(self, lines: list[bytes]) -> None:
        longest = max(self.open + len(lines[0]), max(map(len, lines)))
        self.open = len(lines[-1]) + (self.open if len(lines) == 1 else 0)
        if longest > self.limit:
            raise ResourceError(
                f"A line is longer than {self.limit:,} bytes, so this is not a table of rows",
                self.name,
                "Export the file again with one row on each line.",
            )


def _encoding(path: Path, name: str) -> tuple[str, str]:
    with path.open("rb") as file:
        start = file.read(_SAMPLE)
    codec, encoding = _by_mark(start) or _by_zeros(start, name) or ("utf-8", "UTF-8")
    if _decodes(path, codec):
        return codec, encoding
    if codec == "utf-8" and _decodes(path, "cp1252") and _mostly_ascii(start):
        return "cp1252", "Windows-1252"
    guess = charset_normalizer.from_bytes(start).best()
    likely = f" (it looks like {guess.encoding})" if guess and codec == "utf-8" else ""
    raise InputError(
        f"The file's text is neither UTF-8, UTF-16 nor Windows-1252{likely}, or it is damaged",
        name,
        "Save it as 'CSV UTF-8' and try again.",
    )


def _by_mark(start: bytes) -> tuple[str, str] | None:
    for mark, codec, encoding in _MARKS:
        if start.startswith(mark):
            return codec, encoding
    return None


def _by_zeros(start: bytes, name: str) -> tuple[str, str] | None:
    """UTF-16 without a mark shows itself by zero bytes on one side of most letters."""
    if b"\0" not in start:
        return None
    even, odd = start[0::2].count(0), start[1::2].count(0)
    enough = len(start) // 4
    if odd > enough and even * 10 < odd:
        return "utf-16-le", "UTF-16"
    if even > enough and odd * 10 < even:
        return "utf-16-be", "UTF-16"
    raise InputError(
        "The file holds zero bytes, so it is not text", name, "Export it again as CSV, Excel or Parquet."
    )


def _decodes(path: Path, codec: str) -> bool:
    try:
        for _ in utf8(path, codec):
            pass
    except UnicodeError:
        return False
    return True


def _mostly_ascii(start: bytes) -> bool:
    """Western text has accents here and there; other alphabets have little else."""
    return sum(byte >= 0x80 for byte in start) * 4 < len(start)
