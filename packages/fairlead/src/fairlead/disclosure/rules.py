"""The primary rules: which counts are too small to show, and what withholding a count costs."""

import hmac
from collections.abc import Mapping

import numpy as np

from fairlead.cells import Counts, Groups
from fairlead.disclosure.policy import Policy
from fairlead.disclosure.system import Mask, Real, System, Whole
from fairlead.disclosure.universe import DENOMINATOR, Quantity, Universe
from fairlead.reference.breakdowns import KNOWN, Breakdown, Kind

TOTAL_WEIGHT = 4.0
"""Withholding everybody's count is a last resort."""
KNOWN_WEIGHT = 0.5
BROAD_WEIGHT = 0.8
UNKNOWN_WEIGHT = 0.3
"""Named groups are what people come for: known totals and unknown groups give way first."""


def values(universe: Universe) -> Whole:
    """The true values of a universe's variables, in its order."""
    return np.array(
        [
            found.denominator if quantity.kind == DENOMINATOR else found.numerator
            for quantity in universe.variables
            for found in universe.counts_of(quantity)[:1]
        ],
        dtype=np.int64,
    )


def threshold(groups: Groups, breakdowns: Mapping[str, Breakdown], policy: Policy) -> int:
    """The policy's threshold for a cell: the stricter one if any of its breakdowns is special."""
    special = any(breakdowns[name].special for name, _ in groups)
    return policy.special_threshold if special else policy.threshold


def thresholds(universe: Universe, breakdowns: Mapping[str, Breakdown], policy: Policy) -> Whole:
    """The threshold of every quantity: variables, then rests."""
    quantities = universe.variables + universe.rests
    return np.array([threshold(q.groups, breakdowns, policy) for q in quantities], dtype=np.int64)


def sensitive(universe: Universe, found: Whole, limits: Whole) -> Mask:
    """Which quantities (found: their values) are small: below the threshold but not nought, or few people."""
    small = (found > 0) & (found < limits)
    for k, quantity in enumerate(universe.variables):
        people = [people_in(quantity, counts) for counts in universe.counts_of(quantity)]
        small[k] |= any(n is not None and 0 < n < limits[k] for n in people)
    return small


def people_in(quantity: Quantity, counts: Counts) -> int | None:
    """Distinct people behind a quantity, where they were counted."""
    return counts.people if quantity.kind == DENOMINATOR else counts.people_with


def forced(system: System, small: Mask) -> Mask:
    """The variables to withhold for the small quantities: events also for small non-events."""
    hidden = small[: system.size].copy()
    hidden[system.taken[small[system.size :]]] = True
    return system.closed(hidden)


def costs(system: System, true: Whole, weights: Real) -> Real:
    """What withholding each variable costs a reader; a denominator takes its percentages with it."""
    result: Real = weights * (np.log2(1.0 + true) + 1.0)
    own = result.copy()
    np.add.at(result, system.wholes, own[system.taken])
    return result


def weights(universe: Universe, breakdowns: Mapping[str, Breakdown]) -> Real:
    """How much readers need each variable."""
    return np.array([weight(q.groups, breakdowns) for q in universe.variables], dtype=np.float64)


def weight(groups: Groups, breakdowns: Mapping[str, Breakdown]) -> float:
    """How much readers need a cell: 1 for named groups, less for sums and for not known."""
    if not groups:
        return TOTAL_WEIGHT
    result = 1.0
    for name, code in groups:
        result *= group_weight(breakdowns[name], code)
    return result


def group_weight(breakdown: Breakdown, code: str) -> float:
    """The weight of one code of a breakdown."""
    if code == KNOWN:
        return KNOWN_WEIGHT
    if code in breakdown.parents:
        return BROAD_WEIGHT
    kinds = {group.code: group.kind for group in breakdown.groups}
    return 1.0 if kinds[code] is Kind.KNOWN else UNKNOWN_WEIGHT


def blocks(universe: Universe) -> Whole:
    """Which variables belong together: 0 for denominators, then one number an indicator; all 0 for a rate."""
    if universe.rate:
        return np.zeros(len(universe.variables), dtype=np.int64)
    number = {indicator: k for k, indicator in enumerate(universe.indicators, 1)} | {"": 0}
    return np.array([number[quantity.indicator] for quantity in universe.variables], dtype=np.int64)


def ties(universe: Universe, system: System, key: bytes) -> Real:
    """A number in [0, 1) for every variable: repeatable with the study key, unpredictable without."""
    return np.array([draw(key, f"{universe.period}\n{name}") for name in system.names])


def draw(key: bytes, name: str) -> float:
    """A keyed number in [0, 1) for a name."""
    return int.from_bytes(hmac.digest(key, name.encode(), "sha256")[:6], "big") / 2**48
