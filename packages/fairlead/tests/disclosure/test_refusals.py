"""When a release is refused: nothing is given where safety is not proved."""

from typing import Any

import numpy as np
import pytest

from fairlead.cells import CellKey, Cells, Counts
from fairlead.disclosure import protection
from fairlead.disclosure.solver import Program, UnsolvedError
from fairlead.errors import DisclosureError


def test_crosses_in_a_circle(world: Any) -> None:
    lists = {name: world.breakdown(name, ["x", "y"]) for name in "abc"}
    tables = ((), ("a",), ("b",), ("c",), ("a", "b"), ("b", "c"), ("a", "c"))
    cells = world.roll([("R1", "2025", {"a": "x", "b": "x", "c": "y"}, 90, {})], lists, tables, ["one@1"])
    with pytest.raises(DisclosureError, match="Drop the cross b x c"):
        world.release(cells, lists, [world.indicator("one")])


def test_two_circles(world: Any) -> None:
    lists = {name: world.breakdown(name, ["x"]) for name in "abcdef"}
    pairs = ["ab", "bc", "ac", "de", "ef", "df"]
    tables = ((), *((name,) for name in lists), *(tuple(pair) for pair in pairs))
    cells = world.roll([("R1", "2025", dict.fromkeys(lists, "x"), 90, {})], lists, tables, ["one@1"])
    with pytest.raises(DisclosureError, match="Drop the cross e x f"):
        world.release(cells, lists, [world.indicator("one")])


def test_a_table_without_its_margin(world: Any, lists: dict[str, Any]) -> None:
    cells = world.roll(
        world.people(np.random.default_rng(1)), lists, ((), ("sex",), ("ethnicity", "sex")), ["one@1"]
    )
    with pytest.raises(DisclosureError, match="lacks its margin ethnicity"):
        world.release(cells, lists, [world.indicator("one")])


def test_missing_cells(world: Any, lists: dict[str, Any], small: Cells) -> None:
    holes = {name: dict(list(table.items())[:-1]) for name, table in small.tables.items()}
    with pytest.raises(DisclosureError, match="1 cells are missing"):
        world.release(Cells(holes), lists, [world.indicator("one"), world.indicator("two")])


def test_counts_that_do_not_add_up(world: Any, lists: dict[str, Any], small: Cells) -> None:
    table = dict(small["one@1"])
    key = CellKey("R1", "2025", (("sex", "f"),))
    table[key] += Counts(1, 1)
    with pytest.raises(DisclosureError, match="do not add up"):
        world.release(Cells({"one@1": table}), lists, [world.indicator("one")])


@pytest.mark.parametrize("fault", [UnsolvedError("time limit reached"), MemoryError()])
def test_a_solver_that_fails(
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
    world: Any, lists: dict[str, Any], small: Cells, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(protection, "SECONDS", 0.0)
    with pytest.raises(DisclosureError, match="longer than 0 seconds") as caught:
        world.release(small, lists, [world.indicator("one"), world.indicator("two")])
    assert "fewer crosses" in str(caught.value)


def test_a_solver_that_finds_nothing(
    world: Any, lists: dict[str, Any], small: Cells, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Program, "_run", lambda *_: None)
    with pytest.raises(DisclosureError, match="cannot be protected"):
        world.release(small, lists, [world.indicator("one"), world.indicator("two")])


def test_a_solver_that_lies(
    world: Any, lists: dict[str, Any], small: Cells, monkeypatch: pytest.MonkeyPatch
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
    world: Any, lists: dict[str, Any], small: Cells, monkeypatch: pytest.MonkeyPatch
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
    world: Any, lists: dict[str, Any], small: Cells, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(protection, "doubtful", lambda *_: [0])
    with pytest.raises(DisclosureError, match="come to an end"):
        world.release(small, lists, [world.indicator("one"), world.indicator("two")])
    monkeypatch.setattr(protection, "ROUNDS", 0)
    with pytest.raises(DisclosureError, match="come to an end"):
        world.release(small, lists, [world.indicator("one"), world.indicator("two")])


def test_a_certificate_the_checker_does_not_accept(
    world: Any, lists: dict[str, Any], small: Cells, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        protection,
        "search",
        lambda asked: (np.zeros_like(asked.task.forced), protection.Findings(asked.task.values[None])),
    )
    with pytest.raises(DisclosureError, match="not accepted"):
        world.release(small, lists, [world.indicator("one"), world.indicator("two")])
