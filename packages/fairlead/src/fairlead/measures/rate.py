"""Rates with exact Poisson limits under 10 events and Byar's limits from 10 on."""

import numpy as np
import numpy.typing as npt
from scipy import special

from fairlead.measures.estimate import Array, Estimate, counts, normal_deviate

EXACT_BELOW = 10
"""The number of events from which Byar's limits are close enough: where Fingertips changes over."""


def rate(events: npt.ArrayLike, people: npt.ArrayLike, confidence: float = 0.95) -> Estimate:
    """Events per person (or person-year); NaN where there are no people.

    Raises ValueError for negative counts. More events than people is no mistake: a person
    may have several.
    """
    x, n = counts(events, people)
    lower, upper = count_limits(x, confidence)
    with np.errstate(divide="ignore", invalid="ignore"):
        # Nobody to have an event is no rate, not an infinite one.
        people_present = np.where(n > 0, n, np.nan)
        return Estimate(x / people_present, lower / people_present, upper / people_present)


def count_limits(events: npt.ArrayLike, confidence: float = 0.95) -> tuple[Array, Array]:
    """Limits of a Poisson mean: exact under 10 events, Byar's from 10."""
    (x,) = counts(events)
    exact, byar = exact_limits(x, confidence), byar_limits(x, confidence)
    few = x < EXACT_BELOW
    return np.where(few, exact[0], byar[0]), np.where(few, exact[1], byar[1])


def exact_limits(events: npt.ArrayLike, confidence: float = 0.95) -> tuple[Array, Array]:
    """Garwood's (1936) exact limits, half the chi-squared quantiles; the lower limit of no events is 0."""
    (x,) = counts(events)
    tail = special.ndtr(-normal_deviate(confidence))
    lower = np.where(x == 0, 0.0, special.gammaincinv(np.where(x == 0, 1.0, x), tail))
    return lower, special.gammainccinv(x + 1, tail)


def byar_limits(events: npt.ArrayLike, confidence: float = 0.95) -> tuple[Array, Array]:
    """Byar's limits (Breslow and Day, 1987); the lower one is NaN where the formula falls below nought."""
    (x,) = counts(events)
    z = normal_deviate(confidence)
    with np.errstate(divide="ignore", invalid="ignore"):
        lower = x * (1 - 1 / (9 * x) - z / (3 * np.sqrt(x))) ** 3
    upper = (x + 1) * (1 - 1 / (9 * (x + 1)) + z / (3 * np.sqrt(x + 1))) ** 3
    return np.where(lower < 0, np.nan, lower), upper
