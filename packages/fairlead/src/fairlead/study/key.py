"""The study key: makes tie-breaks repeatable for the study's owner and unpredictable for others."""

import os
import secrets
from pathlib import Path

from fairlead.errors import OutputError, StudyError

NAME = "study.key"
BYTES = 32


def key(folder: Path) -> bytes:
    """The 32 secret bytes beside study.yaml, made on first use and readable by their owner only.

    The key never goes into a release. Losing it only changes how ties are broken.
    """
    path = folder / NAME
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return read(path)
    except OSError as fault:
        raise OutputError(
            f"The study key could not be written: {fault.strerror}",
            str(path),
            "Put the study into a folder you may write.",
        ) from fault
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(BYTES) + "\n")
    return read(path)


def read(path: Path) -> bytes:
    """The bytes of an existing key file."""
    try:
        found = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except (OSError, ValueError) as fault:
        raise StudyError(
            "The study key is not readable as hexadecimal digits",
            str(path),
            "Restore the file from a copy, or delete it and let Fairlead make a new one.",
        ) from fault
    if len(found) != BYTES:
        raise StudyError(
            f"The study key has {len(found)} bytes instead of {BYTES}",
            str(path),
            "Restore the file from a copy, or delete it and let Fairlead make a new one.",
        )
    return found
