"""Proportions with Wilson's score interval."""

import numpy as np
import numpy.typing as npt

from fairlead.measures.estimate import Estimate, counts, normal_deviate


def proportion(events: npt.ArrayLike, people: npt.ArrayLike, confidence: float = 0.95) -> Estimate:
    """Share of `people` with the event, between 0 and 1; NaN where there are no people.

    Wilson (1927), without continuity correction, as in the public health methods of the
    Office for Health Improvement and Disparities. Raises ValueError for negative counts
    and for more events than people.
    """
    x, n = counts(events, people)
    if np.any(x > n):
        raise ValueError("a proportion cannot have more events than people")
    z = normal_deviate(confidence)
    with np.errstate(divide="ignore", invalid="ignore"):
        value = np.divide(x, n)
        spread = z * np.sqrt(z**2 + 4 * x * (1 - value))
        lower = (2 * x + z**2 - spread) / (2 * (n + z**2))
        upper = (2 * x + z**2 + spread) / (2 * (n + z**2))
    # Rounding leaves 1e-17 where the limit is 0 or 1 exactly.
    return Estimate(value, np.where(x == 0, value, lower), np.where(x == n, value, upper))
