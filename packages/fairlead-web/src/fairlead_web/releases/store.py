"""Private files: uploads that wait, and the folders of releases. No address ever leads here; views do."""

import fcntl
import hashlib
import re
import shutil
import tempfile
import time
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from django.conf import settings

from fairlead.api import FairleadError

UPLOADS = "uploads"
RELEASES = "releases"
LOCKS = "locks"
KEYS = "keys"


def new(shelf: str) -> str:
    """The name of a folder that does not exist yet, such as "uploads/6f…"."""
    return f"{shelf}/{uuid.uuid4().hex}"


def path(folder: str) -> Path:
    """Where a folder lies on disk."""
    return Path(settings.MEDIA_ROOT) / folder


def file_name(sent: str) -> str:
    """A safe name for a file, close to the one it was sent under."""
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", PurePosixPath(sent.replace("\\", "/")).name).strip("-.")
    stem, dot, ending = name.rpartition(".")
    return f"{stem[:80] or 'file'}{dot}{ending[:10].lower()}"


def save(chunks: Iterable[bytes], folder: str, name: str) -> Path:
    """Write a file that was sent. Raises FairleadError where the disk has no room; then nothing is left."""
    target = path(folder) / name
    try:
        target.parent.mkdir(parents=True, mode=0o700)
        with target.open("xb") as sink:
            for chunk in chunks:
                sink.write(chunk)
        target.chmod(0o600)
    except OSError as fault:
        discard(folder)
        raise FairleadError(
            "The file could not be stored on this site",
            remedy="Tell the people who run it: its disk may be full.",
        ) from fault
    return target


def without_paths(text: str) -> str:
    """A sentence without the places of this machine, which are no reader's business."""
    return re.sub(rf"{re.escape(str(settings.MEDIA_ROOT))}/\w+/\w+/?", "", text).replace(" ()", "")


@contextmanager
def scratch(folder: str) -> Iterator[None]:
    """Have all that this process writes for the moment lie inside `folder`, and go with it.

    A process that is killed cannot clear up, and what it leaves may hold rows; the sweep knows this folder.
    Jobs run one at a time in the worker's process, so that no other work is led astray.
    """
    before, place = tempfile.tempdir, path(folder) / "scratch"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True, mode=0o700)
    tempfile.tempdir = str(place)
    try:
        yield
    finally:
        tempfile.tempdir = before
        shutil.rmtree(place, ignore_errors=True)


def discard(folder: str) -> None:
    """Delete a folder, if it is there."""
    shutil.rmtree(path(folder), ignore_errors=True)


def folders(shelf: str) -> Iterator[str]:
    """The names of all folders on a shelf."""
    shelf_path = path(shelf)
    if shelf_path.is_dir():
        yield from (f"{shelf}/{found.name}" for found in sorted(shelf_path.iterdir()))


def older_than_an_hour(folder: str) -> bool:
    """Whether a folder is old enough that no request can still be filling it."""
    return time.time() - path(folder).stat().st_mtime > 3600


def sha256(folder: str) -> str:
    """One hash over the names and bytes of all files in a folder."""
    whole = hashlib.sha256()
    root = path(folder)
    for found in sorted(root.rglob("*")):
        if found.is_file():
            whole.update(f"{found.relative_to(root).as_posix()}\0".encode())
            whole.update(hashlib.sha256(found.read_bytes()).digest())
    return whole.hexdigest()


@contextmanager
def alone(name: str) -> Iterator[bool]:
    """Hold a lock on a name: True where nobody else holds it.

    The operating system lets go when a process ends, however it ends, so a killed worker leaves no lock.
    """
    lock = path(LOCKS) / name
    lock.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with lock.open("wb") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
