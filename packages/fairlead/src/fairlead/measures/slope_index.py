"""The slope index of inequality: the gap between the ends of a whole ordered population."""

import numpy as np
import numpy.typing as npt

from fairlead.measures.estimate import Estimate, normal_deviate
from fairlead.measures.scale import LINEAR, Scale, on_scale
from fairlead.measures.weighted_line import fit

NOISE = 1e-13
"""Beside its ends a gap of this size is what computers make of none."""


def slope_index(
    values: npt.ArrayLike,
    standard_errors: npt.ArrayLike,
    population: npt.ArrayLike,
    positions: npt.ArrayLike | None = None,
    scale: Scale = LINEAR,
    confidence: float = 0.95,
) -> Estimate:
    """Height of the fitted line at position 1 minus its height at position 0, in the values' unit.

    values, population: (..., groups), the groups in order, most deprived first; so a
    positive index means that the value is higher in the least deprived. standard_errors:
    of the values on `scale`. Groups weigh as their share of the area's population.

    Without `positions` groups lie at the mid-points of the area's own cumulative population
    (Public Health England's definition): areas are then not comparable with each other.
    With the nation's mid-points as `positions` it is NHS England's "new SII" (right minus
    left), which makes areas comparable.

    The interval is exact for values with normal errors: the slope is a sum of the values
    with fixed coefficients c, its variance the sum of c^2 x error^2. On the scales LOG and
    LOGIT the line is fitted there and its ends are brought back; as in PHEindicatormethods
    the limits turn the line about its height at the middle, whose own error is left out.
    """
    line = fit(on_scale(values, scale), standard_errors, population, positions)
    middle = (line.left + line.right) / 2
    reach = normal_deviate(confidence) * np.sqrt(line.slope_variance)

    def gap(slope: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        return scale.back(middle + slope / 2) - scale.back(middle - slope / 2)

    value = gap(line.slope)
    ends = np.maximum(abs(scale.back(line.left)), abs(scale.back(line.right)))
    level = np.where(abs(value) <= NOISE * ends, 0.0, value)
    return Estimate(level, gap(line.slope - reach), gap(line.slope + reach))
