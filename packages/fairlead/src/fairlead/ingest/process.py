"""Run a task in a reading process that can be killed, and turn whatever becomes of it into one answer."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pydantic import ValidationError

from fairlead.ingest.faults import broken, of_death, of_system, too_slow, unpack
from fairlead.ingest.limits import MIB
from fairlead.ingest.task import ANSWERS, TASKS, Answer, CheckTask, ProfileTask

_LARGEST_ANSWER = 64 * MIB
_LOG_BYTES = 4096
_KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "PYTHONPATH", "SYSTEMROOT", "VIRTUAL_ENV", "LD_LIBRARY_PATH")
"""Environment variables that a reader gets; it has no use for passwords."""


@contextmanager
def private_box(workspace: Path) -> Iterator[Path]:
    """A private folder inside the workspace, gone at the end however that comes.

    Raises OutputError or ResourceError where it cannot be made.
    """
    try:
        workspace.mkdir(parents=True, exist_ok=True)
        box = Path(tempfile.mkdtemp(prefix="reading-", dir=workspace)).resolve()
    except OSError as error:
        raise of_system(error, str(workspace)) from None
    try:
        yield box
    finally:
        shutil.rmtree(box, ignore_errors=True)


def run(task: CheckTask | ProfileTask, name: str) -> Answer:
    """Do the task in a process of its own, inside task.box, which must be private.

    name: the input's name, for messages. Raises the fault the task ended with (InputError,
    OutputError, ResourceError). The process is dead when this returns or raises, also on Ctrl-C.
    """
    answered, log = task.box / "answer.json", task.box / "stderr.txt"
    try:
        code = _wait(task, answered, log)
    except subprocess.TimeoutExpired:
        raise too_slow(name, f"{task.limits.wall_seconds:g} seconds") from None
    except OSError as error:
        raise of_system(error, name) from None
    if code or not answered.exists():
        with log.open("rb") as written:
            written.seek(max(0, log.stat().st_size - _LOG_BYTES))
            raise of_death(code, written.read().decode("utf-8", "replace"), name, task.limits.cpu_seconds)
    if answered.stat().st_size > _LARGEST_ANSWER:
        raise broken(name, "the answer is too long")
    try:
        answer = ANSWERS.validate_json(answered.read_bytes())
    except ValidationError:
        raise broken(name, "the answer is not understood") from None
    if answer.fault:
        raise unpack(answer.fault)
    return answer


def _wait(task: CheckTask | ProfileTask, answered: Path, log: Path) -> int:
    """Start the reader and wait for its end. Returns its exit code."""
    asked = task.box / "task.json"
    asked.write_bytes(TASKS.dump_json(task))
    kept = {variable: os.environ[variable] for variable in _KEPT if variable in os.environ}
    with log.open("wb") as stderr:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-P", "-m", "fairlead.ingest.child", str(asked), str(answered)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=stderr,
            cwd=task.box,
            env={
                **kept,
                "TMPDIR": str(task.box),
                "ARROW_DEFAULT_MEMORY_POOL": "system",
                "MALLOC_ARENA_MAX": "2",
            },
            start_new_session=True,
        )
        try:
            return process.wait(task.limits.wall_seconds)
        finally:
            _end(process)
            if process.stdin:
                process.stdin.close()


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Kill the reader and wait until it is gone, wherever its own wait was broken off.

    Ctrl-C at the moment in which Popen.wait has taken its lock leaves it locked, and to wait again would be
    to wait for ever. So the system is asked; what is no child any more was waited for already.
    """
    process.kill()
    if sys.platform == "win32":
        process.wait()  # takes no lock there
    else:
        with suppress(ChildProcessError):
            os.waitpid(process.pid, 0)
