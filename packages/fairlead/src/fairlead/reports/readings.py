"""From released comparisons to the typed results that sentences, tables and charts are made of."""

from fairlead.disclosure.document import (
    ReleasedBreakdown,
    ReleasedComparison,
    ReleasedFigure,
    ReleasedIndicator,
)
from fairlead.figures import State
from fairlead.reports.contents import Contents, Pairs, Tables
from fairlead.reports.narrative import Gap

SLOPES = ("slope_index_national", "slope_index")
"""Gradients in the indicator's unit: the one that may be compared between places stands first."""

NAMES = {
    "difference": "difference",
    "ratio": "ratio",
    "slope_index": "slope index of inequality, local mid-points",
    "relative_index": "relative index of inequality, local mid-points",
    "slope_index_national": "slope index of inequality, national mid-points",
    "relative_index_national": "relative index of inequality, national mid-points",
}
"""What a measure is called in sentences and tables."""


def gap(contents: Contents, indicator: str, organisation: str, period: str, groups: Pairs) -> Gap | None:
    """The gap between one group and its comparator, or None where it is not shown."""
    difference = contents.comparison(indicator, organisation, period, groups, "difference")
    if difference is None or difference.value is None or difference.state is not State.VALUE:
        return None
    beside = comparator_of(difference, groups)
    own = shown(contents.figure(indicator, organisation, period, groups))
    other = shown(contents.figure(indicator, organisation, period, beside))
    told = contents.indicators[indicator]
    return Gap(
        group=contents.label(groups),
        comparator=contents.label(beside),
        value=difference.value,
        lower=difference.lower,
        upper=difference.upper,
        polarity=told.polarity,
        unit=told.unit,
        multiplier=told.multiplier,
        group_value=own.value if own else None,
        comparator_value=other.value if other else None,
        numerator=own.numerator if own else None,
        denominator=own.denominator if own else None,
    )


def gradient(
    contents: Contents,
    indicator: ReleasedIndicator,
    organisation: str,
    period: str,
    breakdown: ReleasedBreakdown,
    measure: str,
) -> Gap | None:
    """A gradient as a gap between the last and the first group of the order, or None where not shown."""
    slope = contents.gradient(indicator.key, organisation, period, breakdown.id, measure)
    if slope is None or slope.value is None or slope.state is not State.VALUE:
        return None
    first, last = contents.ends(breakdown)
    return Gap(
        last,
        first,
        slope.value,
        slope.lower,
        slope.upper,
        indicator.polarity,
        indicator.unit,
        indicator.multiplier,
    )


def gaps(contents: Contents, indicator: str, organisation: str, period: str, table: Tables) -> list[Gap]:
    """Every gap that is shown, in code list order; crosses have none."""
    found = (gap(contents, indicator, organisation, period, groups) for groups in contents.groups(table))
    return [one for one in found if one is not None]


def leading_gradient(
    contents: Contents, indicator: str, organisation: str, period: str, table: Tables
) -> tuple[str, Gap] | None:
    """The gradient told first, with its measure: the one that compares between places, if there."""
    if len(table) != 1 or not contents.breakdowns[table[0]].ordered:
        return None
    told, breakdown = contents.indicators[indicator], contents.breakdowns[table[0]]
    for measure in SLOPES:
        found = gradient(contents, told, organisation, period, breakdown, measure)
        if found is not None:
            return measure, found
    return None


def shown(figure: ReleasedFigure | None) -> ReleasedFigure | None:
    """The figure if its numbers may be shown: whatever else it carries, any other state hides them."""
    return figure if figure is not None and figure.state is State.VALUE else None


def comparator_of(difference: ReleasedComparison, groups: Pairs) -> Pairs:
    """The groups of the cell compared with: the comparator's code in place of the group's."""
    return tuple((name, difference.comparator or code) for name, code in groups)
