"""The proportion or rate of every cell."""

from collections.abc import Iterator, Mapping

from fairlead.analysis.families import FAMILIES
from fairlead.analysis.finding import Finding
from fairlead.analysis.states import figures
from fairlead.catalogue.indicator import Indicator
from fairlead.cells import CellKey, Counts
from fairlead.figures import State

NOBODY = "There is nobody to count."
NO_POPULATION = "Some were counted, but the population does not have the group, so there is no rate."


def describe(indicator: Indicator, cells: Mapping[CellKey, Counts]) -> Iterator[Finding]:
    """One Finding a cell, in the cells' order; UNDEFINED where the denominator is nought."""
    family = FAMILIES[indicator.kind]
    estimate = family.estimate(
        [counts.numerator for counts in cells.values()], [counts.denominator for counts in cells.values()]
    )
    for (key, counts), figure in zip(cells.items(), figures(estimate, indicator.multiplier), strict=True):
        absent = NO_POPULATION if counts.numerator else NOBODY
        reason = absent if figure.state is State.UNDEFINED else ""
        yield Finding(indicator.key, family.name, key, figure, (key,), reason=reason)
