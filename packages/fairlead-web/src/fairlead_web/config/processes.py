"""Keeps a few child processes running together: all start, one that dies is started again, all stop."""

import signal
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

DEATHS = 3  # as many, each within…
WINDOW = 60.0  # … these seconds of its start, mean that something is wrong for longer
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0  # seconds; each twice as long as the one before
PATIENCE = 20.0  # seconds for a request or a job to end before its process is killed
LOOK = 0.1  # seconds between looks


@dataclass
class Child:
    """One program, by its name for people and its command line.

    One that is `vital` ends everything when it cannot be kept alive: whoever watches over the site should
    hear of it. Without one that is not, the rest goes on, and it is tried again for as long as that takes.
    """

    name: str
    command: Sequence[str]
    vital: bool = True
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    deaths: int = 0  # one soon after the other
    due_at: float = 0.0  # when it is started again

    def start(self) -> None:
        """Start in a session of its own, so that Ctrl-C reaches it once, through us, and not twice."""
        self.started_at = time.monotonic()
        self.process = subprocess.Popen(self.command, start_new_session=True)  # noqa: S603  (our own commands)

    def exit_code(self) -> int | None:
        """None while it runs."""
        return self.process.poll() if self.process else None

    def rest(self) -> float:
        """Note a death; the seconds to wait before it is started again: none after the first."""
        now = time.monotonic()
        self.deaths = self.deaths + 1 if now - self.started_at < WINDOW else 1
        pause = 0.0 if self.deaths == 1 else min(FIRST_PAUSE * 2.0 ** min(self.deaths - 2, 9), LONGEST_PAUSE)
        self.process, self.due_at = None, now + pause
        return pause


def run(children: Sequence[Child], stop: threading.Event, say: Callable[[str], object]) -> bool:
    """Run the children until `stop` is set (True) or a vital one cannot be kept alive (False)."""
    try:
        for child in children:
            child.start()
        while not stop.wait(LOOK):
            if not all(_kept(child, say) for child in children):
                return False
        return True
    finally:
        _end(children)


def _kept(child: Child, say: Callable[[str], object]) -> bool:
    if child.process is None:
        if time.monotonic() >= child.due_at:
            child.start()
        return True
    code = child.exit_code()
    if code is None:
        return True
    pause = child.rest()
    if child.vital and child.deaths >= DEATHS:
        say(f"The {child.name} ended {DEATHS} times in a row (exit code {code}). Stopping everything.")
        return False
    when = f"in {pause:g} seconds" if pause else "now"
    say(f"The {child.name} ended (exit code {code}). It is started again {when}.")
    return True


def _end(children: Sequence[Child]) -> None:
    running = [child.process for child in children if child.process and child.process.poll() is None]
    for process in running:
        process.send_signal(signal.SIGTERM)
    deadline = time.monotonic() + PATIENCE
    for process in running:
        try:
            process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
