"""Organisations and periods that are the sum of others: their counts would complete each other's."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import product
from math import log2

import numpy as np

from fairlead.cells import Cells, Counts, Groups
from fairlead.disclosure.protection import Protected
from fairlead.disclosure.solver import Program
from fairlead.disclosure.universe import Universe
from fairlead.errors import DisclosureError
from fairlead.reference.breakdowns import Breakdown

CHANCE = 5
"""So many equal counts above nought, and no unequal one, are a rule and not chance."""
BITS = 8.0
"""Periods that add up count as a sum where chance would bring that about less than once in 256 times."""

Matrix = np.ndarray[tuple[int, int], np.dtype[np.float64]]


def refuse_subtotals(universes: Iterable[Universe], cells: Cells) -> None:
    """Raise DisclosureError for an organisation that is a sum of others without being proved as one.

    One total of all the others is proved together with them; a second, or a sum of only some
    of them, is not.
    """
    linked = {
        (indicator, one.period): one.linked for one in universes for indicator in one.indicators if one.linked
    }
    for indicator, table in cells.tables.items():
        for period in sorted({key.period for key in table}):
            found = {key: counts.numerator for key, counts in table.items() if key.period == period}
            places = sorted({key.organisation for key in found} - {linked.get((indicator, period))})
            groups = sorted({key.groups for key in found})
            at = {(key.organisation, key.groups): value for key, value in found.items()}
            counts = np.array([[at.get((place, one), 0) for place in places] for one in groups], dtype=float)
            for k, place in enumerate(places):
                if sums(counts, k):
                    raise DisclosureError(
                        f"{place} is the sum of some of the other organisations, so safety cannot be proved",
                        f"{indicator}; {period}",
                        "Leave the subtotal out, or leave out the organisations within it.",
                    )


def sums(counts: Matrix, place: int) -> bool:
    """Whether one column of counts (groups, organisations) is the sum of some others."""
    if counts.shape[1] < 2 or (counts[:, place] > 0).sum() < CHANCE:
        return False
    return adds_up(counts, place, [k for k in range(counts.shape[1]) if k != place])


def adds_up(counts: Matrix, place: int, parts: Collection[int], least: int = 1) -> bool:
    """Whether one column is the sum of some of these others, of so many at least."""
    size = counts.shape[1]
    upper = np.zeros(size)
    upper[list(parts)] = 1.0
    own = counts[:, place]
    rows: Sequence[Sequence[tuple[int, int]]] = [
        [(k, int(value)) for k, value in enumerate(row) if value and k in parts] for row in counts
    ]
    program = Program(
        np.zeros(size),
        upper,
        np.ones(size),
        [*rows, [(k, 1) for k in parts]],
        np.append(own, least),
        np.append(own, np.inf),
    )
    return program.solve(whole=True) is not None


def refuse_sums_of_periods(
    patterns: Iterable[Protected], cells: Cells, breakdowns: Mapping[str, Breakdown]
) -> None:
    """Raise DisclosureError for a period that is the sum of others, as a year is of its quarters.

    Each period is proved by itself: a small count of a quarter would be the year less the others.
    Where nothing of them is withheld, there is nothing to find.
    """
    secret: set[tuple[str, str, str]] = set()
    rates: set[str] = set()
    for one in patterns:
        if one.universe.rate:
            rates.update(one.universe.indicators)
        if one.hidden.any():
            places = product(one.universe.indicators, one.universe.organisations)
            secret.update((indicator, place, one.universe.period) for indicator, place in places)
    for indicator, organisation in sorted({(indicator, place) for indicator, place, _ in secret}):
        periods: dict[str, dict[Groups, Counts]] = {}
        for key, counts in cells[indicator].items():
            if key.organisation == organisation:
                own = Counts(counts.numerator, 0 if indicator in rates else counts.denominator)
                periods.setdefault(key.period, {})[key.groups] = own
        for period, parts in sums_of_periods(periods, breakdowns):
            if any((indicator, organisation, one) in secret for one in (period, *parts)):
                raise DisclosureError(
                    f"The period '{period}' is the sum of other periods, so safety cannot be proved",
                    f"{indicator}; {organisation}",
                    "Leave it out, or leave out the periods within it: name those to keep under 'only'.",
                )


def sums_of_periods(
    periods: Mapping[str, Mapping[Groups, Counts]], breakdowns: Mapping[str, Breakdown]
) -> Iterator[tuple[str, list[str]]]:
    """The periods whose every count is the sum of those of other periods, beyond chance, and these.

    A period may well repeat another: then nobody can know what of it is the same.
    """
    names = sorted(periods)
    groups = sorted({one for table in periods.values() for one in table})
    none = Counts(0, 0)
    counts = np.array(
        [
            [value for table in map(periods.get, names) for value in [side((table or {}).get(one, none))]]
            for one in groups
            for side in (events, everybody)
        ],
        dtype=float,
    ).reshape(-1, len(names))
    for k, name in enumerate(names):
        own = counts[:, k : k + 1]
        inside = (counts <= own).all(axis=0) & counts.any(axis=0)
        parts = [int(p) for p in np.flatnonzero(inside) if p != k]
        enough = (counts[:, parts].sum(axis=1) >= own[:, 0]).all()
        if not enough or len(parts) < 2 or told(periods[name], breakdowns) < len(parts) + BITS:
            continue
        if adds_up(counts, k, parts, least=2):
            yield name, [names[p] for p in parts]


def events(counts: Counts) -> int:
    """With the event."""
    return counts.numerator


def everybody(counts: Counts) -> int:
    """With and without."""
    return counts.denominator


def told(table: Mapping[Groups, Counts], breakdowns: Mapping[str, Breakdown]) -> float:
    """How much the counts of a period say, in bits: those of its finest table, that do not add up."""
    found: dict[tuple[str, ...], float] = {}
    for groups, counts in table.items():
        if any(code in breakdowns[name].parents for name, code in groups):
            continue
        rest = max(counts.denominator - counts.numerator, 0)
        names = tuple(name for name, _ in groups)
        found[names] = found.get(names, 0.0) + log2(1 + counts.numerator) + log2(1 + rest)
    return max(found.values(), default=0.0)
