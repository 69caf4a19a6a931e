"""Measure everything that a bound is set on; exit 1 if one does not hold."""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from bench.child import measure
from bench.extract import Extract

MEMORY = 500
"""Megabytes."""


@dataclass(frozen=True)
class Result:
    """One figure and the most it may be."""

    what: str
    found: float
    bound: float
    unit: str

    @property
    def holds(self) -> bool:
        """Whether it is within its bound."""
        return self.found <= self.bound

    def __str__(self) -> str:
        """One line."""
        mark = "ok  " if self.holds else "MISS"
        return f"{mark}  {self.what:58} {self.found:8.2f} {self.unit:8} (at most {self.bound:.2f})"


def cells(rows: int) -> list[Result]:
    """Checked Parquet to Cells."""
    Extract(rows, "parquet").make()
    both, alone = measure("cells", rows, "compare"), measure("cells", rows, "ours")
    print(f"      Fairlead {both['fairlead']:.2f} s, best hand-written query {both['hand']:.2f} s")
    return [
        Result(f"Cells from {rows:,} rows, by hand = 1", both["ratio"], 1.15, "times"),
        Result("  memory", alone["megabytes"], MEMORY, "MB"),
    ]


def road(rows: int) -> list[Result]:
    """CSV to Cells, and to a release."""
    Extract(rows, "csv").make()
    both, whole = measure("road", rows, "cells"), measure("road", rows, "whole")
    print(f"      Fairlead {both['fairlead']:.2f} s, DuckDB reads and groups in {both['hand']:.2f} s")
    return [
        Result(f"File to Cells, {rows:,} rows of CSV", both["fairlead"], both["bound"], "s"),
        Result("  memory", both["megabytes"], MEMORY, "MB"),
        Result("The whole road", whole["fairlead"], 15, "s"),
        Result("  memory", whole["megabytes"], MEMORY, "MB"),
    ]


def disclosed() -> list[Result]:
    """Counts to a release: one large cross, and one of many small releases."""
    cross, small = measure("disclosure", "cross", 20_000), measure("disclosure", "small", 5)
    return [
        Result("A cross of 19 groups by 10, 20,000 people", cross["fairlead"], 10, "s"),
        Result("  refused", cross["refused"], 0, "releases"),
        Result("One of many small releases of counts", small["fairlead"], 2, "s"),
        Result("  refused", small["refused"], 0, "releases"),
    ]


def site() -> list[Result]:
    """The demonstration programme made, and its pages."""
    made, pages = measure("demonstration"), measure("site", "pages")
    canary, kept = measure("site", "canary"), measure("served")
    print(f"      The slowest of all for what it asks: {pages['ratio_of_all']:.1f} times its bare view")
    print(f"      {kept['each_second']:.0f} kept pages a second")
    return [
        Result("The demonstration programme", made["demonstration"], 120, "s"),
        Result("The median page", pages["median"], 50, "ms"),
        Result("The slowest page, none kept", pages["slowest"], 50, "ms"),
        Result(f"The slowest over {pages['quick']:.0f} ms, its bare view = 1", pages["ratio"], 2.5, "times"),
        Result("Pages not measured, without a reason", pages["left"], 0, "routes"),
        Result("Pages with the canary and without", canary["ratio"], 1.05, "times"),
        Result("A thousand kept pages, two workers", 1000 / kept["each_second"], 1, "s"),
    ]


def measured(share: int) -> Iterator[list[Result]]:
    """Everything, the quick first."""
    yield [Result("fairlead --help", measure("start")["fairlead"], 0.5, "s")]
    yield [Result("SII, RII, intervals of 10,000 areas", measure("gradients")["fairlead"], 1, "s")]
    yield disclosed()
    yield site()
    yield cells(60_000_000 // share)
    yield road(1_000_000 // share)


def main() -> int:
    """Print every figure beside its bound."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--small", action="store_true", help="a sixtieth of the rows, for development")
    share = 60 if parser.parse_args().small else 1
    results: list[Result] = []
    for found in measured(share):
        print(*found, sep="\n", flush=True)
        results += found
    return 0 if all(result.holds for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
