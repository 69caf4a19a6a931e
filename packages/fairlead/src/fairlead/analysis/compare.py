"""Each group against the comparator: the gap (difference) and the ratio."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from fairlead.analysis.families import FAMILIES
from fairlead.analysis.finding import Finding
from fairlead.analysis.states import Obstacle, figures
from fairlead.catalogue.indicator import Indicator
from fairlead.cells import CellKey, Counts
from fairlead.figures import Figure, State
from fairlead.measures import against_whole_difference, against_whole_ratio
from fairlead.reference.breakdowns import KNOWN, Breakdown

FEWEST_EVENTS = 8
"""A ratio of fewer events than this, on either side, says too little to be read."""

NOBODY_IN_GROUP = Obstacle(State.UNDEFINED, "There is nobody in the group.")
NOBODY_TO_COMPARE = Obstacle(State.UNDEFINED, "There is nobody to compare the group with.")
NO_EVENTS = Obstacle(State.UNDEFINED, "There are no events in the comparator group.")
TOO_FEW = Obstacle(
    State.TOO_FEW, f"One of the two groups has fewer than {FEWEST_EVENTS} events: too few to interpret."
)
NO_INTERVAL = "Everyone in one of the two groups is counted, so the ratio has no interval."


@dataclass(frozen=True, slots=True)
class Pair:
    """A group, and distinct people to compare it with.

    other: the comparator's counts, or, where the group is part of the comparator, those of
    the rest of it; share is then the group's part of the comparator's denominator, else 0.
    """

    key: CellKey
    comparator: str
    group: Counts
    other: Counts
    share: float
    no_events: bool

    @property
    def cells(self) -> tuple[CellKey, CellKey]:
        """Both cells that stand behind the comparison."""
        (breakdown, _), *_ = self.key.groups
        return self.key, CellKey(self.key.organisation, self.key.period, ((breakdown, self.comparator),))


def compare(
    indicator: Indicator, cells: Mapping[CellKey, Counts], breakdowns: Mapping[str, Breakdown]
) -> Iterator[Finding]:
    """Difference and ratio of every known group and broad group against its breakdown's comparator.

    A breakdown that names no comparator is compared with KNOWN, everyone whose group is
    known. A group that is part of the comparator is weighed against the rest of it, so that
    nobody is counted on both sides (measures.overlap). A broad group that holds the
    comparator is left out. Groups "not stated" and "not known" are never compared, and
    crosses are described but not compared: a comparator is one group of one breakdown.
    """
    pairs = [pair for key in cells if (pair := pair_of(key, cells, breakdowns))]
    family, columns = FAMILIES[indicator.kind], arrays(pairs)
    shares = np.array([pair.share for pair in pairs])
    gaps = figures(against_whole_difference(family.difference(*columns), shares), indicator.multiplier)
    ratios = figures(against_whole_ratio(family.ratio(*columns), shares))
    for pair, gap, ratio in zip(pairs, gaps, ratios, strict=True):
        yield finding(indicator, "difference", pair, gap, nobody(pair))
        yield finding(indicator, "ratio", pair, ratio, nobody(pair) or few(pair))


def pair_of(
    key: CellKey, cells: Mapping[CellKey, Counts], breakdowns: Mapping[str, Breakdown]
) -> Pair | None:
    """The comparison to make for a cell, if one is to be made."""
    if len(key.groups) != 1:
        return None
    ((name, code),) = key.groups
    breakdown = breakdowns[name]
    comparator = breakdown.comparator or KNOWN
    people, others = members(code, breakdown), members(comparator, breakdown)
    part = people < others
    if code == KNOWN or not people or (people & others and not part):
        return None
    group = cells[key]
    whole = cells[CellKey(key.organisation, key.period, ((name, comparator),))]
    return Pair(
        key=key,
        comparator=comparator,
        group=group,
        other=less(whole, group) if part else whole,
        share=group.denominator / whole.denominator if part and whole.denominator else 0.0,
        no_events=whole.numerator == 0,
    )


def members(code: str, breakdown: Breakdown) -> frozenset[str]:
    """The known groups that a code stands for; none for "not stated" and "not known"."""
    return frozenset(breakdown.parents.get(code, (code,))) & frozenset(breakdown.known)


def less(whole: Counts, part: Counts) -> Counts:
    """The counts of a whole without one of its parts."""
    return Counts(whole.numerator - part.numerator, whole.denominator - part.denominator)


def arrays(pairs: Sequence[Pair]) -> tuple[list[int], list[int], list[int], list[int]]:
    """Events and people of the groups, then of those they are compared with."""
    return (
        [pair.group.numerator for pair in pairs],
        [pair.group.denominator for pair in pairs],
        [pair.other.numerator for pair in pairs],
        [pair.other.denominator for pair in pairs],
    )


def nobody(pair: Pair) -> Obstacle | None:
    """A side without people."""
    if pair.group.denominator == 0:
        return NOBODY_IN_GROUP
    return NOBODY_TO_COMPARE if pair.other.denominator == 0 else None


def few(pair: Pair) -> Obstacle | None:
    """A side with no or too few events for a ratio."""
    if pair.no_events:
        return NO_EVENTS
    return TOO_FEW if min(pair.group.numerator, pair.other.numerator) < FEWEST_EVENTS else None


def finding(indicator: Indicator, measure: str, pair: Pair, figure: Figure, bar: Obstacle | None) -> Finding:
    """The comparison as a Finding, or what bars it."""
    if bar:
        figure, reason = bar.figure, bar.reason
    else:
        reason = NO_INTERVAL if figure.lower is None else ""
    return Finding(indicator.key, measure, pair.key, figure, pair.cells, pair.comparator, reason)
