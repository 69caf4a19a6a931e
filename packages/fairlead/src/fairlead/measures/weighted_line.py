"""The straight line of the slope and relative indices, by weighted least squares, in closed form."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from fairlead.measures.estimate import Array


class Line(NamedTuple):
    """The line's heights at position 0 (left) and 1 (right), with their variances, and the slope's."""

    left: Array
    right: Array
    left_variance: Array
    right_variance: Array
    covariance: Array
    slope_variance: Array

    @property
    def slope(self) -> Array:
        """How far the line rises from left to right."""
        return self.right - self.left


def midpoints(population: npt.ArrayLike) -> Array:
    """Mid-points of the cumulative population shares, along the last axis: positions from 0 to 1."""
    shares = population_shares(population)
    return np.cumsum(shares, axis=-1) - shares / 2


def population_shares(population: npt.ArrayLike) -> Array:
    """Each group's share of its area. All NaN where a group is empty: every group is required.

    Raises ValueError for a negative population.
    """
    people = np.asarray(population, dtype=np.float64)
    if np.any(people < 0):
        raise ValueError("populations cannot be negative")
    present: Array = np.where(people > 0, people, np.nan)
    shares: Array = present / present.sum(axis=-1, keepdims=True)
    return shares


def fit(
    values: npt.ArrayLike,
    standard_errors: npt.ArrayLike,
    population: npt.ArrayLike,
    positions: npt.ArrayLike | None = None,
) -> Line:
    """Fit value = left + position x (right - left), each group weighing as its population.

    The last axis holds the groups, first position first; other axes are areas. Both ends
    are sums of the values with fixed coefficients, so their variances follow exactly from
    the values' standard errors, and nothing need be simulated. positions: where the groups
    lie between 0 and 1; without them, at the mid-points of the area's own cumulative
    population. A missing value, error or group makes the area's line NaN.
    """
    y, errors = np.asarray(values, dtype=np.float64), np.asarray(standard_errors, dtype=np.float64)
    weights = population_shares(population)
    x = midpoints(population) if positions is None else np.asarray(positions, dtype=np.float64)
    centre = (weights * x).sum(axis=-1, keepdims=True)
    slope = weights * (x - centre)
    with np.errstate(divide="ignore", invalid="ignore"):
        slope = slope / (slope * x).sum(axis=-1, keepdims=True)
    left = weights - centre * slope
    right = left + slope
    return Line(
        (left * y).sum(axis=-1),
        (right * y).sum(axis=-1),
        ((left * errors) ** 2).sum(axis=-1),
        ((right * errors) ** 2).sum(axis=-1),
        (left * right * errors**2).sum(axis=-1),
        ((slope * errors) ** 2).sum(axis=-1),
    )
