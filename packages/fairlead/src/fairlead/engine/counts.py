"""Tables of counts: numerators and denominators are columns; some rows may hold everyone."""

from collections.abc import Mapping, Sequence

import numpy as np

from fairlead.catalogue import Indicator
from fairlead.engine.cube import Cube, Integers, Sum, extend, make
from fairlead.engine.roll_up import Columns, sum_by
from fairlead.engine.rows import Measured
from fairlead.engine.scan import Scan

PEOPLE = "people"
"""The field of a population file that holds numbers of people."""


def measured(scan: Scan, indicators: Sequence[Indicator]) -> Measured:
    """Sums of the columns the study names."""
    sums: list[Sum] = []
    columns: dict[str, Columns] = {}
    for place, one in enumerate(indicators):
        named = scan.source.source.counts[one.key]
        pair = Columns(f"s{place}n", f"s{place}d")
        sums.append(Sum(pair.numerator, scan.column(named.numerator).sum()))
        sums.append(Sum(pair.denominator, scan.column(named.denominator).sum()))
        columns[one.key] = pair
    return Measured(tuple(sums), columns)


def with_remainder(scan: Scan, cube: Cube, what: Measured, unknown: Mapping[str, str]) -> Cube:
    """The cube of the groups with what they miss of the rows that hold everyone, as unknown.

    The unknown are listed wherever a total was given, nought of nought included.
    Publishers round, and count residents in one row and patients in the other: where the groups
    hold more than the total (or the rest would have more in its numerator than in its
    denominator), the sum of the groups stands, so that every table adds up.
    """
    frame = scan.totals()
    if frame is None:
        return cube
    names = [one.name for one in what.sums]
    places, totals = sum_by(make(scan, frame, (), what.sums, unknown), (), names)
    held_places, held = sum_by(cube, (), names)
    row = {(key.organisation, key.period): place for place, key in enumerate(held_places)}
    rows = [row.get((key.organisation, key.period), -1) for key in places]
    missing = {name: totals[name] - at(held[name], rows) for name in names}
    for pair in what.columns.values():
        numerator, denominator = missing[pair.numerator], missing[pair.denominator]
        consistent = (numerator >= 0) & (denominator >= numerator)
        missing[pair.numerator] = np.where(consistent, numerator, 0)
        missing[pair.denominator] = np.where(consistent, denominator, 0)
    return extend(cube, [(key.organisation, key.period) for key in places], missing, unknown)


def at(values: Integers, rows: list[int]) -> Integers:
    """The values at these places, 0 where the place is -1."""
    return np.append(values, 0)[np.array(rows, dtype=np.int64)]


def people(scan: Scan) -> Measured:
    """The people of a population file, under the name PEOPLE."""
    column = scan.column(scan.source.fields[PEOPLE])
    return Measured((Sum(PEOPLE, column.sum()),), {PEOPLE: Columns(PEOPLE, PEOPLE)})
