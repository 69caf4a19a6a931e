"""A measure in a fresh process of its own, so that peak memory is that measure's alone."""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]


def measure(module: str, *arguments: object) -> dict[str, float]:
    """Run `python -m bench.<module>` and read what it reports."""
    command = [sys.executable, "-m", f"bench.{module}", *map(str, arguments)]
    ran = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    if ran.returncode:
        raise SystemExit(f"The measure '{module}' did not finish (exit code {ran.returncode}).")
    found: dict[str, float] = json.loads(ran.stdout.splitlines()[-1])
    return found


def report(**figures: float) -> None:
    """Tell the parent the figures, and the most memory that this process or a child of it held."""
    held = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    per_megabyte = 1024**2 if sys.platform == "darwin" else 1024
    print(json.dumps(figures | {"megabytes": max(held) / per_megabyte}))


def seconds(action: Callable[[], Any]) -> float:
    """How long it takes."""
    begun = time.perf_counter()
    action()
    return time.perf_counter() - begun


def in_turn(roads: Mapping[str, Callable[[], Any]], rounds: int) -> dict[str, list[float]]:
    """Seconds of each, taken A B A B, so that what else the machine does falls on all alike."""
    taken: dict[str, list[float]] = {name: [] for name in roads}
    for _ in range(rounds):
        for name, road in roads.items():
            taken[name].append(seconds(road))
    return taken
