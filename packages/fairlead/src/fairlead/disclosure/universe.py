"""Universes: which counts belong together, and the system of equations they form.

A universe is one base (indicators over the same people), one period, and one organisation;
an organisation that is the sum of all others is joined with them into one.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from fairlead.cells import Counts, Groups
from fairlead.disclosure.system import Row, System
from fairlead.reference.breakdowns import KNOWN, Breakdown, Kind

DENOMINATOR = "denominator"
EVENTS = "events"
REST = "non-events"
ALL_OTHERS = "*"
"""Stands where a breakdown's id would, in the equation "this organisation is the sum of all others"."""


@dataclass(frozen=True, slots=True, order=True)
class Quantity:
    """A count a reader may hold or derive. `indicator` is empty for a base's denominators."""

    kind: str
    indicator: str
    organisation: str
    groups: Groups

    @property
    def name(self) -> str:
        """Its name in a certificate."""
        return json.dumps([self.kind, self.indicator, self.organisation, self.groups], separators=(",", ":"))


def equation_name(whole: Quantity, breakdown: str) -> str:
    """Name of the equation that splits a quantity by a breakdown (or by organisations)."""
    return json.dumps(
        [whole.kind, whole.indicator, whole.organisation, whole.groups, breakdown], separators=(",", ":")
    )


@dataclass(frozen=True)
class Universe:
    """indicators: those of the base; rate: whether only events are counted (of one indicator).

    linked: the organisation that is the sum of all others, or None. cells: the counts of every
    group, by indicator and organisation.
    """

    indicators: tuple[str, ...]
    rate: bool
    period: str
    organisations: tuple[str, ...]
    linked: str | None
    cells: Mapping[tuple[str, str], Mapping[Groups, Counts]]

    @cached_property
    def denominators(self) -> tuple[Quantity, ...]:
        """The base's denominators, shared by its indicators; none for a rate."""
        if self.rate:
            return ()
        return tuple(
            Quantity(DENOMINATOR, "", organisation, groups)
            for organisation in self.organisations
            for groups in sorted({g for i in self.indicators for g in self.cells.get((i, organisation), ())})
        )

    @cached_property
    def events(self) -> tuple[Quantity, ...]:
        """The numerators of every indicator."""
        return tuple(
            Quantity(EVENTS, indicator, organisation, groups)
            for indicator in self.indicators
            for organisation in self.organisations
            for groups in sorted(self.cells.get((indicator, organisation), ()))
        )

    @cached_property
    def variables(self) -> tuple[Quantity, ...]:
        """Denominators, then events: the system's variables in its order."""
        return self.denominators + self.events

    @cached_property
    def rests(self) -> tuple[Quantity, ...]:
        """Non-events, in the order of the events; none for a rate."""
        if self.rate:
            return ()
        return tuple(Quantity(REST, q.indicator, q.organisation, q.groups) for q in self.events)

    def counts_of(self, quantity: Quantity) -> list[Counts]:
        """The counts of the cells in which a quantity stands: several indicators share a denominator."""
        names = (quantity.indicator,) if quantity.indicator else self.indicators
        found = (self.cells.get((name, quantity.organisation), {}).get(quantity.groups) for name in names)
        return [counts for counts in found if counts is not None]

    def system(self, breakdowns: Mapping[str, Breakdown]) -> System:
        """Every equation that the counts satisfy by their meaning."""
        index = {quantity: k for k, quantity in enumerate(self.variables)}
        named = sorted({*self._splits(index, breakdowns), *self._sums(index)})
        parts = tuple(
            (index[Quantity(DENOMINATOR, "", q.organisation, q.groups)], index[q])
            for q in self.events
            if not self.rate
        )
        return System(
            names=tuple(quantity.name for quantity in self.variables),
            rows=tuple(row for _, row in named),
            row_names=tuple(name for name, _ in named),
            parts=parts,
            part_names=tuple(quantity.name for quantity in self.rests),
        )

    def _splits(
        self, index: Mapping[Quantity, int], breakdowns: Mapping[str, Breakdown]
    ) -> Iterator[tuple[str, Row]]:
        for quantity, whole in index.items():
            for breakdown, members in splits(quantity.groups, breakdowns):
                parts = [index.get(_at(quantity, groups)) for groups in members]
                if None not in parts:
                    yield equation_name(quantity, breakdown), _row(whole, parts)

    def _sums(self, index: Mapping[Quantity, int]) -> Iterator[tuple[str, Row]]:
        if self.linked is None:
            return
        for quantity, whole in index.items():
            if quantity.organisation == self.linked:
                others = (
                    Quantity(quantity.kind, quantity.indicator, other, quantity.groups)
                    for other in self.organisations
                    if other != self.linked
                )
                parts = [index[other] for other in others if other in index]
                yield equation_name(quantity, ALL_OTHERS), _row(whole, parts)


def splits(groups: Groups, breakdowns: Mapping[str, Breakdown]) -> Iterator[tuple[str, list[Groups]]]:
    """The ways a cell is a sum of others, as (breakdown, the parts' groups).

    A broad group or KNOWN is the sum of its members; a cell that a breakdown does not cut
    is the sum of that breakdown's KNOWN, not stated and unknown groups.
    """
    cut = dict(groups)
    for name, breakdown in breakdowns.items():
        if name not in cut:
            parts: Iterable[str] = (KNOWN, *(g.code for g in breakdown.groups if g.kind is not Kind.KNOWN))
        elif cut[name] in breakdown.parents:
            parts = breakdown.parents[cut[name]]
        else:
            continue
        yield name, [tuple(sorted((cut | {name: code}).items())) for code in parts]


def _at(quantity: Quantity, groups: Groups) -> Quantity:
    return Quantity(quantity.kind, quantity.indicator, quantity.organisation, groups)


def _row(whole: int, parts: Iterable[int | None]) -> Row:
    return ((whole, 1), *((part, -1) for part in parts if part is not None))
