"""Ratios of two proportions or of two rates: the first over the second."""

import numpy as np
import numpy.typing as npt

from fairlead.measures.estimate import Array, Estimate, counts, normal_deviate


def ratio_of_proportions(
    events: npt.ArrayLike,
    people: npt.ArrayLike,
    comparator_events: npt.ArrayLike,
    comparator_people: npt.ArrayLike,
    confidence: float = 0.95,
) -> Estimate:
    """Share in the group over share in the comparator; the two are distinct people.

    Log method (Katz and others, Biometrics 1978; 34: 469-474). The ratio is NaN where the
    comparator has no events; the interval is NaN where any of the four cells of the
    two-by-two table is nought, for the method has no error there to speak of.
    """
    a, n, c, m = counts(events, people, comparator_events, comparator_people)
    if np.any(a > n) or np.any(c > m):
        raise ValueError("a proportion cannot have more events than people")
    filled = (a > 0) & (c > 0) & (a < n) & (c < m)
    with np.errstate(divide="ignore", invalid="ignore"):
        variance = np.where(filled, 1 / a - 1 / n + 1 / c - 1 / m, np.nan)
    return log_method(quotient(a, n, c, m), variance, confidence)


def ratio_of_rates(
    events: npt.ArrayLike,
    people: npt.ArrayLike,
    comparator_events: npt.ArrayLike,
    comparator_people: npt.ArrayLike,
    confidence: float = 0.95,
) -> Estimate:
    """Rate in the group over rate in the comparator; the two are distinct people.

    Log method for Poisson counts (Rothman, Modern Epidemiology). The ratio is NaN where the
    comparator has no events, the interval where either has none.
    """
    a, n, c, m = counts(events, people, comparator_events, comparator_people)
    with np.errstate(divide="ignore", invalid="ignore"):
        variance = np.where((a > 0) & (c > 0), 1 / a + 1 / c, np.nan)
    return log_method(quotient(a, n, c, m), variance, confidence)


def quotient(a: Array, n: Array, c: Array, m: Array) -> Array:
    """a/n over c/m; NaN, never infinite, where one of n, c, m is nought."""
    defined = (n > 0) & (c > 0) & (m > 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(defined, (a / n) / (c / m), np.nan)


def log_method(value: Array, log_variance: Array, confidence: float) -> Estimate:
    """Limits that are symmetrical about the logarithm of `value`."""
    factor = np.exp(normal_deviate(confidence) * np.sqrt(log_variance))
    return Estimate(value, value / factor, value * factor)
