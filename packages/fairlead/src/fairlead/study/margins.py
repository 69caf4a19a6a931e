"""Sums at the edges of a table of counts with two characteristics, such as "All" by sex and by ethnicity."""

from collections.abc import Mapping
from math import prod

from fairlead.study.profile import Profile


def without_margins(profile: Profile, totals: Mapping[str, str]) -> dict[str, list[str]]:
    """By column, the values that are groups: what `only` keeps, so that no sum is counted beside its parts.

    totals: the value of each column that stands for everybody. Nothing where one column alone has
    such a value, since `total` says that, and where the table has too few rows to cross the groups.
    """
    columns = {name: profile.column(name) for name in totals}
    crossed = prod(column.distinct for column in columns.values()) <= profile.rows
    if len(columns) <= 1 or not crossed:
        return {}
    return {
        name: [value for value, _ in column.frequent if value != totals[name]] + [""] * bool(column.blanks)
        for name, column in columns.items()
    }
