"""The demonstration programme, made from nothing in a folder of its own, which other measures then use.

`python -m bench.demonstration`.
"""

import os
import shutil
import subprocess
import sys

from bench.child import report, seconds
from bench.extract import FOLDER

DATA = FOLDER / "programme"


def make() -> None:
    """As `make run` does, without serving."""
    command = [sys.executable, "-m", "fairlead_web.config", "demonstrate", "--no-serve"]
    told = {**os.environ, "FAIRLEAD_DATA": str(DATA)}
    subprocess.run(command, env=told, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    shutil.rmtree(DATA, ignore_errors=True)
    report(demonstration=seconds(make))
