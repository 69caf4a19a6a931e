"""Distinct people per cell. They do not add up, so every table has its own pass over the rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import narwhals as nw

from fairlead.catalogue import Indicator
from fairlead.cells import CellKey
from fairlead.engine.backends import Frame
from fairlead.engine.conditions import all_hold
from fairlead.engine.cube import whole
from fairlead.engine.request import Table, feeds
from fairlead.engine.rows import Conditions, columns_of, flag, sum_names
from fairlead.engine.scan import Scan, any_of
from fairlead.study import Coded

PERSON = "person"
PLACE = ("organisation", "period")


@dataclass(frozen=True, slots=True)
class People:
    """Distinct people in a cell's denominator (`all`) and numerator (`having`)."""

    all: int
    having: int


def distinct(
    scans: Sequence[Scan], table: Table, indicators: Sequence[Indicator], unknown: Mapping[str, str]
) -> dict[tuple[str, CellKey], People]:
    """People per (indicator, cell) of one table, over all sources that name persons.

    The same id in two sources is one person; a row without an id is nobody. First a person's
    rows in a cell become one, with a mark for each set of conditions that one of them meets;
    then the marks are added up.
    """
    keys = [*PLACE, *(f"b{place}" for place in range(len(table)))]
    names = sum_names(indicators)
    rows = nw.concat([marks(scan, table, indicators, unknown) for scan in scans], how="vertical")
    persons = rows.group_by(PERSON, *keys).agg(*(nw.col(name).max() for name in names.values()))
    found = scans[0].reader.collect(
        persons.group_by(keys).agg(*(nw.col(name).sum() for name in names.values()))
    )
    sums = {name: whole(found.column(name)).tolist() for name in names.values()}
    cells = [
        CellKey(organisation, period, tuple(zip(table, codes, strict=True)))
        for organisation, period, *codes in zip(*(found.column(key).to_pylist() for key in keys), strict=True)
    ]
    people: dict[tuple[str, CellKey], People] = {}
    for one in indicators:
        columns = columns_of(one, names)
        pairs = zip(sums[columns.denominator], sums[columns.numerator], strict=True)
        people |= {(one.key, cell): People(*pair) for cell, pair in zip(cells, pairs, strict=True)}
    return people


def marks(scan: Scan, table: Table, indicators: Sequence[Indicator], unknown: Mapping[str, str]) -> Frame:
    """Person, codes and marks of one source, in the same columns for every source."""
    source = scan.source
    held = sum_names([one for one in indicators if feeds(source, one)])
    breakdowns = [coded(scan, source.breakdowns.get(name), unknown[name], unknown[name]) for name in table]
    person = scan.column(source.person or "")
    return (
        scan.groups()
        .filter(~person.is_null())
        .select(
            person.cast(nw.String).alias(PERSON),
            coded(scan, source.organisation, source.organisation_label, None).alias(PLACE[0]),
            coded(scan, source.period, source.period_label, None).alias(PLACE[1]),
            *(column.alias(f"b{place}") for place, column in enumerate(breakdowns)),
            *(
                mark(scan, conditions, conditions in held).alias(name)
                for conditions, name in sum_names(indicators).items()
            ),
        )
    )


def mark(scan: Scan, conditions: Conditions, held: bool) -> nw.Expr:
    """1 in rows that meet the conditions; 0 or null in others and in a source that does not hold them."""
    if not held:
        return nw.lit(0).cast(nw.Int8)
    test = all_hold(conditions, scan)
    return nw.lit(1).cast(nw.Int8) if test is None else flag(test)


def coded(scan: Scan, column: Coded | None, constant: str, blank: str | None) -> nw.Expr:
    """The code of each row. Here the engine has to know the codes, since two raw values can mean one."""
    if column is None:
        return nw.lit(constant)
    values = scan.column(column.column)
    raws: dict[str, list[object]] = {}
    for raw, code in (column.codes or {}).items():
        if raw != code:
            raws.setdefault(code, []).append(raw)
    codes = values.cast(nw.String)
    for name, written in raws.items():
        codes = nw.when(any_of(values, tuple(written))).then(nw.lit(name)).otherwise(codes)
    return codes.fill_null(blank) if blank is not None else codes
