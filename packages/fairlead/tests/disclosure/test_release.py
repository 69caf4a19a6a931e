"""A release: what it shows and withholds, and that the same input gives the same."""

from typing import Any

import numpy as np
import pytest

from fairlead.cells import CellKey, Cells, Counts
from fairlead.disclosure import Policy, Release, protection
from fairlead.errors import UsageError
from fairlead.figures import State
from fairlead.reference.breakdowns import KNOWN
from fairlead.study.schema import PolicyChoice


def test_what_is_worked_out_stands_on_shown_counts_only(released: Release) -> None:
    document = released.document
    shown = {(f.indicator, f.organisation, tuple(f.groups.items())): f for f in document.figures}
    assert {f.state for f in document.figures} >= {State.VALUE, State.SUPPRESSED}
    for figure in document.figures:
        if figure.numerator is None:
            assert figure.state is State.SUPPRESSED
            assert figure.value is figure.lower is figure.upper is None
        if figure.denominator is None:
            assert figure.numerator is None
    for one in document.comparisons:
        b, code = next(iter(one.groups.items()))
        codes = [code, one.comparator] if one.comparator else ["a", "b", "c", "d", "e", KNOWN]
        exact = all(shown[one.indicator, one.organisation, ((b, c),)].numerator is not None for c in codes)
        assert (one.state is State.VALUE) == exact
        assert (one.value is not None) == exact
    for full in document.completeness:
        known = shown[full.indicator, full.organisation, ((full.breakdown, KNOWN),)].denominator
        total = shown[full.indicator, full.organisation, ()].denominator
        assert full.known == (known if total is not None else None)
        assert (full.share is None) == (full.known is None)


def test_withheld_figures_all_say_the_same(released: Release) -> None:
    assert len({f.reason for f in released.document.figures if f.state is State.SUPPRESSED}) == 1


def test_shared_denominators_are_hidden_in_all_indicators_or_in_none(released: Release) -> None:
    found: dict[Any, set[Any]] = {}
    for f in released.document.figures:
        found.setdefault((f.organisation, tuple(f.groups.items())), set()).add(f.denominator)
    assert all(len(values) == 1 for values in found.values())
    assert [u["indicators"] for u in released.certificate["universes"]] == [["one@1", "two@1"]] * 2


def test_the_same_input_gives_the_same_bytes(
    world: Any, lists: dict[str, Any], small: Cells, released: Release
) -> None:
    rng = np.random.default_rng(3)
    shuffled = {
        name: dict(rng.permutation(np.array(list(t.items()), dtype=object)))
        for name, t in small.tables.items()
    }
    again = Cells(dict(reversed(shuffled.items())))
    findings = world.findings(small, lists)[::-1]
    other = world.release(again, lists, [world.indicator("two"), world.indicator("one")], findings=findings)
    assert other.document_json == released.document_json
    assert other.certificate_json == released.certificate_json


def test_another_key_breaks_ties_otherwise_and_costs_no_more(world: Any) -> None:
    lists = {"g": world.breakdown("g", list("abcdefgh"))}
    sizes = dict.fromkeys("bcdefgh", 40) | {"a": 3}
    cells = world.roll(
        [("R1", "2025", {"g": code}, n, {}) for code, n in sizes.items()], lists, ((), ("g",)), ["one@1"]
    )
    patterns = set()
    for key in range(12):
        one = world.release(cells, lists, [world.indicator("one")], key=bytes([key]) * 32)
        patterns.add(frozenset(f.groups["g"] for f in one.document.figures if f.denominator is None))
    assert {len(pattern) for pattern in patterns} == {2}
    assert len(patterns) > 1
    assert all("a" in pattern for pattern in patterns)


def test_people_count_where_they_are_known(world: Any) -> None:
    # 40 events of 3 people are as delicate as 3 events.
    lists = {"g": world.breakdown("g", ["a", "b"])}
    cells = world.roll(
        [("R1", "2025", {"g": "a"}, 40, {}), ("R1", "2025", {"g": "b"}, 60, {})],
        lists,
        ((), ("g",)),
        ["one@1"],
    )
    key = CellKey("R1", "2025", (("g", "a"),))
    with_people = Cells({"one@1": dict(cells["one@1"]) | {key: Counts(0, 40, people=3, people_with=0)}})
    found = world.release(with_people, lists, [world.indicator("one")])
    figure = next(f for f in found.document.figures if f.groups == {"g": "a"})
    assert figure.denominator is None


def test_rates_keep_their_populations_and_hide_their_events(world: Any, lists: dict[str, Any]) -> None:
    rng = np.random.default_rng(5)
    cells = world.roll(world.people(rng), lists, world.tables, ["one@1"])
    found = world.release(cells, lists, [world.indicator("one", "rate")])
    assert all(f.denominator is not None for f in found.document.figures)
    assert any(f.numerator is None for f in found.document.figures)
    assert found.document.completeness == ()


def test_an_organisation_that_is_the_sum_of_the_others_is_proved_with_them(
    world: Any, lists: dict[str, Any]
) -> None:
    rng = np.random.default_rng(2)
    parts = world.people(rng, "R1", n=20) + world.people(rng, "R2", n=20)
    whole = [("ENG", period, groups, n, events) for _, period, groups, n, events in parts]
    cells = world.roll(parts + whole, lists, world.tables, world.names)
    found = world.release(cells, lists, [world.indicator("one"), world.indicator("two")])
    (universe,) = found.certificate["universes"]
    assert (universe["total"], universe["organisations"]) == ("ENG", ["ENG", "R1", "R2"])
    by_place: dict[Any, dict[str, Any]] = {}
    for f in found.document.figures:
        by_place.setdefault((f.indicator, tuple(f.groups.items())), {})[f.organisation] = f.numerator
    assert all(sum(n is None for n in counts.values()) != 1 for counts in by_place.values())


def test_other_people_and_other_periods_are_other_universes(world: Any, lists: dict[str, Any]) -> None:
    rng = np.random.default_rng(6)
    before, now, others = (world.people(rng, period=period) for period in ("2024", "2025", "2025"))
    same = world.roll(before + now, lists, world.tables, world.names)
    other = world.roll(others, lists, world.tables, ["other@1"])
    cells = Cells({**same.tables, **other.tables})
    found = world.release(cells, lists, [world.indicator(name) for name in ("one", "two", "other")])
    universes = [(u["indicators"], u["period"]) for u in found.certificate["universes"]]
    assert universes == [(list(world.names), "2024"), (list(world.names), "2025"), (["other@1"], "2025")]


def test_a_cell_without_a_finding_has_no_figure(world: Any, lists: dict[str, Any], small: Cells) -> None:
    found = world.release(small, lists, [world.indicator("one"), world.indicator("two")], findings=[])
    assert {f.state for f in found.document.figures} == {State.NOT_APPLICABLE, State.SUPPRESSED}


def test_nobody_else_makes_a_release(released: Release) -> None:
    with pytest.raises(TypeError, match="disclosure"):
        Release(released.document, released.certificate, object())


def test_none_is_not_a_policy(world: Any, lists: dict[str, Any], small: Cells) -> None:
    with pytest.raises(TypeError, match="Policy"):
        world.release(small, lists, [world.indicator("one"), world.indicator("two")], policy=None)
    for low, high in ((7, 10), (8, 9), (12, 11)):
        with pytest.raises(UsageError):
            Policy(low, high)
    assert Policy.of(PolicyChoice(threshold=12)) == Policy(12, 12)


def test_a_release_sums_itself_up(released: Release) -> None:
    assert released.summary.startswith(f"{len(released.document.figures)} figures, ")
    released.certificate["universes"].clear()
    assert released.certificate["universes"]


def test_progress_is_told(world: Any, lists: dict[str, Any], small: Cells) -> None:
    told: list[float] = []
    world.release(
        small,
        lists,
        [world.indicator("one"), world.indicator("two")],
        progress=lambda _, share: told.append(share),
    )
    assert told == [0.0]


def test_universes_are_protected_together_or_one_by_one(
    world: Any, lists: dict[str, Any], small: Cells, released: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(protection, "LARGEST", 1)
    told: list[float] = []
    indicators = [world.indicator("one"), world.indicator("two")]
    apart = world.release(small, lists, indicators, progress=lambda _, share: told.append(share))
    assert told == [0.0, 0.5]
    assert list(protection.batches([])) == []
    assert [u["hidden"] for u in apart.certificate["universes"]] == [
        u["hidden"] for u in released.certificate["universes"]
    ]
