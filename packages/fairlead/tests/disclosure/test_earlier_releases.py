"""Earlier releases: what was withheld stays withheld; what was shown must bear showing again."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from fairlead.cells import Cells
from fairlead.disclosure import Release
from fairlead.errors import DisclosureError


@pytest.fixture
def again(world: Any, lists: dict[str, Any]) -> Any:
    def release(cells: Cells, *previous: Release, lists: dict[str, Any] = lists, **others: Any) -> Release:
        names = [i for i in ("one", "two") if f"{i}@1" in cells.tables]
        return world.release(cells, lists, [world.indicator(i) for i in names], previous=previous, **others)

    return release


def test_the_same_again_with_another_key_keeps_the_pattern(
    again: Any, small: Cells, released: Release
) -> None:
    assert again(small, released, key=b"x" * 32).document.figures == released.document.figures


def test_what_grew_large_stays_withheld(world: Any, again: Any, lists: dict[str, Any]) -> None:
    def cells(n: int) -> Cells:
        found = [("R1", "2025", {"ethnicity": g, "sex": "f"}, n if g == "a" else 90, {}) for g in "abcde"]
        return world.roll(found, lists, world.tables, ["one@1"])

    first = again(cells(3))
    second = again(cells(60), first)
    for f in second.document.figures:
        if f.groups == {"ethnicity": "a"}:
            assert f.denominator is None


def test_what_was_shown_cannot_be_withheld_now(world: Any, again: Any, lists: dict[str, Any]) -> None:
    def cells(n: int) -> Cells:
        found = [("R1", "2025", {"ethnicity": g, "sex": "f"}, n if g == "a" else 90, {}) for g in "abcde"]
        return world.roll(found, lists, world.tables, ["one@1"])

    with pytest.raises(DisclosureError, match="would now have to be withheld") as refused:
        again(cells(3), again(cells(60)))
    assert "Leave out the breakdowns, crosses and indicators that are new" in refused.value.remedy
    with pytest.raises(DisclosureError, match="by fewer than"):
        again(cells(61), again(cells(60)))
    assert again(cells(80), again(cells(60))).document.figures


def test_a_refusal_names_the_group(world: Any, again: Any, lists: dict[str, Any]) -> None:
    def cells(a: int) -> Cells:
        counts = {"a": a, "b": 150 - a, "c": 90, "d": 90, "e": 90}
        found = [("R1", "2025", {"ethnicity": g, "sex": "f"}, n, {}) for g, n in counts.items()]
        return world.roll(found, lists, world.tables, ["one@1"])

    with pytest.raises(DisclosureError, match="by fewer than") as refused:
        again(cells(61), again(cells(60)))
    assert refused.value.where == "one@1; R1; 2025; ethnicity a"


def test_a_breakdown_must_stay_and_keep_its_groups(
    world: Any, again: Any, lists: dict[str, Any], small: Cells, released: Release
) -> None:
    fewer = Cells({n: {k: c for k, c in t.items() if k.table != ("sex",)} for n, t in small.tables.items()})
    with pytest.raises(DisclosureError, match="missing from this one"):
        again(fewer, released, lists={"ethnicity": lists["ethnicity"]})
    other = dict(lists, sex=world.breakdown("sex", ["f", "m", "x"]))
    wider = world.roll(world.people(np.random.default_rng(11)), other, world.tables, world.names)
    with pytest.raises(DisclosureError, match="has other groups"):
        again(wider, released, lists=other)


def test_another_grouping_is_named(
    again: Any, lists: dict[str, Any], small: Cells, released: Release
) -> None:
    ethnicity = lists["ethnicity"]
    relabelled = tuple(replace(one, label=f"{one.label}, otherwise") for one in ethnicity.broad)
    other = lists | {"ethnicity": replace(ethnicity, broad=relabelled, grouping="halves")}
    with pytest.raises(DisclosureError, match="has other groups") as refused:
        again(small, released, lists=other)
    scheme = ", ".join(filter(None, (ethnicity.scheme, ethnicity.edition, ethnicity.grouping)))
    assert refused.value.where == f"{scheme}; {ethnicity.scheme}, halves"


def test_other_periods_and_bodies_are_no_matter(
    world: Any, again: Any, lists: dict[str, Any], released: Release
) -> None:
    later = world.roll(
        world.people(np.random.default_rng(4), period="2026"), lists, world.tables, world.names
    )
    assert again(later, released).document.periods == ("2026",)


def test_rates_too(world: Any, lists: dict[str, Any]) -> None:
    cells = world.roll(world.people(np.random.default_rng(5)), lists, world.tables, ["one@1"])
    rate = [world.indicator("one", "rate")]
    first = world.release(cells, lists, rate)
    assert world.release(cells, lists, rate, previous=[first]).document == first.document


@pytest.mark.parametrize(("then", "now"), [("2023/24", "2023-24"), ("Spring 2025", "spring, 2025")])
def test_a_period_keeps_its_name(world: Any, again: Any, lists: dict[str, Any], then: str, now: str) -> None:
    def cells(period: str, n: int) -> Cells:
        found = [("R1", period, {"ethnicity": g, "sex": "f"}, n if g == "a" else 90, {}) for g in "abcde"]
        return world.roll(found, lists, world.tables, ["one@1"])

    with pytest.raises(DisclosureError, match="another name than in the earlier release") as refused:
        again(cells(now, 61), again(cells(then, 60)))
    assert f"Call it '{then}' here too" in refused.value.remedy
    assert again(cells("2024/25", 61), again(cells(then, 60))).document.figures
