"""Keeps a few child processes running together: all start, one that dies is started again, all stop."""

import signal
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

DEATHS = 3  # as many within…
WINDOW = 60.0  # … these seconds mean that starting again will not help
PATIENCE = 20.0  # seconds for a request or a job to end before its process is killed
LOOK = 0.1  # seconds between looks


@dataclass
class Child:
    """One program, by its name for people and its command line."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    deaths: list[float] = field(default_factory=list)

    def start(self) -> None:
        """Start in a session of its own, so that Ctrl-C reaches it once, through us, and not twice."""
        self.process = subprocess.Popen(self.command, start_new_session=True)  # noqa: S603  (our own commands)

    def exit_code(self) -> int | None:
        """None while it runs."""
        return self.process.poll() if self.process else None

    def hopeless(self) -> bool:
        """Note a death; whether there were too many of late."""
        now = time.monotonic()
        self.deaths = [death for death in self.deaths if now - death < WINDOW] + [now]
        return len(self.deaths) >= DEATHS


def run(children: Sequence[Child], stop: threading.Event, say: Callable[[str], object]) -> bool:
    """Run the children until `stop` is set (True) or one of them cannot be kept alive (False)."""
    try:
        for child in children:
            child.start()
        while not stop.wait(LOOK):
            for child in children:
                if child.exit_code() is not None and not _revive(child, say):
                    return False
        return True
    finally:
        _end(children)


def _revive(child: Child, say: Callable[[str], object]) -> bool:
    code = child.exit_code()
    if child.hopeless():
        say(f"The {child.name} ended {DEATHS} times within a minute (exit code {code}). Stopping everything.")
        return False
    say(f"The {child.name} ended (exit code {code}). Starting it again.")
    child.start()
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
