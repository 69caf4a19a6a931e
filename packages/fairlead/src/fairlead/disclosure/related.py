"""The attacker who knows the definitions: what related indicators' figures say together.

Each universe is proved by itself. Where indicators read the same fields of the same rows, this
holds the published figures of all of them against every small count at once. It can only
ask for more to be withheld.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from fairlead.catalogue.indicator import Indicator
from fairlead.cells import CellKey, Cells, Groups
from fairlead.disclosure.kinds import Count, Kinds, kinds_of, related
from fairlead.disclosure.policy import Policy
from fairlead.disclosure.protection import Protected
from fairlead.disclosure.rules import threshold
from fairlead.disclosure.solver import Program, UnsolvedError
from fairlead.disclosure.system import Whole
from fairlead.disclosure.universe import DENOMINATOR, EVENTS, Quantity, splits
from fairlead.reference.breakdowns import Breakdown

Place = tuple[str, Groups]
"""An organisation and a group."""
Terms = list[tuple[int, int]]
Row = tuple[Terms, float, float]
Aim = tuple[Terms, int, bool]
"""Columns, the value to reach, and whether it is the least (else the most) allowed."""


@dataclass
class Joint:
    """Related indicators in one period and one family of organisations, with all that is shown.

    Columns are (place, kind of row) counts. secret: what is withheld, by universe.
    """

    members: tuple[Indicator, ...]
    patterns: tuple[Protected, ...]
    organisations: tuple[str, ...]
    period: str
    total: str | None
    kinds: Kinds = field(init=False)
    places: dict[Place, int] = field(init=False)

    def __post_init__(self) -> None:
        """Number the places."""
        self.kinds = kinds_of(self.members)
        found = {
            (q.organisation, q.groups)
            for one in self.patterns
            for q in one.universe.variables
            if q.organisation in self.organisations
        }
        self.places = {place: k for k, place in enumerate(sorted(found))}

    def terms(self, count: Count, place: Place) -> Terms:
        """The columns that add up to a count in a place."""
        start = self.places[place] * len(self.kinds)
        return [(start + k, 1) for k, counted in enumerate(self.kinds) if count in counted]

    def counts(self) -> Iterator[tuple[Count, Place, bool, Protected, Quantity]]:
        """Every count of a member: what and where, whether withheld, and where that is decided."""
        keys = {one.key for one in self.members}
        for one in self.patterns:
            for quantity, secret in zip(one.universe.variables, one.hidden, strict=True):
                place = (quantity.organisation, quantity.groups)
                names = (quantity.indicator,) if quantity.indicator else one.universe.indicators
                for name in keys.intersection(names):
                    yield (quantity.kind, name), place, bool(secret), one, quantity

    def rows(self, cells: Cells, breakdowns: Mapping[str, Breakdown]) -> Iterator[Row]:
        """What adds up to what, kind by kind, and every count that is shown."""
        for whole, parts in self.sums(breakdowns):
            for k in range(len(self.kinds)):
                yield [self.at(whole, k, 1), *(self.at(part, k, -1) for part in parts)], 0, 0
        for count, place, secret, _, _ in self.counts():
            if not secret:
                value = float(true(cells, count, place, self.period))
                yield self.terms(count, place), value, value

    def at(self, place: Place, kind: int, sign: int) -> tuple[int, int]:
        """One kind in one place, as an entry of a row."""
        return self.places[place] * len(self.kinds) + kind, sign

    def sums(self, breakdowns: Mapping[str, Breakdown]) -> Iterator[tuple[Place, list[Place]]]:
        """Places that are the sum of others: by groups, and by organisations."""
        for place in self.places:
            organisation, groups = place
            for _, members in splits(groups, breakdowns):
                parts = [(organisation, one) for one in members]
                if all(part in self.places for part in parts):
                    yield place, parts
            if organisation == self.total:
                others = [(one, groups) for one in self.organisations if one != self.total]
                yield place, [one for one in others if one in self.places]

    def aims(self, cells: Cells, breakdowns: Mapping[str, Breakdown], policy: Policy) -> Iterator[Aim]:
        """Nought, and the threshold or more, for each small count and each small rest."""
        for count, place, _, _, _ in self.counts():
            limit = threshold(place[1], breakdowns, policy)
            value = true(cells, count, place, self.period)
            terms = self.terms(count, place)
            asked = [(value, terms)]
            whole = (DENOMINATOR, count[1])
            if count[0] == EVENTS and any(whole in kind for kind in self.kinds):
                rest = true(cells, whole, place, self.period) - value
                inside = dict(terms)
                asked.append((rest, [t for t in self.terms(whole, place) if t[0] not in inside]))
            for small, columns in asked:
                if 0 < small < limit:
                    yield columns, 0, False
                    yield columns, limit, True

    def leaks(self, cells: Cells, breakdowns: Mapping[str, Breakdown], policy: Policy) -> bool:
        """Whether some small count cannot be nought, or cannot be large."""
        aims = list(self.aims(cells, breakdowns, policy))
        if not aims:
            return False
        rows = [*self.rows(cells, breakdowns), *((columns, -np.inf, np.inf) for columns, _, _ in aims)]
        first, size = len(rows) - len(aims), len(self.places) * len(self.kinds)
        room = 4.0 * max(sum(c.denominator + c.numerator for _, _, c in cells), 1000)
        program = Program(
            np.zeros(size),
            np.full(size, room),
            np.zeros(size),
            [columns for columns, _, _ in rows],
            np.array([lower for _, lower, _ in rows]),
            np.array([upper for _, _, upper in rows]),
        )
        # Tables of counts may not follow the definition's words; then nobody can use it on them.
        contradicted = program.solve(whole=True) is None
        return not contradicted and not self.reached(program, aims, first, size)

    def reached(self, program: Program, aims: Sequence[Aim], first: int, size: int) -> bool:
        """Whether every aim is reached by some whole solution; one may serve many."""
        done = np.zeros(len(aims), dtype=bool)
        for number, (_, value, least) in enumerate(aims):
            if done[number]:
                continue
            cost = np.zeros(size)
            for k in map(int, np.flatnonzero(~done)):
                if aims[k][2] == least:
                    cost[[column for column, _ in aims[k][0]]] = -1.0 if least else 1.0
            program.price(cost)
            program.bound_row(first + number, value if least else -np.inf, np.inf if least else value)
            try:
                found = program.solve(whole=True)
            except UnsolvedError:
                return False
            finally:
                program.bound_row(first + number, -np.inf, np.inf)
            if found is None or found.whole is None:
                return False
            done |= [meets(found.whole, aim) for aim in aims]
        return True

    def shared(self) -> dict[int, frozenset[Quantity]]:
        """What to withhold besides, by the number of the pattern: the same cells for all members.

        First events with events and denominators with denominators, and what is counted from
        the same kinds of rows; where that adds nothing, everything in a cell with a secret.
        """
        counts = list(self.counts())
        alike: dict[Count, frozenset[int]] = {
            count: frozenset(k for k, kind in enumerate(self.kinds) if count in kind) for count, *_ in counts
        }
        secret = {(count, place) for count, place, hidden, _, _ in counts if hidden}
        by_kind = {(count[0], place) for count, place in secret}
        by_rows = {(alike[count], place) for count, place in secret}
        anywhere = {place for _, place in secret}
        first = self.asked(q for q in counts if (q[0][0], q[1]) in by_kind or (alike[q[0]], q[1]) in by_rows)
        return first or self.asked(q for q in counts if q[1] in anywhere)

    def asked(
        self, counts: Iterable[tuple[Count, Place, bool, Protected, Quantity]]
    ) -> dict[int, frozenset[Quantity]]:
        """What of some counts is still shown, by pattern."""
        found: dict[int, set[Quantity]] = {}
        for _, _, hidden, pattern, quantity in counts:
            if not hidden:
                found.setdefault(id(pattern), set()).add(quantity)
        return {key: frozenset(quantities) for key, quantities in found.items()}


def joints(patterns: Sequence[Protected], indicators: Sequence[Indicator]) -> Iterator[Joint]:
    """Every family of related indicators in every period, with something withheld."""
    for members in related(indicators):
        keys = {one.key for one in members}
        mine = [one for one in patterns if keys.intersection(one.universe.indicators)]
        for period in sorted({one.universe.period for one in mine}):
            now = [one for one in mine if one.universe.period == period]
            total = next((one.universe.linked for one in now if one.universe.linked), None)
            places = sorted({place for one in now for place in one.universe.organisations})
            for family in [tuple(places)] if total else [(place,) for place in places]:
                here = tuple(one for one in now if set(one.universe.organisations) & set(family))
                if any(one.hidden.any() for one in here):
                    yield Joint(members, here, family, period, total)


def more(
    patterns: Sequence[Protected],
    cells: Cells,
    indicators: Sequence[Indicator],
    breakdowns: Mapping[str, Breakdown],
    policy: Policy,
) -> tuple[dict[int, frozenset[Quantity]], list[str]]:
    """What else to withhold, by the number of the pattern, and where nothing else would help."""
    numbers = {id(one): k for k, one in enumerate(patterns)}
    found: dict[int, frozenset[Quantity]] = {}
    stuck = []
    for joint in joints(patterns, indicators):
        if joint.leaks(cells, breakdowns, policy):
            asked = joint.shared()
            for pattern, quantities in asked.items():
                found[numbers[pattern]] = found.get(numbers[pattern], frozenset()) | quantities
            if not asked:
                names = ", ".join(one.key for one in joint.members)
                stuck.append(f"{names}; {', '.join(joint.organisations)}; {joint.period}")
    return found, stuck


def true(cells: Cells, count: Count, place: Place, period: str) -> int:
    """A count's value; nought where the indicator has no such cell."""
    key = CellKey(place[0], period, place[1])
    found = cells[count[1]].get(key)
    if found is None:
        return 0
    return found.numerator if count[0] == EVENTS else found.denominator


def meets(values: Whole, aim: Aim) -> bool:
    """Whether a solution reaches an aim."""
    columns, value, least = aim
    reached = int(values[[column for column, _ in columns]].sum())
    return reached >= value if least else reached <= value
