"""How long `fairlead --help` takes, process and all."""

import subprocess
import sys
from pathlib import Path

from bench.child import report, seconds

COMMAND = [str(Path(sys.executable).with_name("fairlead")), "--help"]


def ask() -> None:
    """Ask for help."""
    subprocess.run(COMMAND, stdout=subprocess.DEVNULL, check=True)


if __name__ == "__main__":
    ask()
    report(fairlead=min(seconds(ask) for _ in range(5)))
