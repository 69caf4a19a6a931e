"""How many cubes a scan needs: one, unless the joint cube would be too large for memory."""

from collections.abc import Collection, Mapping, Sequence
from math import prod

from fairlead.engine.request import Table
from fairlead.engine.scan import Scan
from fairlead.study import Coded

LIMIT = 1_000_000
"""Groups of one cube. Twenty sums of a million groups take 160 MB."""


def split(scan: Scan, tables: Sequence[Table], limit: int = LIMIT) -> list[tuple[Table, ...]]:
    """The tables, gathered into as few cubes as stay below the limit.

    A cube has at most as many groups as the source has rows, so most sources need one.
    """
    source = scan.source
    if source.rows <= limit:
        return [tuple(tables)]
    used = {name for table in tables for name in table}
    columns = {name: coded for name, coded in source.breakdowns.items() if name in used}
    places = [coded for coded in (source.organisation, source.period) if coded]
    sizes = distinct(scan, [*columns.values(), *places])
    always = [coded.column for coded in places]
    cubes: list[tuple[set[str], list[Table]]] = []
    for table in sorted(tables, key=lambda one: (-len(one), one)):
        needed = {columns[name].column for name in table if name in columns} | set(always)
        for held, gathered in cubes:
            if prod(sizes[column] for column in held | needed) <= limit or needed <= held:
                held |= needed
                gathered.append(table)
                break
        else:
            cubes.append((needed, [table]))
    return [tuple(gathered) for _, gathered in cubes]


def distinct(scan: Scan, columns: Collection[Coded]) -> Mapping[str, int]:
    """How many raw values each column has: known from its codes, else counted."""
    known = {coded.column: len(coded.codes) for coded in columns if coded.codes is not None}
    others = sorted({coded.column for coded in columns} - set(known))
    if not others:
        return known
    counted = scan.reader.collect(
        scan.frame.select(scan.column(name).n_unique().alias(scan.names[name]) for name in others)
    )
    return known | {name: int(counted.column(scan.names[name])[0].as_py()) for name in others}
