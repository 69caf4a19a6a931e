"""Counts of broader groups: sums over the groups that the engine counted."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from fairlead.cells import CellKey, Cells, Counts
from fairlead.reference.breakdowns import Breakdown

Codes = tuple[str, ...]
TableOf = tuple[str, str, tuple[str, ...]]
"""Organisation, period and the breakdowns that are crossed."""


def roll_up(cells: Cells, breakdowns: Mapping[str, Breakdown]) -> Cells:
    """Add a cell of nought for every group listed, and the sums for broad groups and KNOWN.

    cells: the total of each (indicator, organisation, period) and the counts by group, alone
    or crossed. A table is filled where the organisation has at least one cell of it in that
    period: what was not broken down is not nought. In a cross, each side may be a group, a
    broad group or KNOWN. Sums that stand there already are worked out again. Raises
    ValueError for a code that its breakdown does not list.
    """
    return Cells(
        {
            indicator: {
                CellKey(organisation, period, tuple(zip(names, codes, strict=True))): counts
                for (organisation, period, names), atoms in atoms_by_table(found, breakdowns).items()
                for codes, counts in with_sums(atoms, [breakdowns[name] for name in names]).items()
            }
            for indicator, found in cells.tables.items()
        }
    )


def atoms_by_table(
    cells: Mapping[CellKey, Counts], breakdowns: Mapping[str, Breakdown]
) -> dict[TableOf, dict[Codes, Counts]]:
    """The cells of single groups, by organisation, period and table."""
    tables: dict[TableOf, dict[Codes, Counts]] = {}
    for key, counts in cells.items():
        table = tables.setdefault((key.organisation, key.period, key.table), {})
        if not any(is_sum(code, breakdowns[name]) for name, code in key.groups):
            table[tuple(code for _, code in key.groups)] = counts
    return tables


def is_sum(code: str, breakdown: Breakdown) -> bool:
    """Whether `code` names a sum of groups rather than a group; ValueError where it names neither."""
    if code not in breakdown.labels:
        raise ValueError(f"the breakdown '{breakdown.id}' does not list the code '{code}'")
    return code in breakdown.parents


def with_sums(atoms: Mapping[Codes, Counts], sides: Sequence[Breakdown]) -> dict[Codes, Counts]:
    """One table, full: every listed group, and sums along each side in turn."""
    nought = nought_like(atoms.values())
    full = {
        codes: atoms.get(codes, nought)
        for codes in product(*([group.code for group in side.groups] for side in sides))
    }
    for place, side in enumerate(sides):
        others = {codes[:place] + codes[place + 1 :] for codes in full}
        full |= {
            (*rest[:place], parent, *rest[place:]): sum_of(
                [full[(*rest[:place], member, *rest[place:])] for member in members]
            )
            for rest in others
            for parent, members in side.parents.items()
        }
    return full


def nought_like(counted: Iterable[Counts]) -> Counts:
    """Nobody; with distinct people where the table counts them."""
    every = list(counted)
    return Counts(
        0,
        0,
        people=0 if any(one.people is not None for one in every) else None,
        people_with=0 if any(one.people_with is not None for one in every) else None,
    )


def sum_of(members: Sequence[Counts]) -> Counts:
    """The sum of disjoint cells.

    Distinct people do not add up: one person may be in several cells (of events, or of
    answers that changed). The largest member's number is a bound that is safe, since
    thresholds ask for "at least".
    """
    return Counts(
        sum(one.numerator for one in members),
        sum(one.denominator for one in members),
        largest(one.people for one in members),
        largest(one.people_with for one in members),
    )


def largest(numbers: Iterable[int | None]) -> int | None:
    """The largest number among those that are known."""
    return max((number for number in numbers if number is not None), default=None)
