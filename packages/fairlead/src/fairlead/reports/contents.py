"""A release document, looked up by what its figures describe."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import product

from fairlead.disclosure.document import (
    PublishedFigure,
    ReleasedBreakdown,
    ReleasedComparison,
    ReleasedCompleteness,
    ReleasedFigure,
    ReleasedGroup,
    ReleaseDocument,
)
from fairlead.reference.breakdowns import KNOWN
from fairlead.reports.periods import chronological

Pairs = tuple[tuple[str, str], ...]
Tables = tuple[str, ...]
Cell = ReleasedFigure | ReleasedComparison
Entry = Cell | ReleasedCompleteness | PublishedFigure

MANY = 4
"""From this many organisations on, ordered breakdowns are shown as one gradient per organisation."""


def pairs(groups: Mapping[str, str]) -> Pairs:
    """(breakdown, group code) pairs in one order, so that they can be a key."""
    return tuple(sorted(groups.items()))


def _held(keys: Iterable[tuple[str, str, str, Pairs]]) -> dict[tuple[str, str, Tables], set[str]]:
    """Periods by indicator, organisation and table."""
    found: dict[tuple[str, str, Tables], set[str]] = {}
    for indicator, organisation, period, groups in keys:
        found.setdefault((indicator, organisation, tuple(name for name, _ in groups)), set()).add(period)
    return found


def entries(document: ReleaseDocument) -> tuple[Entry, ...]:
    """Everything with a value or a state, in the release's order."""
    return (*document.figures, *document.comparisons, *document.completeness, *document.published)


class Contents:
    """What a release holds, found by indicator key, organisation code, period and groups.

    charts: whether sections made from it hold their charts, which take longest to make.
    """

    def __init__(self, document: ReleaseDocument, *, charts: bool = True) -> None:
        """Index `document`; nothing is worked out here."""
        self.document = document
        self.charts = charts
        self.indicators = {one.key: one for one in document.indicators}
        self.breakdowns = {one.id: one for one in document.breakdowns}
        self.organisations = {one.code: one.name for one in document.organisations}
        self._figures = {
            (one.indicator, one.organisation, one.period, pairs(one.groups)): one for one in document.figures
        }
        self._comparisons = {
            (one.indicator, one.organisation, one.period, pairs(one.groups), one.measure): one
            for one in document.comparisons
        }
        self._completeness = {
            (one.indicator, one.organisation, one.period, one.breakdown): one for one in document.completeness
        }
        self._published = {
            (one.indicator, one.organisation, one.period, pairs(one.groups)): one
            for one in document.published
        }
        self._periods = {False: _held(self._figures), True: _held(self._published)}
        self._groups = {
            (one.id, group.code): group for one in document.breakdowns for group in reversed(one.groups)
        }
        self._entries: dict[str, list[Entry]] = defaultdict(list)
        for entry in entries(document):
            self._entries[entry.indicator].append(entry)
        self._places: dict[tuple[str, str, str], list[Cell]] = defaultdict(list)
        cells: Iterable[Cell] = (*document.figures, *document.comparisons)
        for cell in cells:
            self._places[cell.indicator, cell.organisation, cell.period].append(cell)

    def figure(self, indicator: str, organisation: str, period: str, groups: Pairs) -> ReleasedFigure | None:
        """The figure of one cell, or None where the release has none."""
        return self._figures.get((indicator, organisation, period, groups))

    def published(
        self, indicator: str, organisation: str, period: str, groups: Pairs
    ) -> PublishedFigure | None:
        """The figure others published for one group, or None."""
        return self._published.get((indicator, organisation, period, groups))

    def comparison(
        self, indicator: str, organisation: str, period: str, groups: Pairs, measure: str
    ) -> ReleasedComparison | None:
        """The comparison that describes `groups` by `measure`, or None."""
        return self._comparisons.get((indicator, organisation, period, groups, measure))

    def entries(self, indicator: str) -> Iterable[Entry]:
        """Everything the release says of an indicator, in the release's order."""
        return self._entries.get(indicator, ())

    def at(self, indicator: str, organisation: str, period: str) -> Iterable[Cell]:
        """An organisation's figures and comparisons of one indicator in one period."""
        return self._places.get((indicator, organisation, period), ())

    def gradient(
        self, indicator: str, organisation: str, period: str, breakdown: str, measure: str
    ) -> ReleasedComparison | None:
        """The gradient over a whole ordered breakdown, or None."""
        return self.comparison(indicator, organisation, period, ((breakdown, KNOWN),), measure)

    def completeness(
        self, indicator: str, organisation: str, period: str, breakdown: str
    ) -> ReleasedCompleteness | None:
        """How many of an indicator's base have a known group, or None."""
        return self._completeness.get((indicator, organisation, period, breakdown))

    def periods(
        self, indicator: str, organisation: str, table: Tables, published: bool = False
    ) -> tuple[str, ...]:
        """Periods in which an organisation has figures of a table, the earliest first."""
        held = self._periods[published].get((indicator, organisation, table), ())
        return tuple(sorted(held, key=chronological))

    def bodies(self, indicator: str, published: bool = False) -> tuple[str, ...]:
        """Codes of the organisations with figures of an indicator, in the release's order."""
        keys = self._published if published else self._figures
        held = {body for key, body, _, _ in keys if key == indicator}
        return tuple(code for code in self.organisations if code in held)

    def tables(self, indicator: str, published: bool = False) -> tuple[Tables, ...]:
        """The breakdowns (and crosses) an indicator is shown by; only ((),) if by none."""
        keys = self._published if published else self._figures
        held = {tuple(name for name, _ in groups) for key, _, _, groups in keys if key == indicator}
        order = {name: place for place, name in enumerate(self.breakdowns)}
        shown = sorted(held - {()}, key=lambda table: (len(table), [order[name] for name in table]))
        return tuple(shown) or tuple(held)

    def groups(self, table: Tables) -> tuple[Pairs, ...]:
        """Every group of a table, in code list order; of a cross, every pair but sums."""
        lists = [
            [
                (name, group.code)
                for group in self.breakdowns[name].groups
                if len(table) == 1 or group.kind == "known"
            ]
            for name in table
        ]
        return tuple(tuple(combination) for combination in product(*lists))

    def known(self, table: Tables) -> tuple[Pairs, ...]:
        """The groups of a table that say something of people: no sums, nothing not known or not stated."""
        return tuple(
            groups
            for groups in self.groups(table)
            if all(self.group(name, code).kind == "known" for name, code in groups)
        )

    def comparator(self, table: Tables) -> Pairs:
        """The groups others are compared with; KNOWN if the breakdown names none; () for crosses."""
        if len(table) != 1:
            return ()
        return ((table[0], self.breakdowns[table[0]].comparator or KNOWN),)

    def compared(self, indicator: str, table: Tables) -> bool:
        """Whether the release holds differences between the groups of a table."""
        return any(
            isinstance(one, ReleasedComparison)
            and one.measure == "difference"
            and set(one.groups) == set(table)
            for one in self.entries(indicator)
        )

    def group(self, breakdown: str, code: str) -> ReleasedGroup:
        """One group of a breakdown; a code the breakdown does not list stands for itself."""
        listed = self._groups.get((breakdown, code))
        return listed or ReleasedGroup(code=code, label=code, kind="known")

    def label(self, groups: Pairs) -> str:
        """What people call a group; crossed groups are joined by commas."""
        return ", ".join(self.group(name, code).label for name, code in groups) or "Everyone"

    def ends(self, breakdown: ReleasedBreakdown) -> tuple[str, str]:
        """Labels of the first and the last known group of an ordered breakdown."""
        known = [group.label for group in breakdown.groups if group.kind == "known"]
        return known[0], known[-1]
