"""Differences of two proportions or of two rates: the first minus the second."""

import numpy as np
import numpy.typing as npt

from fairlead.measures.estimate import Estimate
from fairlead.measures.proportion import proportion
from fairlead.measures.rate import rate


def difference_of_proportions(
    events: npt.ArrayLike,
    people: npt.ArrayLike,
    comparator_events: npt.ArrayLike,
    comparator_people: npt.ArrayLike,
    confidence: float = 0.95,
) -> Estimate:
    """Share in the group minus share in the comparator, between -1 and 1; the two are distinct people.

    Newcombe's hybrid score interval (Statistics in Medicine 1998; 17: 873-890, method 10).
    """
    return difference_of_estimates(
        proportion(events, people, confidence), proportion(comparator_events, comparator_people, confidence)
    )


def difference_of_rates(
    events: npt.ArrayLike,
    people: npt.ArrayLike,
    comparator_events: npt.ArrayLike,
    comparator_people: npt.ArrayLike,
    confidence: float = 0.95,
) -> Estimate:
    """Rate in the group minus rate in the comparator, per person; the two are distinct people.

    Variances recovered from each rate's own limits (MOVER: Zou and Donner, Statistics in
    Medicine 2008; 27: 1693-1702), which are exact under 10 events and Byar's from 10.
    """
    return difference_of_estimates(
        rate(events, people, confidence), rate(comparator_events, comparator_people, confidence)
    )


def difference_of_estimates(group: Estimate, comparator: Estimate) -> Estimate:
    """Difference of two independent estimates, whatever they are of; its limits are put together from theirs.

    MOVER (Zou and Donner, Statistics in Medicine 2008; 27: 1693-1702). Of two that rise and fall together,
    such as of much the same people in two years, the interval is too wide rather than too narrow.
    """
    value = group.value - comparator.value
    return Estimate(
        value,
        value - np.hypot(group.value - group.lower, comparator.upper - comparator.value),
        value + np.hypot(group.upper - group.value, comparator.value - comparator.lower),
    )
