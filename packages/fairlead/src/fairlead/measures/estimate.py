"""What every measure returns, and what every measure asks of its counts."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy import special

Array = npt.NDArray[np.float64]


class Estimate(NamedTuple):
    """Values with the limits of their confidence interval, in one shape; NaN where undefined."""

    value: Array
    lower: Array
    upper: Array


def counts(*given: npt.ArrayLike) -> tuple[Array, ...]:
    """The given counts as arrays of one shape. Raises ValueError for a negative count."""
    arrays = np.broadcast_arrays(*(np.asarray(one, dtype=np.float64) for one in given))
    if any(np.any(one < 0) for one in arrays):
        raise ValueError("counts cannot be negative")
    return tuple(arrays)


def normal_deviate(confidence: float) -> float:
    """How many standard errors either side hold `confidence` (0.95: 1.96); ValueError outside 0 to 1."""
    if not 0 < confidence < 1:
        raise ValueError(f"confidence is a share between 0 and 1 (0.95), not {confidence}")
    return float(special.ndtri((1 + confidence) / 2))
