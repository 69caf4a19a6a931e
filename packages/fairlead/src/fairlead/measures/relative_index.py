"""The relative index of inequality: the ratio between the ends of a whole ordered population."""

import numpy as np
import numpy.typing as npt

from fairlead.measures.estimate import Array, Estimate, normal_deviate
from fairlead.measures.scale import LINEAR, Scale, on_scale
from fairlead.measures.weighted_line import Line, fit


def relative_index(
    values: npt.ArrayLike,
    standard_errors: npt.ArrayLike,
    population: npt.ArrayLike,
    positions: npt.ArrayLike | None = None,
    scale: Scale = LINEAR,
    confidence: float = 0.95,
) -> Estimate:
    """Height of the fitted line at position 1 over its height at position 0; 1 is no inequality.

    Arguments and direction as for `slope_index`: above 1, the value is higher in the least
    deprived (Public Health England's definition; others divide the slope by the mean).

    The interval is Fieller's (1954) with the covariance of the two ends; its lower limit is
    at least 0. NaN where an end of the line is not positive; limits NaN where the left end
    cannot be told from nought, for then no limit holds. On the scales LOG and LOGIT the
    limits are those of the line turned about its middle, as for `slope_index`.
    """
    line = fit(on_scale(values, scale), standard_errors, population, positions)
    z = normal_deviate(confidence)
    return fieller(line, z) if scale is LINEAR else turned(line, z, scale)


def fieller(line: Line, z: float) -> Estimate:
    """Right / left with Fieller's limits: the roots of (right - r left)^2 = z^2 var(right - r left)."""
    positive = (line.left > 0) & (line.right > 0)
    square = line.left**2 - z**2 * line.left_variance
    cross = line.left * line.right - z**2 * line.covariance
    constant = line.right**2 - z**2 * line.right_variance
    with np.errstate(divide="ignore", invalid="ignore"):
        reach = np.sqrt(np.maximum(cross**2 - square * constant, 0))
        value = np.where(positive, line.right / line.left, np.nan)
        bounded = positive & (square > 0)
        lower = np.where(bounded, np.maximum((cross - reach) / square, 0), np.nan)
        upper = np.where(bounded, (cross + reach) / square, np.nan)
    return Estimate(value, lower, upper)


def turned(line: Line, z: float, scale: Scale) -> Estimate:
    """The ratio of the ends brought back from `scale`, the line turned about its middle for limits."""
    middle = (line.left + line.right) / 2
    reach = z * np.sqrt(line.slope_variance)

    def ends(slope: Array) -> Array:
        return scale.back(middle + slope / 2) / scale.back(middle - slope / 2)

    return Estimate(ends(line.slope), ends(line.slope - reach), ends(line.slope + reach))
