"""The seal of a release folder: every file's hash, the version and the time, and opening it again.

Hashes show that files are whole, not who made them; safety is shown by the certificate.
"""

import datetime
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from pydantic import BaseModel, ConfigDict, ValidationError

from fairlead import __version__
from fairlead.checker import check
from fairlead.disclosure.document import ReleaseDocument
from fairlead.disclosure.release import Release, proved
from fairlead.errors import CertificateError

NAME = "manifest.json"
DOCUMENT = "release.json"
CERTIFICATE = "certificate.json"
LARGEST = 256 * 1024 * 1024
"""Bytes of the largest file that is read: a release is small, and a bomb is not one."""

AGAIN = "Ask its publisher for the release again, or make it again with `fairlead run`."


class Manifest(BaseModel):
    """manifest.json: the only place that holds a time."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: str
    fairlead: str
    sealed: datetime.datetime
    files: dict[str, str]


def seal(folder: Path) -> Path:
    """Write manifest.json over every file in the folder. Returns its path."""
    manifest = Manifest(
        format="fairlead-manifest/1",
        fairlead=__version__,
        sealed=datetime.datetime.now(datetime.UTC).replace(microsecond=0),
        files={name: digest(folder / name) for name in sorted(listed(folder)) if name != NAME},
    )
    path = folder / NAME
    path.write_text(manifest.model_dump_json(indent=1) + "\n", encoding="utf-8")
    return path


def load(folder: Path) -> Release:
    """The release in a folder, if its hashes and its certificate hold. Raises CertificateError."""
    try:
        manifest = Manifest.model_validate_json((folder / NAME).read_bytes())
        refuse_strange_names(manifest, folder)
        refuse_changes(manifest, folder)
        text = (folder / DOCUMENT).read_bytes()
        document = ReleaseDocument.model_validate_json(text)
        raw, certificate = json.loads(text), json.loads((folder / CERTIFICATE).read_bytes())
    except (OSError, ValueError, RecursionError) as fault:
        raise unreadable(folder, fault) from fault
    faults = check(raw, certificate)
    if faults:
        raise CertificateError(f"The certificate does not hold: {faults[0]}", str(folder), AGAIN)
    return proved(document, certificate)


def unreadable(folder: Path, fault: Exception) -> CertificateError:
    """A fault of reading, in a sentence that quotes nothing of the file."""
    if isinstance(fault, FileNotFoundError):
        what = f"There is no {Path(str(fault.filename)).name} in this folder"
    elif isinstance(fault, NotADirectoryError):
        return CertificateError(
            "This is a file, not the folder of a release",
            str(folder),
            "Name the folder that holds release.json; unpack it first if it is a zip.",
        )
    elif isinstance(fault, ValidationError):
        what = f"A file of the release is not in the expected form: {fault.error_count()} faults"
    else:
        what = f"A file of the release could not be read: {type(fault).__name__}"
    return CertificateError(what, str(folder), AGAIN)


def refuse_strange_names(manifest: Manifest, folder: Path) -> None:
    """Files named must be plain names inside the folder, all there, and all there are."""
    for name in manifest.files:
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts or "\\" in name or str(path) != name:
            raise CertificateError("The manifest names a file outside the folder", str(folder), AGAIN)
    there = set(listed(folder)) - {NAME}
    missing, extra = set(manifest.files) - there, there - set(manifest.files)
    missing |= {DOCUMENT, CERTIFICATE} - set(manifest.files)
    faults = [f"lacks {', '.join(sorted(missing))}"] if missing else []
    faults += [f"holds what its manifest does not name: {', '.join(sorted(extra))}"] if extra else []
    if faults:
        raise CertificateError(f"The folder {' and '.join(faults)}", str(folder), AGAIN)


def refuse_changes(manifest: Manifest, folder: Path) -> None:
    """Every file must have the hash that the manifest says."""
    changed = [name for name, found in sorted(manifest.files.items()) if digest(folder / name) != found]
    if changed:
        raise CertificateError(f"{', '.join(changed)} was changed after it was made", str(folder), AGAIN)


def listed(folder: Path) -> Iterator[str]:
    """Names of all files in a folder, inner folders included. Raises CertificateError for links."""
    for path in folder.rglob("*"):
        if path.is_symlink() or not (path.is_file() or path.is_dir()):
            raise CertificateError("The folder holds a link or a special file", str(path), AGAIN)
        if path.is_file():
            yield path.relative_to(folder).as_posix()


def digest(path: Path) -> str:
    """A file's SHA-256 in hexadecimal."""
    if path.stat().st_size > LARGEST:
        raise CertificateError("A file is too large to belong to a release", str(path), AGAIN)
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
