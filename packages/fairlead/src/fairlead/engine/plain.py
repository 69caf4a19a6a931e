"""The slow reference: row by row, in plain Python. It shares nothing with the fast road but the types.

Nothing here is clever, so that it can be read beside the definitions: what it says is what the
other engines have to say, and tests hold them to it.
"""

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

import pyarrow.parquet as pq

from fairlead.catalogue import Condition, Indicator
from fairlead.cells import CellKey, Cells, Counts
from fairlead.engine.request import Request, Table
from fairlead.errors import InputError, StudyError
from fairlead.study import CheckedSource, Coded

Row = dict[str, object]


@dataclass
class Tally:
    """What has been counted of one cell."""

    numerator: int = 0
    denominator: int = 0
    people: set[str] = field(default_factory=set)
    people_with: set[str] = field(default_factory=set)
    kinds: set[bool] = field(default_factory=set)
    views: set[frozenset[str]] = field(default_factory=set)
    population: int | None = None


Tallies = dict[CellKey, Tally]


def count(request: Request) -> Cells:
    """The same Cells as every other engine."""
    return Cells({one.key: cells(request, one) for one in request.indicators if one.kind != "published"})


def cells(request: Request, indicator: Indicator) -> dict[CellKey, Counts]:
    """One indicator."""
    holders = [source for source in request.sources if holds_indicator(source, indicator)]
    from_rows = [source for source in holders if source.source.kind == "rows"]
    related = indicator.kind == "rate" and bool(from_rows)
    tallies: Tallies = defaultdict(Tally)
    for table in tables(request, holders, related):
        for source in holders:
            if source.source.kind == "rows":
                add_rows(tallies, request, source, indicator, table)
            else:
                add_counts(tallies, request, source, indicator, table)
    if related and request.population is not None:
        places = {place(source, row) for source in from_rows for row in group_rows(source)}
        for table in tables(request, holders, related):
            add_population(tallies, request, request.population, places, table)
    persons = any(source.person for source in holders)
    return {key: finished(tally, persons, indicator) for key, tally in tallies.items()}


def finished(tally: Tally, persons: bool, indicator: Indicator) -> Counts:
    """The counts of one cell, once all rows are seen."""
    if len(tally.views) > 1:
        raise StudyError(f"Two tables hold '{indicator.key}' by different breakdowns")
    if len(tally.kinds) > 1 and (tally.people or tally.people_with):
        raise StudyError(f"Some sources of '{indicator.key}' name persons and some do not")
    denominator = tally.denominator + (tally.population or 0)
    if not persons or False in tally.kinds:
        return Counts(tally.numerator, denominator)
    people = len(tally.people) if tally.population is None else denominator
    return Counts(tally.numerator, denominator, people, len(tally.people_with))


def holds_indicator(source: CheckedSource, indicator: Indicator) -> bool:
    """Whether a source is counted for an indicator."""
    if source.source.kind == "counts":
        return indicator.key in source.source.counts
    named = {condition.field for condition in indicator.numerator + indicator.denominator}
    return source.source.kind == "rows" and len(named) > 0 and all(name in source.fields for name in named)


def tables(request: Request, holders: list[CheckedSource], related: bool) -> list[Table]:
    """The tables of an indicator that some source (and, for rates, the population) can fill."""
    found = []
    for table in {(), *request.tables}:
        filled = any(all(name in source.breakdowns for name in table) for source in holders)
        population = request.population if related else None
        if filled and (population is None or all(name in population.breakdowns for name in table)):
            found.append(table)
    return found


def add_rows(
    tallies: Tallies, request: Request, source: CheckedSource, indicator: Indicator, table: Table
) -> None:
    """Count person or event rows."""
    for row in group_rows(source):
        tally = tallies[cell(source, row, table, request)]
        tally.kinds.add(source.person is not None)
        person = row[source.person] if source.person else None
        if not all(satisfies(row[source.fields[one.field]], one) for one in indicator.denominator):
            tally.population = 0 if indicator.kind == "rate" else None
            continue
        if indicator.kind == "rate":
            tally.population = 0
        else:
            tally.denominator += 1
        if person is not None:
            tally.people.add(str(person))
        if all(satisfies(row[source.fields[one.field]], one) for one in indicator.numerator):
            tally.numerator += 1
            if person is not None:
                tally.people_with.add(str(person))


def add_counts(
    tallies: Tallies, request: Request, source: CheckedSource, indicator: Indicator, table: Table
) -> None:
    """Add up a table of counts; what the groups miss of the total becomes unknown."""
    named = source.source.counts[indicator.key]
    sums: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    totals: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for row in group_rows(source):
        numerator, denominator = as_count(row[named.numerator]), as_count(row[named.denominator])
        tally = tallies[cell(source, row, table, request)]
        tally.numerator += numerator
        tally.denominator += denominator
        tally.kinds.add(False)
        tally.views |= set() if table else {frozenset(source.breakdowns)}
        sums[place(source, row)][0] += numerator
        sums[place(source, row)][1] += denominator
    for row in kept_rows(source):
        if source.total and all(same(row[name], value) for name, value in source.total.items()):
            totals[place(source, row)][0] += as_count(row[named.numerator])
            totals[place(source, row)][1] += as_count(row[named.denominator])
    for where, (numerator, denominator) in totals.items():
        numerator -= sums[where][0] if where in sums else 0
        denominator -= sums[where][1] if where in sums else 0
        tally = tallies[CellKey(*where, tuple((name, request.unknown[name]) for name in table))]
        if 0 <= numerator <= denominator:
            tally.numerator += numerator
            tally.denominator += denominator
        tally.kinds.add(False)
        tally.views |= set() if table else {frozenset(source.breakdowns)}


def add_population(
    tallies: Tallies, request: Request, source: CheckedSource, places: set[tuple[str, str]], table: Table
) -> None:
    """Denominators of rates, for the organisations and periods whose rows were counted."""
    for row in group_rows(source):
        if place(source, row) in places:
            tally = tallies[cell(source, row, table, request)]
            tally.population = (tally.population or 0) + as_count(row[source.fields["people"]])


def kept_rows(source: CheckedSource) -> Iterator[Row]:
    """The rows that count, total rows among them."""
    for batch in pq.ParquetFile(source.path).iter_batches():
        for row in batch.to_pylist():
            cleaned = {name: missing_or(value) for name, value in row.items()}
            if all(
                any(same(cleaned[name], value) for value in values)
                for name, values in (source.keep or {}).items()
            ):
                yield cleaned


def group_rows(source: CheckedSource) -> Iterator[Row]:
    """The rows that count and belong to a group."""
    for row in kept_rows(source):
        if not any(same(row[name], value) for name, value in (source.total or {}).items()):
            yield row


def missing_or(value: object) -> object:
    """The value; None for what is not a number."""
    return None if isinstance(value, float) and math.isnan(value) else value


def same(value: object, other: object) -> bool:
    """Whether two raw values are the same; nothing is the same as nothing."""
    return value is None if other is None else value == other


def place(source: CheckedSource, row: Row) -> tuple[str, str]:
    """Organisation and period of a row."""
    return (
        code(source.organisation, row, source.organisation_label, None),
        code(source.period, row, source.period_label, None),
    )


def cell(source: CheckedSource, row: Row, table: Table, request: Request) -> CellKey:
    """The cell of one table that a row belongs to."""
    groups = tuple(
        (name, code(source.breakdowns.get(name), row, request.unknown[name], request.unknown[name]))
        for name in table
    )
    return CellKey(*place(source, row), groups)


def code(coded: Coded | None, row: Row, constant: str, blank: str | None) -> str:
    """The code of a row's raw value."""
    if coded is None:
        return constant
    value = row[coded.column]
    if coded.codes is not None and value in coded.codes:
        return coded.codes[value]
    if value is None and blank is not None:
        return blank
    if value is None or coded.codes is not None:
        raise InputError(f"The column '{coded.column}' holds a value that was not there when it was checked")
    return str(value)


def as_count(value: object) -> int:
    """A count; nothing counts as 0."""
    return 0 if value is None else int(str(value).removesuffix(".0"))


def satisfies(value: object, condition: Condition) -> bool:
    """Whether a value meets a condition; a missing value meets only `present: false`."""
    if condition.present is not None:
        return (value is not None) == condition.present
    if value is None:
        return False
    if condition.one_of is not None:
        return any(equals(value, wanted) for wanted in condition.one_of)
    if condition.none_of is not None:
        return not any(equals(value, unwanted) for unwanted in condition.none_of)
    if isinstance(value, str | bool):
        raise StudyError(f"The column of the field '{condition.field}' holds no numbers")
    number = float(str(value))
    if condition.at_least is not None:
        return number >= condition.at_least
    return condition.at_most is not None and number <= condition.at_most


def equals(value: object, wanted: str | int) -> bool:
    """Whether a raw value is the one a condition names, compared as the column holds values."""
    if isinstance(value, str):
        return value == str(wanted)
    if isinstance(value, bool):
        return str(wanted).lower() in (("true", "1") if value else ("false", "0"))
    try:
        return float(str(value)) == float(wanted)
    except ValueError:
        return False
