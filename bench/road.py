"""File to Cells, and the whole road, from CSV: against DuckDB's reading and grouping of the same file.

`python -m bench.road ROWS cells | whole`.
"""

import itertools
import shutil
import sys
import tempfile
from pathlib import Path

import duckdb
import yaml

from bench.cells import KEYS, TABLES, indicator
from bench.child import in_turn, report, seconds
from bench.extract import FOLDER, GROUPS, OUTCOMES, Extract
from fairlead import ingest, workflow

ROUNDS = 3


PAIRS = [list(table) for table in TABLES if len(table) == 2]
CHAIN = [list(pair) for pair in itertools.pairwise(sorted(GROUPS))]
"""Crosses that form no circle: the most that a release may hold."""


def study(extract: Extract, crosses: list[list[str]]) -> Path:
    """A study of the extract: ten indicators, four breakdowns and these crosses."""
    folder = FOLDER / f"study_{extract.rows}_{len(crosses)}"
    folder.mkdir(parents=True, exist_ok=True)
    for outcome in OUTCOMES:
        declared = indicator(outcome).model_dump(mode="json", exclude_none=True)
        (folder / f"{outcome}.yaml").write_text(yaml.safe_dump(declared), encoding="utf-8")
    source = {
        "id": "extract",
        "file": str(extract.path),
        "kind": "rows",
        "period": {"column": "period"},
        "fields": {outcome: outcome for outcome in OUTCOMES},
        "breakdowns": {name: {"column": name} for name in GROUPS},
    }
    written = {
        "version": 1,
        "title": "A generated extract",
        "organisation": {"code": "RX1", "name": "A generated trust"},
        "publisher": "bench",
        "synthetic": True,
        "sources": [source],
        "indicators": [f"{outcome}@1" for outcome in OUTCOMES],
        "indicator_files": [f"{outcome}.yaml" for outcome in OUTCOMES],
        "breakdowns": dict.fromkeys(GROUPS),
        "crosses": crosses,
    }
    path = folder / "study.yaml"
    path.write_text(yaml.safe_dump(written), encoding="utf-8")
    return path


def to_cells(path: Path) -> None:
    """Check the file, second parser included, and count."""
    planned = workflow.plan(path)
    with workflow.workspace() as private:
        checking = workflow.read_sources(planned, private, workflow.quiet)
        ingest.refuse(checking)
        workflow.count(planned, checking, "duckdb")


def by_hand(extract: Extract) -> None:
    """DuckDB reads the file and groups it."""
    sums = ", ".join(f"sum({outcome})" for outcome in OUTCOMES)
    with duckdb.connect() as connection:
        query = f"SELECT {KEYS}, count(*), {sums} FROM read_csv('{extract.path}') GROUP BY {KEYS}"  # noqa: S608  # our own words
        connection.sql(query).to_arrow_table()


def compare(extract: Extract) -> None:
    """In turn."""
    path = study(extract, PAIRS)
    roads = {"fairlead": lambda: to_cells(path), "hand": lambda: by_hand(extract)}
    taken = {name: min(times) for name, times in in_turn(roads, ROUNDS).items()}
    report(**taken, bound=8 * taken["hand"] + 1)


def whole(extract: Extract) -> None:
    """From the file to the release folder."""
    path = study(extract, CHAIN)
    out = Path(tempfile.mkdtemp(prefix="bench-"))
    try:
        report(fairlead=seconds(lambda: workflow.run(path, out / "release")))
    finally:
        shutil.rmtree(out)


if __name__ == "__main__":
    chosen = Extract(int(sys.argv[1]), "csv")
    if sys.argv[2] == "cells":
        compare(chosen)
    else:
        whole(chosen)
