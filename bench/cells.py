"""Cells from checked Parquet against the best hand-written DuckDB query for the same cube.

`python -m bench.cells ROWS compare` measures both in turn; `... ours` measures memory alone.
"""

import datetime
import itertools
import sys

import duckdb

from bench.child import in_turn, report, seconds
from bench.extract import GROUPS, OUTCOMES, PERIODS, Extract
from fairlead import engine
from fairlead.catalogue import Condition, Indicator, Polarity, Theme
from fairlead.cells import Cells
from fairlead.engine.duckdb_backend import THREADS
from fairlead.study import CheckedSource, Coded
from fairlead.study.schema import Period, Source

ROUNDS = 6
TABLES = [(), *((name,) for name in GROUPS), *itertools.combinations(sorted(GROUPS), 2)]
KEYS = ", ".join(["period", *GROUPS])


def indicator(outcome: str) -> Indicator:
    """The share of rows that have an outcome."""
    return Indicator(
        id=outcome,
        version=1,
        title=outcome,
        theme=Theme.EQUITY,
        kind="proportion",
        polarity=Polarity.NEITHER,
        numerator=(Condition(field=outcome, one_of=(1,)),),
        numerator_words="Rows with the outcome",
        denominator_words="Rows",
        cannot_tell=("Anything: the rows are generated.",),
        source="bench",
        owner="bench",
        review=datetime.date(2030, 1, 1),
    )


def ours(extract: Extract) -> Cells:
    """What Fairlead does."""
    source = CheckedSource(
        source=Source(id="extract", file=extract.path, kind="rows", period=Period(column="period")),
        path=extract.path,
        rows=extract.rows,
        breakdowns={name: Coded(name, {value: value for value in values}) for name, values in GROUPS.items()},
        fields={outcome: outcome for outcome in OUTCOMES},
        organisation_label="RX1",
        period=Coded("period", {period: period for period in PERIODS}),
    )
    unknown = dict.fromkeys(GROUPS, "unknown")
    return engine.count([source], [indicator(outcome) for outcome in OUTCOMES], TABLES, unknown=unknown)


def cube(extract: Extract) -> str:
    """The joint cube, written by hand."""
    sums = ", ".join(f"sum({outcome}) AS {outcome}" for outcome in OUTCOMES)
    return f"SELECT {KEYS}, count(*) AS n, {sums} FROM '{extract.path}' GROUP BY {KEYS}"  # noqa: S608  # our own words


def cube_and_tables(extract: Extract) -> str:
    """The joint cube and from it the tables, written by hand."""
    sums = ", ".join(f"sum({name}) AS {name}" for name in ("n", *OUTCOMES))
    sets = ", ".join("(" + ", ".join(["period", *table]) + ")" for table in TABLES)
    return (
        f"WITH cube AS MATERIALIZED ({cube(extract)}) "  # noqa: S608  # our own words
        f"SELECT {KEYS}, {sums} FROM cube GROUP BY GROUPING SETS ({sets})"
    )


def by_hand(query: str) -> int:
    """Run a hand-written query. Returns the number of groups."""
    with duckdb.connect(config={"threads": THREADS, "preserve_insertion_order": False}) as connection:
        connection.execute("SET enable_progress_bar = false")
        return int(connection.sql(query).to_arrow_table().num_rows)


def check(extract: Extract) -> None:
    """Both count the same."""
    cells = ours(extract)
    with duckdb.connect() as connection:
        groups = connection.sql(cube_and_tables(extract)).to_arrow_table()
    assert sum(map(len, cells.tables.values())) == groups.num_rows * len(OUTCOMES)
    for outcome in OUTCOMES:
        counted = sum(counts.numerator for counts in cells[f"{outcome}@1"].values())
        assert counted == sum(map(int, groups.column(outcome).to_pylist()))


def compare(extract: Extract) -> None:
    """In turn, so that what else the machine does falls on all alike."""
    check(extract)
    roads = {
        "fairlead": lambda: len(ours(extract).tables),
        "cube": lambda: by_hand(cube(extract)),
        "cube and tables": lambda: by_hand(cube_and_tables(extract)),
    }
    taken = {name: min(times) for name, times in in_turn(roads, ROUNDS).items()}
    fairlead, hand = taken.pop("fairlead"), min(taken.values())
    report(fairlead=fairlead, hand=hand, ratio=fairlead / hand)


if __name__ == "__main__":
    chosen = Extract(int(sys.argv[1]), "parquet")
    if sys.argv[2] == "compare":
        compare(chosen)
    else:
        report(fairlead=seconds(lambda: ours(chosen)))
