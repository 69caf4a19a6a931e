"""All Findings of a study."""

from collections.abc import Iterator, Mapping, Sequence

from fairlead.analysis.compare import compare
from fairlead.analysis.describe import describe
from fairlead.analysis.families import FAMILIES
from fairlead.analysis.finding import Finding
from fairlead.analysis.gradient import gradients
from fairlead.catalogue.indicator import Indicator
from fairlead.cells import CellKey, Cells, Counts
from fairlead.reference.breakdowns import Breakdown


def findings(
    cells: Cells,
    indicators: Sequence[Indicator],
    breakdowns: Mapping[str, Breakdown],
    national: str | None = None,
) -> tuple[Finding, ...]:
    """Every estimate of every indicator that has cells, in a fixed order.

    cells: rolled up (see roll_up). national: the organisation whose cells give national
    mid-points. For each indicator: the figure of every cell, then comparisons, then
    gradients. Figures that others published have no cells and give none.
    """
    return tuple(
        finding
        for indicator in indicators
        if indicator.kind in FAMILIES
        for finding in of_one(indicator, cells.tables.get(indicator.key, {}), breakdowns, national)
    )


def of_one(
    indicator: Indicator,
    cells: Mapping[CellKey, Counts],
    breakdowns: Mapping[str, Breakdown],
    national: str | None,
) -> Iterator[Finding]:
    """Every estimate of one indicator."""
    yield from describe(indicator, cells)
    yield from compare(indicator, cells, breakdowns)
    for breakdown in breakdowns.values():
        yield from gradients(indicator, cells, breakdown, national)
