"""Small worlds for the disclosure tests: people in groups, rolled up into whole tables."""

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from fairlead.analysis.finding import Finding
from fairlead.catalogue.indicator import Condition, Indicator, Polarity, Theme
from fairlead.cells import CellKey, Cells, Counts
from fairlead.disclosure import Policy, Release, release
from fairlead.figures import Figure, State
from fairlead.reference.breakdowns import KNOWN, Breakdown, Broad, Group, Kind
from fairlead.study.schema import Organisation, Period, Source, Study

KEY = b"k" * 32
POLICY = Policy(8, 10)

Person = tuple[str, str, Mapping[str, str], int, Mapping[str, int]]
"""Organisation, period, groups by breakdown, how many people, how many of them with each event."""


def make_breakdown(
    name: str,
    groups: Sequence[str],
    broad: Mapping[str, Sequence[str]] | None = None,
    special: bool = False,
    ordered: bool = False,
    comparator: str | None = None,
) -> Breakdown:
    """A breakdown of known groups, with one not stated and one unknown group."""
    return Breakdown(
        id=name,
        title=name.title(),
        scheme=f"{name} scheme",
        groups=(
            *(Group(code, code) for code in groups),
            Group("ns", "Not stated", Kind.NOT_STATED),
            Group("nk", "Not known", Kind.UNKNOWN),
        ),
        broad=tuple(Broad(code, code, tuple(members)) for code, members in (broad or {}).items()),
        special=special,
        ordered=ordered,
        comparator=comparator,
    )


def make_indicator(name: str, kind: Any = "proportion") -> Indicator:
    """An indicator of the given kind."""
    return Indicator(
        id=name,
        version=1,
        title=name,
        theme=Theme.EQUITY,
        kind=kind,
        polarity=Polarity.LOWER,
        numerator=(Condition(field=name, one_of=("yes",)),),
        numerator_words="people with the event",
        denominator_words="people",
        cannot_tell=("Why.",),
        source="made for a test",
        owner="test",
        review=datetime.date(2027, 1, 1),
    )


def codes_above(breakdown: Breakdown, code: str) -> list[str]:
    """A code and every sum it belongs to."""
    return [code, *(parent for parent, members in breakdown.parents.items() if code in members)]


def roll(
    people: Iterable[Person],
    breakdowns: Mapping[str, Breakdown],
    tables: Sequence[tuple[str, ...]],
    indicators: Sequence[str],
) -> Cells:
    """Whole tables: groups, broad groups, known totals, everybody; nought where nobody is."""
    people = list(people)
    found: dict[str, dict[CellKey, Counts]] = {name: {} for name in indicators}
    for place, period in {(place, period) for place, period, *_ in people}:
        for table in tables:
            for codes in product(*(breakdowns[name].labels for name in table)):
                key = CellKey(place, period, tuple(sorted(zip(table, codes, strict=True))))
                for name in indicators:
                    found[name][key] = Counts(0, 0)
    for place, period, groups, n, events in people:
        for table in tables:
            for codes in product(*(codes_above(breakdowns[b], groups[b]) for b in table)):
                key = CellKey(place, period, tuple(sorted(zip(table, codes, strict=True))))
                for name in indicators:
                    found[name][key] += Counts(events.get(name, 0), n)
    return Cells(found)


def make_findings(
    cells: Cells, breakdowns: Mapping[str, Breakdown], rates: Sequence[str] = ()
) -> list[Finding]:
    """A proportion or rate for every cell, a gap to each breakdown's comparator, a slope if ordered."""
    found = []
    for indicator, key, counts in cells:
        if counts.denominator:
            share = 100 * counts.numerator / counts.denominator
            figure = Figure(State.VALUE, share, share * 0.9, share * 1.1)
        else:
            figure = Figure(State.UNDEFINED)
        measure = "rate" if indicator in rates else "proportion"
        found.append(
            Finding(
                indicator, measure, key, figure, (key,), reason="" if counts.denominator else "No people."
            )
        )
        for name, code in key.groups if len(key.groups) == 1 else ():
            breakdown = breakdowns[name]
            at = (key.organisation, key.period)
            value = Figure(State.VALUE, 1.5, 1.0, 2.0)
            if breakdown.comparator and code != breakdown.comparator:
                other = CellKey(*at, ((name, breakdown.comparator),))
                found.append(Finding(indicator, "difference", key, value, (key, other), breakdown.comparator))
            if breakdown.ordered and code == KNOWN:
                groups = tuple(CellKey(*at, ((name, one),)) for one in breakdown.known)
                found.append(Finding(indicator, "slope_index", key, value, (key, *groups)))
    return found


def make_study(breakdowns: Mapping[str, Breakdown]) -> Study:
    """A study that fits."""
    return Study(
        version=1,
        title="A test",
        organisation=Organisation(code="R1", name="One"),
        publisher="Nobody",
        synthetic=True,
        sources=(Source(id="counts", file=Path("counts.csv"), kind="counts", period=Period(label="2025")),),
        indicators=("event@1",),
        breakdowns=dict.fromkeys(breakdowns),
    )


def make_release(
    cells: Cells,
    breakdowns: Mapping[str, Breakdown],
    indicators: Sequence[Indicator],
    **others: Any,
) -> Release:
    """Release cells with findings made from them."""
    arguments: dict[str, Any] = {
        "study": make_study(breakdowns),
        "indicators": indicators,
        "breakdowns": breakdowns,
        "cells": cells,
        "findings": make_findings(cells, breakdowns, [i.key for i in indicators if i.kind == "rate"]),
        "policy": POLICY,
        "key": KEY,
    }
    return release(**arguments | others)


def people(rng: np.random.Generator, place: str = "R1", period: str = "2025", n: int = 12) -> list[Any]:
    """A few dozen groups of people."""
    found = []
    for _ in range(n):
        size = int(rng.integers(1, 30))
        groups = {
            "ethnicity": str(rng.choice(["a", "b", "c", "d", "e", "e", "ns", "nk"])),
            "sex": str(rng.choice(["f", "m", "m", "nk"])),
        }
        events = {f"{name}@1": int(rng.integers(0, size + 1)) for name in ("one", "two")}
        found.append((place, period, groups, size, events))
    return found


class World:
    """The functions above, as one fixture: test files cannot import each other."""

    key = KEY
    policy = POLICY
    breakdown = staticmethod(make_breakdown)
    indicator = staticmethod(make_indicator)
    roll: Callable[..., Cells] = staticmethod(roll)
    findings = staticmethod(make_findings)
    study = staticmethod(make_study)
    release = staticmethod(make_release)
    people = staticmethod(people)
    tables = ((), ("ethnicity",), ("sex",))
    names = ("one@1", "two@1")


@pytest.fixture
def world() -> type[World]:
    return World


@pytest.fixture
def lists(world: type[World]) -> dict[str, Any]:
    """Ethnicity in five groups with two broad ones, and sex."""
    return {
        "ethnicity": world.breakdown(
            "ethnicity",
            ["a", "b", "c", "d", "e"],
            {"AB": ["a", "b"], "CD": ["c", "d"]},
            comparator="e",
            ordered=True,
        ),
        "sex": world.breakdown("sex", ["f", "m"], special=True),
    }


@pytest.fixture
def small(world: type[World], lists: dict[str, Any]) -> Cells:
    """A fixed world with small and large groups in two organisations."""
    rng = np.random.default_rng(11)
    return world.roll(
        world.people(rng, "R1") + world.people(rng, "R2", n=30), lists, world.tables, world.names
    )


@pytest.fixture
def released(world: type[World], lists: dict[str, Any], small: Cells) -> Release:
    return world.release(small, lists, [world.indicator("one"), world.indicator("two")])
