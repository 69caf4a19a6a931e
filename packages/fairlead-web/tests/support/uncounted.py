"""Where branches are not counted: migrating, and the sweeps, which pass through the whole site many times.

Counting takes a third of their time, and what they pass through by the way is not what they try: the floors
of coverage are for the tests of each part to reach.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from coverage import Coverage


@contextmanager
def uncounted() -> Iterator[None]:
    """Count no branches meanwhile, where they are counted at all."""
    counting = Coverage.current()
    if counting is None:
        yield
        return
    counting.stop()
    try:
        yield
    finally:
        counting.start()
