"""Slope and relative indices of inequality over the groups of an ordered breakdown."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from fairlead.analysis.families import FAMILIES
from fairlead.analysis.finding import Finding
from fairlead.analysis.states import figures
from fairlead.catalogue.indicator import Indicator
from fairlead.cells import CellKey, Counts
from fairlead.figures import Figure, State
from fairlead.measures import Array, midpoints, relative_index, slope_index, standard_error
from fairlead.reference.breakdowns import KNOWN, Breakdown

FEWEST_GROUPS = 5
"""Public Health England's definition asks for 5 groups or more."""

NO_NATION = "There are no national counts by these groups for this period."
NATION_INCOMPLETE = "In the national counts: "
NOT_POSITIVE = "The fitted line does not stay above nought, so its ends have no ratio."
NO_INTERVAL = "The fitted line may start at nought, so the ratio has no interval."


@dataclass(frozen=True, slots=True)
class Area:
    """An organisation in a period, with its groups' cells in order."""

    organisation: str
    period: str
    cells: Mapping[CellKey, Counts]
    incomplete: str
    """The sentence that names the empty groups, for every group is required; or nothing."""

    @property
    def people(self) -> list[int]:
        """Denominators in the order of the groups."""
        return [counts.denominator for counts in self.cells.values()]

    @property
    def events(self) -> list[int]:
        """Numerators in the order of the groups."""
        return [counts.numerator for counts in self.cells.values()]


@dataclass(frozen=True, slots=True)
class Basis:
    """Where an area's groups lie: at its own mid-points, or at the nation's of the same period."""

    suffix: str = ""
    nations: Mapping[str, Area] | None = None

    def positions(self, areas: Sequence[Area]) -> Array | None:
        """Mid-points for each area; None for its own, NaN where the nation has none."""
        if self.nations is None:
            return None
        known = {period: midpoints(nation.people) for period, nation in self.nations.items()}
        missing = np.full(len(areas[0].cells), np.nan)
        return np.array([known.get(area.period, missing) for area in areas])

    def obstacle(self, area: Area) -> str:
        """Why no line can be fitted for the area; or nothing."""
        if area.incomplete or self.nations is None:
            return area.incomplete
        nation = self.nations.get(area.period)
        if nation is None:
            return NO_NATION
        return NATION_INCOMPLETE + nation.incomplete if nation.incomplete else ""

    def cells(self, area: Area) -> tuple[CellKey, ...]:
        """All cells that the area's indices stand on."""
        nation = self.nations.get(area.period) if self.nations else None
        return tuple(dict.fromkeys([*area.cells, *(nation.cells if nation else ())]))


def gradients(
    indicator: Indicator,
    cells: Mapping[CellKey, Counts],
    breakdown: Breakdown,
    national: str | None = None,
) -> Iterator[Finding]:
    """Slope and relative index of every organisation and period that has the breakdown.

    First with the organisation's own mid-points (Public Health England's definition; not to
    be compared between organisations). With `national`, an organisation's code among the
    cells, also with that organisation's mid-points of the same indicator and period (NHS
    England's "new SII", which makes organisations comparable). Groups weigh as their
    denominators. None for a breakdown that is not ordered or has fewer than 5 groups.
    """
    if not breakdown.ordered or len(breakdown.known) < FEWEST_GROUPS:
        return
    areas = areas_of(cells, breakdown)
    if not areas:
        return
    yield from indices(indicator, breakdown, areas, Basis())
    if national is not None:
        nations = {area.period: area for area in areas if area.organisation == national}
        yield from indices(indicator, breakdown, areas, Basis("_national", nations))


def areas_of(cells: Mapping[CellKey, Counts], breakdown: Breakdown) -> list[Area]:
    """The organisations and periods that have the breakdown, in the cells' order."""
    whole = ((breakdown.id, KNOWN),)
    return [area(key.organisation, key.period, cells, breakdown) for key in cells if key.groups == whole]


def area(organisation: str, period: str, cells: Mapping[CellKey, Counts], breakdown: Breakdown) -> Area:
    """One organisation in one period."""
    keys = [CellKey(organisation, period, ((breakdown.id, code),)) for code in breakdown.known]
    own = {key: cells[key] for key in keys}
    empty = [breakdown.labels[key.groups[0][1]] for key, counts in own.items() if not counts.denominator]
    sentence = f"Every group is needed, and these have nobody: {', '.join(empty)}." if empty else ""
    return Area(organisation, period, own, sentence)


def indices(
    indicator: Indicator, breakdown: Breakdown, areas: Sequence[Area], basis: Basis
) -> Iterator[Finding]:
    """Both indices of every area on one basis, worked out for all areas at once."""
    family = FAMILIES[indicator.kind]
    people = np.array([one.people for one in areas])
    estimate = family.estimate([one.events for one in areas], people)
    errors = standard_error(estimate, family.scale)
    positions = basis.positions(areas)
    slopes = figures(slope_index(estimate.value, errors, people, positions), indicator.multiplier)
    ratios = figures(relative_index(estimate.value, errors, people, positions))
    for one, slope, ratio in zip(areas, slopes, ratios, strict=True):
        key = CellKey(one.organisation, one.period, ((breakdown.id, KNOWN),))
        behind, obstacle = basis.cells(one), basis.obstacle(one)
        for measure, figure in (("slope_index", slope), ("relative_index", ratio)):
            reason = obstacle or doubt(figure)
            yield Finding(indicator.key, measure + basis.suffix, key, figure, behind, reason=reason)


def doubt(figure: Figure) -> str:
    """What a reader must know of an index of a complete area."""
    if figure.state is State.UNDEFINED:
        return NOT_POSITIVE
    return NO_INTERVAL if figure.lower is None else ""
