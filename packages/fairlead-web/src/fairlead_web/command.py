"""The door of `fairlead-web`: so light that Ctrl-C finds it awake, also while the site is being loaded."""

import runpy
import sys

INTERRUPTED = 130  # as a shell has it


def main() -> None:
    """Run the command; whoever stops it reads a line, and not where it was."""
    try:
        runpy.run_module("fairlead_web.config", run_name="__main__")
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped. It can be started again.\n")
        sys.exit(INTERRUPTED)
