"""Counts that our own code hands over, as Cells: no file, so nothing to read and nothing to scan."""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from fairlead.catalogue import Indicator
from fairlead.cells import CellKey, Cells, Counts
from fairlead.engine.request import Table
from fairlead.errors import InputError
from fairlead.reference.breakdowns import Breakdown

REMEDY = "Hand over one count for everybody and one for each group, as the study names them."


class Counted(NamedTuple):
    """One count. indicator: its key. groups: breakdown id to group code; empty is everybody."""

    indicator: str
    organisation: str
    period: str
    groups: Mapping[str, str]
    numerator: int
    denominator: int


def given(
    counted: Iterable[Counted],
    indicators: Iterable[Indicator],
    tables: Collection[Table],
    breakdowns: Mapping[str, Breakdown],
) -> Cells:
    """Cells of counts that are handed over. Raises InputError for a count the study does not know.

    tables: sorted breakdown ids; () is everybody. Groups without a count hold nobody, where their
    table has any; broad groups are worked out later.
    """
    kinds = {indicator.key: indicator.kind for indicator in indicators}
    codes = {name: {group.code for group in one.groups} for name, one in breakdowns.items()}
    made: dict[str, dict[CellKey, Counts]] = {}
    for one in counted:
        key = CellKey(one.organisation, one.period, tuple(sorted(one.groups.items())))
        cells = made.setdefault(one.indicator, {})
        fault = fault_of(one, key, kinds, tables, codes) or ("it stands twice" if key in cells else "")
        if fault:
            where = f"{one.indicator}; {one.organisation}; {one.period}; {dict(one.groups) or 'everybody'}"
            raise InputError(f"A count was not understood: {fault}", where, REMEDY)
        cells[key] = Counts(one.numerator, one.denominator)
    return Cells(made)


def fault_of(
    one: Counted,
    key: CellKey,
    kinds: Mapping[str, str],
    tables: Collection[Table],
    codes: Mapping[str, Collection[str]],
) -> str:
    """What is wrong with a count, or nothing."""
    if kinds.get(one.indicator, "published") == "published":
        return "the study does not ask for this indicator"
    if key.table not in tables:
        return "the study does not ask for this table"
    strange = [code for name, code in key.groups if code not in codes[name]]
    if strange:
        return f"'{strange[0]}' is no group of its breakdown"
    if type(one.numerator) is not int or type(one.denominator) is not int:
        return "counts are whole numbers"
    if min(one.numerator, one.denominator) < 0:
        return "counts are not below nought"
    if kinds[one.indicator] != "rate" and one.numerator > one.denominator:
        return "a numerator is no larger than its denominator"
    return ""
