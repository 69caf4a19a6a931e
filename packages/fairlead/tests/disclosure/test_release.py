"""A release: what it withholds, what it proves, and when it refuses."""

import json
from typing import Any

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from fairlead.cells import CellKey, Cells, Counts
from fairlead.checker import check
from fairlead.disclosure import Policy, Release, protection
from fairlead.disclosure.solver import Program, UnsolvedError
from fairlead.errors import DisclosureError, UsageError
from fairlead.figures import State
from fairlead.reference.breakdowns import KNOWN
from fairlead.study.schema import PolicyChoice


@pytest.fixture
def lists(world: Any) -> dict[str, Any]:
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


TABLES = ((), ("ethnicity",), ("sex",))
NAMES = ("one@1", "two@1")


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("crossed", [False, True])
def test_whoever_holds_the_release_cannot_tell_small_counts_from_nought_or_many(
    world: Any, lists: dict[str, Any], seed: int, crossed: bool
) -> None:
    """An attacker with a solver of their own, over the people behind every table at once."""
    rng = np.random.default_rng(seed)
    tables = (*TABLES, ("ethnicity", "sex")) if crossed else TABLES
    cells = world.roll(people(rng), lists, tables, NAMES)
    released = world.release(cells, lists, [world.indicator("one"), world.indicator("two")])
    assert check(json.loads(released.document_json), released.certificate) == []
    for indicator in NAMES:
        attack = Attack(released, lists, indicator)
        for (name, key, counts), limit in ((c, 10 if "sex" in dict(c[1].groups) else 8) for c in cells):
            if name != indicator:
                continue
            for kind, value in (
                ("d", counts.denominator),
                ("n", counts.numerator),
                ("r", counts.denominator - counts.numerator),
            ):
                if 0 < value < limit:
                    low, high = attack.range(kind, key, limit)
                    assert low == 0
                    assert high >= limit


class Attack:
    """All people by every breakdown at once, with and without the event, under what is published."""

    def __init__(self, released: Release, lists: dict[str, Any], indicator: str) -> None:
        self.lists = lists
        self.atoms = [
            {"ethnicity": one.code, "sex": other.code}
            for one in lists["ethnicity"].groups
            for other in lists["sex"].groups
        ]
        rows, sides = [], []
        for figure in released.document.figures:
            if figure.indicator == indicator:
                for kind, value in (("n", figure.numerator), ("d", figure.denominator)):
                    if value is not None:
                        rows.append(self.row(kind, figure.groups))
                        sides.append(value)
        self.constraint = LinearConstraint(np.array(rows), sides, sides)

    def row(self, kind: str, groups: dict[str, str]) -> np.ndarray:
        """Columns: people with the event, then people without."""
        inside = np.array(
            [
                all(
                    atom[b] == code or atom[b] in self.lists[b].parents.get(code, ())
                    for b, code in groups.items()
                )
                for atom in self.atoms
            ],
            dtype=float,
        )
        return np.concatenate([inside * (kind in "nd"), inside * (kind in "rd")])

    def range(self, kind: str, key: CellKey, limit: int) -> tuple[int, int]:
        """Least value, and greatest value up to the limit."""
        row = self.row(kind, dict(key.groups))
        ends = []
        for sign in (1, -1):
            cap = LinearConstraint(row, -np.inf, limit) if sign < 0 else LinearConstraint(row, 0, np.inf)
            found = milp(
                sign * row,
                constraints=[self.constraint, cap],
                integrality=np.ones(len(row)),
                bounds=Bounds(0, 5000),
            )
            ends.append(round(sign * found.fun))
        return ends[0], ends[1]


@pytest.fixture
def small(world: Any, lists: dict[str, Any]) -> Cells:
    """A fixed world with small and large groups in two organisations."""
    rng = np.random.default_rng(11)
    return world.roll(people(rng, "R1") + people(rng, "R2", n=30), lists, TABLES, NAMES)


@pytest.fixture
def released(world: Any, lists: dict[str, Any], small: Cells) -> Release:
    return world.release(small, lists, [world.indicator("one"), world.indicator("two")])


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
    assert [u["indicators"] for u in released.certificate["universes"]] == [list(NAMES)] * 2


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
    cells = world.roll(people(rng), lists, TABLES, ["one@1"])
    found = world.release(cells, lists, [world.indicator("one", "rate")])
    assert all(f.denominator is not None for f in found.document.figures)
    assert any(f.numerator is None for f in found.document.figures)
    assert found.document.completeness == ()


def test_an_organisation_that_is_the_sum_of_the_others_is_proved_with_them(
    world: Any, lists: dict[str, Any]
) -> None:
    rng = np.random.default_rng(2)
    parts = people(rng, "R1", n=20) + people(rng, "R2", n=20)
    whole = [("ENG", period, groups, n, events) for _, period, groups, n, events in parts]
    cells = world.roll(parts + whole, lists, TABLES, NAMES)
    found = world.release(cells, lists, [world.indicator("one"), world.indicator("two")])
    (universe,) = found.certificate["universes"]
    assert (universe["total"], universe["organisations"]) == ("ENG", ["ENG", "R1", "R2"])
    by_place: dict[Any, dict[str, Any]] = {}
    for f in found.document.figures:
        by_place.setdefault((f.indicator, tuple(f.groups.items())), {})[f.organisation] = f.numerator
    assert all(sum(n is None for n in counts.values()) != 1 for counts in by_place.values())


def test_other_people_and_other_periods_are_other_universes(world: Any, lists: dict[str, Any]) -> None:
    rng = np.random.default_rng(6)
    before, now, others = (people(rng, period=period) for period in ("2024", "2025", "2025"))
    same = world.roll(before + now, lists, TABLES, NAMES)
    other = world.roll(others, lists, TABLES, ["other@1"])
    cells = Cells({**same.tables, **other.tables})
    found = world.release(cells, lists, [world.indicator(name) for name in ("one", "two", "other")])
    universes = [(u["indicators"], u["period"]) for u in found.certificate["universes"]]
    assert universes == [(list(NAMES), "2024"), (list(NAMES), "2025"), (["other@1"], "2025")]


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


class TestRefuses:
    """Nothing is given where safety is not proved."""

    def test_crosses_in_a_circle(self, world: Any) -> None:
        lists = {name: world.breakdown(name, ["x", "y"]) for name in "abc"}
        tables = ((), ("a",), ("b",), ("c",), ("a", "b"), ("b", "c"), ("a", "c"))
        cells = world.roll([("R1", "2025", {"a": "x", "b": "x", "c": "y"}, 90, {})], lists, tables, ["one@1"])
        with pytest.raises(DisclosureError, match="Drop the cross b x c"):
            world.release(cells, lists, [world.indicator("one")])

    def test_two_circles(self, world: Any) -> None:
        lists = {name: world.breakdown(name, ["x"]) for name in "abcdef"}
        pairs = ["ab", "bc", "ac", "de", "ef", "df"]
        tables = ((), *((name,) for name in lists), *(tuple(pair) for pair in pairs))
        cells = world.roll([("R1", "2025", dict.fromkeys(lists, "x"), 90, {})], lists, tables, ["one@1"])
        with pytest.raises(DisclosureError, match="Drop the cross e x f"):
            world.release(cells, lists, [world.indicator("one")])

    def test_a_table_without_its_margin(self, world: Any, lists: dict[str, Any]) -> None:
        cells = world.roll(
            people(np.random.default_rng(1)), lists, ((), ("sex",), ("ethnicity", "sex")), ["one@1"]
        )
        with pytest.raises(DisclosureError, match="lacks its margin ethnicity"):
            world.release(cells, lists, [world.indicator("one")])

    def test_missing_cells(self, world: Any, lists: dict[str, Any], small: Cells) -> None:
        holes = {name: dict(list(table.items())[:-1]) for name, table in small.tables.items()}
        with pytest.raises(DisclosureError, match="1 cells are missing"):
            world.release(Cells(holes), lists, [world.indicator("one"), world.indicator("two")])

    def test_counts_that_do_not_add_up(self, world: Any, lists: dict[str, Any], small: Cells) -> None:
        table = dict(small["one@1"])
        key = CellKey("R1", "2025", (("sex", "f"),))
        table[key] += Counts(1, 1)
        with pytest.raises(DisclosureError, match="do not add up"):
            world.release(Cells({"one@1": table}), lists, [world.indicator("one")])

    @pytest.mark.parametrize("fault", [UnsolvedError("time limit reached"), MemoryError()])
    def test_a_solver_that_fails(
        self,
        world: Any,
        lists: dict[str, Any],
        small: Cells,
        monkeypatch: pytest.MonkeyPatch,
        fault: Exception,
    ) -> None:
        calls = iter(range(3))

        def fail(*_: Any) -> None:
            if next(calls, None) is None:
                raise fault
            return real(*_)

        real = Program._run
        monkeypatch.setattr(Program, "_run", fail)
        with pytest.raises(DisclosureError, match="Merge small groups"):
            world.release(small, lists, [world.indicator("one"), world.indicator("two")])

    def test_a_search_that_takes_too_long(
        self, world: Any, lists: dict[str, Any], small: Cells, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(protection, "SECONDS", 0.0)
        with pytest.raises(DisclosureError, match="longer than 0 seconds") as caught:
            world.release(small, lists, [world.indicator("one"), world.indicator("two")])
        assert "fewer crosses" in str(caught.value)

    def test_a_solver_that_finds_nothing(
        self, world: Any, lists: dict[str, Any], small: Cells, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(Program, "_run", lambda *_: None)
        with pytest.raises(DisclosureError, match="cannot be protected"):
            world.release(small, lists, [world.indicator("one"), world.indicator("two")])

    def test_a_solver_that_lies(
        self, world: Any, lists: dict[str, Any], small: Cells, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        real = Program.solve

        def lie(self: Program, whole: bool = False) -> Any:
            found = real(self, whole)
            if found is not None:
                found.values[0] += 1
            return found

        monkeypatch.setattr(Program, "solve", lie)
        with pytest.raises(DisclosureError, match="does not hold"):
            world.release(small, lists, [world.indicator("one"), world.indicator("two")])

    def test_a_solver_that_stays_between_whole_numbers(
        self, world: Any, lists: dict[str, Any], small: Cells, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        real = Program.solve

        def halves(self: Program, whole: bool = False) -> Any:
            found = real(self, whole)
            if found is not None:
                found.values[:] += 0.5
            return found

        monkeypatch.setattr(Program, "solve", halves)
        with pytest.raises(DisclosureError, match="does not hold"):
            world.release(small, lists, [world.indicator("one"), world.indicator("two")])

    def test_a_search_without_end(
        self, world: Any, lists: dict[str, Any], small: Cells, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(protection, "doubtful", lambda *_: [0])
        with pytest.raises(DisclosureError, match="come to an end"):
            world.release(small, lists, [world.indicator("one"), world.indicator("two")])
        monkeypatch.setattr(protection, "ROUNDS", 0)
        with pytest.raises(DisclosureError, match="come to an end"):
            world.release(small, lists, [world.indicator("one"), world.indicator("two")])

    def test_a_certificate_the_checker_does_not_accept(
        self, world: Any, lists: dict[str, Any], small: Cells, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(
            protection,
            "search",
            lambda asked: (np.zeros_like(asked.task.forced), protection.Findings(asked.task.values[None])),
        )
        with pytest.raises(DisclosureError, match="not accepted"):
            world.release(small, lists, [world.indicator("one"), world.indicator("two")])


class TestEarlierReleases:
    """What was withheld stays withheld; what was shown must bear showing again."""

    @pytest.fixture
    def again(self, world: Any, lists: dict[str, Any]) -> Any:
        def release(
            cells: Cells, *previous: Release, lists: dict[str, Any] = lists, **others: Any
        ) -> Release:
            names = [i for i in ("one", "two") if f"{i}@1" in cells.tables]
            return world.release(
                cells, lists, [world.indicator(i) for i in names], previous=previous, **others
            )

        return release

    def test_the_same_again_with_another_key_keeps_the_pattern(
        self, again: Any, small: Cells, released: Release
    ) -> None:
        assert again(small, released, key=b"x" * 32).document.figures == released.document.figures

    def test_what_grew_large_stays_withheld(self, world: Any, again: Any, lists: dict[str, Any]) -> None:
        def cells(n: int) -> Cells:
            found = [("R1", "2025", {"ethnicity": g, "sex": "f"}, n if g == "a" else 90, {}) for g in "abcde"]
            return world.roll(found, lists, TABLES, ["one@1"])

        first = again(cells(3))
        second = again(cells(60), first)
        for f in second.document.figures:
            if f.groups == {"ethnicity": "a"}:
                assert f.denominator is None

    def test_what_was_shown_cannot_be_withheld_now(
        self, world: Any, again: Any, lists: dict[str, Any]
    ) -> None:
        def cells(n: int) -> Cells:
            found = [("R1", "2025", {"ethnicity": g, "sex": "f"}, n if g == "a" else 90, {}) for g in "abcde"]
            return world.roll(found, lists, TABLES, ["one@1"])

        with pytest.raises(DisclosureError, match="would now have to be withheld"):
            again(cells(3), again(cells(60)))
        with pytest.raises(DisclosureError, match="by fewer than"):
            again(cells(61), again(cells(60)))
        assert again(cells(80), again(cells(60))).document.figures

    def test_a_breakdown_must_stay_and_keep_its_groups(
        self, world: Any, again: Any, lists: dict[str, Any], small: Cells, released: Release
    ) -> None:
        fewer = Cells(
            {n: {k: c for k, c in t.items() if k.table != ("sex",)} for n, t in small.tables.items()}
        )
        with pytest.raises(DisclosureError, match="missing from this one"):
            again(fewer, released, lists={"ethnicity": lists["ethnicity"]})
        other = dict(lists, sex=world.breakdown("sex", ["f", "m", "x"]))
        wider = world.roll(people(np.random.default_rng(11)), other, TABLES, NAMES)
        with pytest.raises(DisclosureError, match="has other groups"):
            again(wider, released, lists=other)

    def test_other_periods_and_bodies_are_no_matter(
        self, world: Any, again: Any, lists: dict[str, Any], released: Release
    ) -> None:
        later = world.roll(people(np.random.default_rng(4), period="2026"), lists, TABLES, NAMES)
        assert again(later, released).document.periods == ("2026",)

    def test_rates_too(self, world: Any, lists: dict[str, Any]) -> None:
        cells = world.roll(people(np.random.default_rng(5)), lists, TABLES, ["one@1"])
        rate = [world.indicator("one", "rate")]
        first = world.release(cells, lists, rate)
        assert world.release(cells, lists, rate, previous=[first]).document == first.document
