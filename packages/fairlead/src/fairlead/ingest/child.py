"""The reading process: `python -m fairlead.ingest.child TASK ANSWER`, under limits, with nothing to lose."""

import os
import sys
import threading
from pathlib import Path

import duckdb
import pyarrow

from fairlead.errors import FairleadError
from fairlead.ingest.faults import of_system, pack, too_much_memory
from fairlead.ingest.limits import Limits
from fairlead.ingest.profiling import profile_file
from fairlead.ingest.source import check_source
from fairlead.ingest.task import ANSWERS, TASKS, Answer, CheckTask, ProfileTask

try:
    import resource
except ImportError:  # pragma: no cover - Windows has none; there the wall clock alone ends a reader
    resource = None  # type: ignore[assignment]  # Windows alone

_GRACE = 5


def main() -> None:
    """Read the task, do it within its limits, write the answer under a name of its own, rename it."""
    task_file, answer_file = map(Path, sys.argv[1:3])
    threading.Thread(target=_die_with_parent, daemon=True).start()
    task = TASKS.validate_json(task_file.read_bytes())
    _restrict(task.limits)
    half = answer_file.with_suffix(".half")
    half.write_bytes(ANSWERS.dump_json(perform(task)))
    half.replace(answer_file)


def perform(task: CheckTask | ProfileTask) -> Answer:
    """Do a task; faults become part of the answer. The unforeseen ends the process; the parent says so."""
    try:
        return check_source(task) if isinstance(task, CheckTask) else profile_file(task)
    except FairleadError as error:
        return Answer(fault=pack(error))
    except (MemoryError, duckdb.OutOfMemoryException):
        return Answer(fault=pack(too_much_memory(_name(task))))
    except (duckdb.Error, pyarrow.ArrowException, OSError) as error:
        return Answer(fault=pack(of_system(error, _name(task))))


def _name(task: CheckTask | ProfileTask) -> str:
    return task.source.file.name if isinstance(task, CheckTask) else task.path.name


def _restrict(limits: Limits) -> None:
    """Lower this process's own limits; where the system refuses one, the wall clock remains."""
    if resource is None:  # pragma: no cover  # Windows alone
        return
    wanted = [
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_CPU, limits.cpu_seconds),
    ]
    if limits.written_bytes is not None:
        wanted.append((resource.RLIMIT_FSIZE, limits.written_bytes))
    for kind, value in wanted:
        try:
            # Processor time has a soft limit, whose signal says what happened, and a hard one behind it.
            resource.setrlimit(kind, (value, value + _GRACE if kind == resource.RLIMIT_CPU else value))
        except (ValueError, OSError):  # pragma: no cover - macOS refuses RLIMIT_AS
            continue


def _die_with_parent() -> None:
    """The parent holds the other end of standard input: when it ends, however it ends, so does this."""
    while os.read(0, 1):
        pass
    os._exit(1)


if __name__ == "__main__":
    main()
