"""Disclosure alone: one large cross, and many small releases of counts.

`python -m bench.disclosure cross PEOPLE | small RELEASES`.
"""

import shutil
import sys
import tempfile
from collections import Counter
from itertools import product
from pathlib import Path

import numpy as np
import yaml

from bench.cells import indicator
from bench.child import report, seconds
from bench.extract import FOLDER
from fairlead.api import Counted, DisclosureError, run_counts
from fairlead.reference import load

CROSS = ("deprivation_decile", "ethnicity_nhs2001")
LISTS = ("age_band_working", "disability", "ethnicity_nhs2001", "sex", "sexual_orientation")
YEARS = tuple(map(str, range(2015, 2025)))
STAFF = 2500


def study(name: str, breakdowns: tuple[str, ...], crosses: list[list[str]], outcomes: int) -> Path:
    """A study of counts that are handed over."""
    folder = FOLDER / f"counts_{name}"
    folder.mkdir(parents=True, exist_ok=True)
    names = [f"outcome_{number}" for number in range(outcomes)]
    for one in names:
        declared = indicator(one).model_dump(mode="json", exclude_none=True)
        (folder / f"{one}.yaml").write_text(yaml.safe_dump(declared), encoding="utf-8")
    (folder / "counts.csv").write_text("Not read\n", encoding="utf-8")
    source = {
        "id": "counts",
        "file": "counts.csv",
        "kind": "counts",
        "period": {"column": "year"},
        "breakdowns": {one: {"column": one} for one in breakdowns},
        "counts": {f"{one}@1": {"numerator": f"{one}_n", "denominator": f"{one}_d"} for one in names},
    }
    written = {
        "version": 1,
        "title": "Generated counts",
        "organisation": {"code": "RX1", "name": "A generated trust"},
        "publisher": "bench",
        "synthetic": True,
        "sources": [source],
        "indicators": [f"{one}@1" for one in names],
        "indicator_files": [f"{one}.yaml" for one in names],
        "breakdowns": dict.fromkeys(breakdowns),
        "crosses": crosses,
    }
    path = folder / "study.yaml"
    path.write_text(yaml.safe_dump(written), encoding="utf-8")
    return path


def drawn(
    rng: np.random.Generator, people: int, tables: list[tuple[str, ...]], outcomes: int, year: str
) -> list[Counted]:
    """One year's counts of people drawn at random, the later groups of every list ever rarer."""
    groups = {}
    for name in sorted({name for table in tables for name in table}):
        codes = [group.code for group in load(name).groups]
        weights = 0.62 ** np.arange(len(codes))
        groups[name] = rng.choice(codes, people, p=weights / weights.sum())
    events = [rng.random(people) < share for share in np.linspace(0.08, 0.5, outcomes)]
    found = []
    for table, (number, event) in product(tables, enumerate(events)):
        rows = list(zip(*(groups[name].tolist() for name in table), strict=True)) if table else [()] * people
        whole, with_event = Counter(rows), Counter(row for row, one in zip(rows, event, strict=True) if one)
        found += [
            Counted(
                f"outcome_{number}@1", "RX1", year, dict(zip(table, row, strict=True)), with_event[row], n
            )
            for row, n in whole.items()
        ]
    return found


def cross(people: int) -> None:
    """One table of 19 ethnic groups by ten deciles, with both its margins."""
    path = study("cross", CROSS, [list(CROSS)], 1)
    tables = [(), *((name,) for name in CROSS), CROSS]
    counted = drawn(np.random.default_rng(1), people, tables, 1, "2024")
    run([path], [counted])


def small(releases: int) -> None:
    """Releases of one organisation each: ten years, five indicators, five breakdowns, no crosses."""
    path = study("small", LISTS, [], 5)
    tables = [(), *((name,) for name in LISTS)]
    each = [
        [one for year in YEARS for one in drawn(np.random.default_rng(number), STAFF, tables, 5, year)]
        for number in range(releases)
    ]
    run([path] * releases, each)


def run(paths: list[Path], counted: list[list[Counted]]) -> None:
    """Release everything; a refusal counts as an answer, and is told."""
    out = Path(tempfile.mkdtemp(prefix="bench-"))
    refused = 0

    def release() -> None:
        nonlocal refused
        for number, (path, counts) in enumerate(zip(paths, counted, strict=True)):
            try:
                run_counts(path, counts, out / str(number), report_files=False)
            except DisclosureError as fault:
                print(f"      {fault}", file=sys.stderr)
                refused += 1

    try:
        taken = seconds(release)
        report(fairlead=taken / len(paths), refused=refused)
    finally:
        shutil.rmtree(out)


if __name__ == "__main__":
    (cross if sys.argv[1] == "cross" else small)(int(sys.argv[2]))
