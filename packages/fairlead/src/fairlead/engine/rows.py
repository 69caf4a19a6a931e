"""Person or event rows: one scan counts every indicator at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import narwhals as nw

from fairlead.catalogue import Condition, Indicator
from fairlead.engine.conditions import all_hold, literals
from fairlead.engine.cube import Sum
from fairlead.engine.roll_up import Columns
from fairlead.engine.scan import Scan

Conditions = tuple[Condition, ...]


@dataclass(frozen=True)
class Measured:
    """The sums to take in one scan, and whose they are."""

    sums: tuple[Sum, ...]
    columns: Mapping[str, Columns]


def measured(scan: Scan, indicators: Sequence[Indicator]) -> Measured:
    """Counts of rows. Indicators that share a base share its sum."""
    names = sum_names(indicators)
    sums = tuple(Sum(name, rows_where(scan, conditions)) for conditions, name in names.items())
    return Measured(sums, {one.key: columns_of(one, names) for one in indicators})


def sum_names(indicators: Sequence[Indicator]) -> dict[Conditions, str]:
    """Every different set of conditions, with the name of its sum."""
    wanted = [
        conditions for one in indicators for conditions in (one.denominator, one.denominator + one.numerator)
    ]
    return {conditions: f"s{place}" for place, conditions in enumerate(dict.fromkeys(wanted))}


def columns_of(indicator: Indicator, names: Mapping[Conditions, str]) -> Columns:
    """The numerator counts rows that meet the denominator's conditions and its own."""
    return Columns(names[indicator.denominator + indicator.numerator], names[indicator.denominator])


def rows_where(scan: Scan, conditions: Conditions) -> nw.Expr:
    """How many rows meet the conditions. A column of 0 and 1 is its own count, which saves a comparison."""
    if len(conditions) == 1 and is_flag(scan, conditions[0]):
        return scan.field(conditions[0].field)[0].sum()
    test = all_hold(conditions, scan)
    return nw.len() if test is None else flag(test).sum()


def is_flag(scan: Scan, condition: Condition) -> bool:
    """Whether the condition is that a column of 0 and 1 holds 1."""
    column = scan.source.fields[condition.field]
    if condition.one_of is None or column not in scan.flags:
        return False
    return literals(condition.one_of, scan.types[column], condition.field) == [1]


def flag(test: nw.Expr) -> nw.Expr:
    """1 where a test holds, else 0 or null. In eight bits, since engines sum those fastest."""
    return test.cast(nw.Int8)
