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
    assert said == ["The worker ended (exit code 0). It is started again now."]


def test_a_vital_child_that_keeps_dying_stops_everything():
    said = []
    steady, failing = (
        Child("web server", SLEEP),
        Child("worker", [sys.executable, "-c", "raise SystemExit(7)"]),
    )
    assert not run([steady, failing], threading.Event(), said.append)
    assert "The worker ended 3 times in a row (exit code 7)" in said[-1]
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


def test_one_that_is_not_vital_is_tried_again_and_the_rest_goes_on(monkeypatch):
    monkeypatch.setattr(processes, "FIRST_PAUSE", 0.01)
    said = []
    steady = Child("web server", SLEEP)
    failing = Child("worker", [sys.executable, "-c", "raise SystemExit(7)"], vital=False)
    assert run([steady, failing], stop_when(lambda: len(said) == 5 and started(steady)()), said.append)
    assert said[0] == "The worker ended (exit code 7). It is started again now."
    assert said[4] == "The worker ended (exit code 7). It is started again in 0.08 seconds."


def test_pauses_grow_to_a_bound_and_old_deaths_are_forgiven(monkeypatch):
    child = Child("worker", SLEEP)
    monkeypatch.setattr(processes.time, "monotonic", lambda: 10.0)
    assert [child.rest() for _ in range(10)] == [0.0, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 30.0, 30.0]
    assert child.due_at == 40.0
    child.started_at = 10.0 - processes.WINDOW
    assert child.rest() == 0.0
    assert child.exit_code() is None
