"""Checked sources to Cells: the engine's one use case."""

from collections.abc import Callable, Mapping, Sequence

from fairlead.catalogue import Indicator
from fairlead.cells import CellKey, Cells
from fairlead.engine import counts, people, plain, rows
from fairlead.engine.backends import Backend, Reader, opened
from fairlead.engine.cube import make
from fairlead.engine.gathering import Gathered, finish
from fairlead.engine.request import Request, Table, needs_population
from fairlead.engine.roll_up import roll_up
from fairlead.engine.scan import Scan, scan
from fairlead.engine.splitting import split
from fairlead.errors import StudyError
from fairlead.study import CheckedSource

Progress = Callable[[str, float], None]


def count(
    sources: Sequence[CheckedSource],
    indicators: Sequence[Indicator],
    tables: Sequence[Table],
    backend: Backend = "duckdb",
    *,
    unknown: Mapping[str, str],
    population: CheckedSource | None = None,
    progress: Progress | None = None,
) -> Cells:
    """Numerators and denominators of every indicator by organisation, period and table.

    tables: sorted breakdown ids; () is always made. unknown: breakdown id to the code that
    empty values and remainders get. population: the denominators of rates that are counted
    from rows; a cell without population has denominator 0. progress: told the share done.
    Sources add up; where they name persons, cells also hold distinct people. Raises StudyError
    where sources cannot be added, InputError where a file is not what was checked.
    """
    request = Request(sources, indicators, tables, unknown, population)
    refuse_rates_without_population(request)
    if backend == "plain":
        return plain.count(request)
    with opened(backend) as reader:
        return count_with(reader, request, progress)


def refuse_rates_without_population(request: Request) -> None:
    """Refuse rates of rows that nothing can be related to."""
    for source in request.sources:
        for indicator in request.indicators_of(source):
            if needs_population(source, indicator) and request.population is None:
                raise StudyError(
                    f"The indicator '{indicator.key}' is a rate, and there is no population to relate it to",
                    "study.yaml",
                    "Name a population file under `population`, or leave the indicator out.",
                )


def count_with(reader: Reader, request: Request, progress: Progress | None) -> Cells:
    """Every source scanned, as a rule once."""
    scans = [scan(reader, source) for source in request.sources if request.indicators_of(source)]
    gathered = {one.key: Gathered(one, request) for one in request.indicators if one.kind != "published"}
    for place, one in enumerate(scans):
        if progress:
            progress(f"Counting {one.source.source.id}", place / len(scans))
        add_source(one, request, gathered)
    for key, population in count_population(reader, request).items():
        gathered[key].add_population(population)
    return finish(gathered.values(), count_people(scans, request))


def add_source(one: Scan, request: Request, gathered: Mapping[str, Gathered]) -> None:
    """The cells of one source: as a rule from a single joint cube."""
    indicators = request.indicators_of(one.source)
    is_counts = one.source.source.kind == "counts"
    what = counts.measured(one, indicators) if is_counts else rows.measured(one, indicators)
    wanted = {indicator.key: request.tables_of(indicator) for indicator in indicators}
    tables = sorted({table for each in wanted.values() for table in each})
    for part in split(one, tables):
        breakdowns = sorted({name for table in part for name in table})
        cube = make(one, one.groups(), breakdowns, what.sums, request.unknown)
        if is_counts:
            cube = counts.with_remainder(one, cube, what, request.unknown)
        for table in part:
            columns = {key: pair for key, pair in what.columns.items() if table in wanted[key]}
            for key, cells in roll_up(cube, table, columns).items():
                gathered[key].add(one.source, cells)


def count_people(scans: Sequence[Scan], request: Request) -> dict[tuple[str, CellKey], people.People]:
    """Distinct people, table by table, over the sources that name persons."""
    named = [one for one in scans if one.source.person]
    found: dict[tuple[str, CellKey], people.People] = {}
    for table in sorted({(), *request.tables}):
        wanted = [
            indicator
            for indicator in request.indicators
            if table in request.tables_of(indicator)
            and any(indicator in request.indicators_of(one.source) for one in named)
        ]
        if wanted:
            found |= people.distinct(named, table, wanted, request.unknown)
    return found


def count_population(reader: Reader, request: Request) -> dict[str, dict[CellKey, int]]:
    """People by indicator and cell, for the rates that are counted from rows."""
    if request.population is None:
        return {}
    in_need = [
        indicator
        for indicator in request.indicators
        if any(needs_population(source, indicator) for source in request.sources)
        and request.tables_of(indicator)
    ]
    wanted = {indicator.key: request.tables_of(indicator) for indicator in in_need}
    tables = sorted({table for each in wanted.values() for table in each})
    breakdowns = sorted({name for table in tables for name in table})
    one = scan(reader, request.population)
    what = counts.people(one)
    cube = make(one, one.groups(), breakdowns, what.sums, request.unknown)
    by_table = {table: roll_up(cube, table, what.columns)[counts.PEOPLE] for table in tables}
    cells = {table: {key: number for key, number, _ in found} for table, found in by_table.items()}
    return {
        key: {cell: number for table in each for cell, number in cells[table].items()}
        for key, each in wanted.items()
    }
