import sys
import threading

import psutil
import pytest

from fairlead_web.config import processes
from fairlead_web.config.processes import Child, run

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]
DEAF = [
    sys.executable,
    "-c",
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(60)",
]


def stop_when(condition):
    stop = threading.Event()

    def watch():
        while not condition():
            stop.wait(0.05)
        stop.set()

    threading.Thread(target=watch, daemon=True).start()
    return stop


def started(*children):
    return lambda: all(child.process and child.exit_code() is None for child in children)


def test_stopping_ends_every_child():
    children = [Child("one", SLEEP), Child("two", SLEEP)]
    assert run(children, stop_when(started(*children)), print)
    assert all(child.exit_code() is not None for child in children)
    assert not any(psutil.pid_exists(child.process.pid) for child in children)


def test_a_child_that_dies_once_is_started_again(tmp_path):
    mark = tmp_path / "mark"
    once = (
        f"import pathlib, time; mark = pathlib.Path({str(mark)!r}); first = not mark.exists(); "
        "mark.touch(); first or time.sleep(60)"
    )
    said = []
    child = Child("worker", [sys.executable, "-c", once])
    assert run([child], stop_when(lambda: said and started(child)()), said.append)
    assert said == ["The worker ended (exit code 0). Starting it again."]


def test_a_child_that_keeps_dying_stops_everything():
    said = []
    steady, failing = (
        Child("web server", SLEEP),
        Child("worker", [sys.executable, "-c", "raise SystemExit(7)"]),
    )
    assert not run([steady, failing], threading.Event(), said.append)
    assert "ended 3 times within a minute (exit code 7)" in said[-1]
    assert steady.exit_code() is not None


def test_a_child_that_does_not_listen_is_killed(monkeypatch):
    monkeypatch.setattr(processes, "PATIENCE", 0.2)
    child = Child("worker", DEAF)
    assert run([child], stop_when(lambda: child.process and ignores_term(child.process.pid)), print)
    assert child.exit_code() == -9


def ignores_term(pid):
    try:
        with open(f"/proc/{pid}/status") as status:
            [ignored] = [line.split()[1] for line in status if line.startswith("SigIgn")]
    except OSError:
        pytest.skip("needs /proc to see what a process ignores")
    return bool(int(ignored, 16) >> 14 & 1)


def test_old_deaths_are_forgiven(monkeypatch):
    child = Child("worker", SLEEP)
    clock = iter([0.0, 30.0, 100.0, 101.0])
    monkeypatch.setattr(processes.time, "monotonic", lambda: next(clock))
    assert [child.hopeless() for _ in range(4)] == [False, False, False, False]
    assert child.deaths == [100.0, 101.0]
    assert child.exit_code() is None
