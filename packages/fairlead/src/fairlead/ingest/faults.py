"""The ways in which reading may end badly, each as one error with its remedy."""

import errno
import signal

from fairlead import errors
from fairlead.errors import FairleadError, InputError, OutputError, ResourceError
from fairlead.ingest.task import Fault

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FULL_WORDS = ("No space left", "File too large", "Disk quota", "disk is full")
_FORBIDDEN = (errno.EACCES, errno.EROFS, errno.EPERM)
_MEMORY_WORDS = (
    "MemoryError",
    "bad_alloc",
    "memory allocation of",
    "Cannot allocate memory",
    "can't start new thread",
)


def too_much_memory(name: str) -> ResourceError:
    """The input does not fit."""
    return ResourceError(
        "Reading the file needs more memory than it may have",
        name,
        "Leave out columns and rows that the study does not use, or split the file by period.",
    )


def disk_full(name: str) -> ResourceError:
    """The disk has no room."""
    return ResourceError(
        "The disk is full, or a file reached the largest size allowed, while the input was read",
        name,
        "Make room on the disk for temporary files and try again.",
    )


def too_slow(name: str, limit: str) -> ResourceError:
    """The input took too long."""
    return ResourceError(
        f"Reading the file was stopped after {limit}",
        name,
        "Split the file by period, or save it as Parquet; if it is small, it may be damaged or hostile.",
    )


def broken(name: str, how: str) -> InputError:
    """A parser gave up or fell over; `how` is a type of error, never a parser's words."""
    return InputError(
        f"The file could not be read ({how})",
        name,
        "Save it again from the program that made it, and try again.",
    )


def of_system(error: Exception, name: str) -> FairleadError:
    """What a parser's or the system's error means. Its own words are not shown: they may quote a row."""
    number = getattr(error, "errno", None)
    if number in _FULL or any(words in str(error) for words in _FULL_WORDS):
        return disk_full(name)
    if number in _FORBIDDEN:
        return OutputError(
            "The folder for temporary files may not be written", name, "Choose another with TMPDIR."
        )
    return broken(name, type(error).__name__)


def of_death(code: int, log: str, name: str, cpu_seconds: int) -> FairleadError:
    """Why a reading process died: its exit code (negative: the signal) and what it left on standard error."""
    if any(words in log for words in _MEMORY_WORDS):
        return too_much_memory(name)
    if any(words in log for words in _FULL_WORDS) or -code == getattr(signal, "SIGXFSZ", None):
        return disk_full(name)
    if -code == getattr(signal, "SIGXCPU", None):
        return too_slow(name, f"{cpu_seconds} seconds of processor time")
    if code == -9:
        return too_much_memory(name) if not log else broken(name, "the system ended the reader")
    if code < 0:
        return ResourceError(
            "The file brought the program that reads it down: it is damaged or hostile",
            name,
            "Do not pass it on; ask its owner for the table as CSV.",
        )
    return broken(name, of_log(log) or "no answer")


def of_log(log: str) -> str:
    """The type of the error that ended a process: what stands after the last line that names code."""
    lines = log.strip().splitlines()
    below = max((k for k, line in enumerate(lines) if line.startswith("  File ")), default=-1)
    told = next((line for line in lines[below + 1 :] if line and not line.startswith(" ")), "")
    return told.split(":", 1)[0].rsplit(".", 1)[-1]


def pack(error: FairleadError) -> Fault:
    """An error for the journey between processes."""
    return Fault(type(error).__name__, error.what, error.where, error.remedy)


def unpack(fault: Fault) -> FairleadError:
    """The error again; a class that is not of the family becomes InputError."""
    kind = getattr(errors, fault.kind, InputError)
    known = isinstance(kind, type) and issubclass(kind, FairleadError)
    return (kind if known else InputError)(fault.what, fault.where, fault.remedy)
