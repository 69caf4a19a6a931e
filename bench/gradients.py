"""SII, RII and their intervals for 10,000 areas."""

import numpy as np

from bench.child import report, seconds
from fairlead.measures import relative_index, slope_index

AREAS = 10_000
GROUPS = 10

random = np.random.default_rng(1)
population = random.integers(500, 5000, size=(AREAS, GROUPS)).astype(float)
values = random.uniform(0.2, 0.6, size=(AREAS, GROUPS))
errors = np.sqrt(values * (1 - values) / population)


def indices() -> None:
    """Both, with intervals."""
    slope_index(values, errors, population)
    relative_index(values, errors, population)


if __name__ == "__main__":
    report(fairlead=min(seconds(indices) for _ in range(3)))
