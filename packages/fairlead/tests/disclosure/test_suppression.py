"""The cost of suppression, held to proven optima of published tables, and its guarantees."""

import csv
import json
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from fairlead.disclosure import suppression as suppression_module
from fairlead.disclosure.audit import Audit
from fairlead.disclosure.changes import Changes
from fairlead.disclosure.suppression import Suppression, Task
from fairlead.disclosure.system import System

FIXTURES = Path(__file__).resolve().parents[4] / ".." / "shared" / "fixtures" / "disclosure"
needs_fixtures = pytest.mark.skipif(not FIXTURES.is_dir(), reason="../shared/fixtures/disclosure is absent")


def task(system: System, values: np.ndarray, threshold: int, seed: int = 0) -> Task:
    """All counts below the threshold small; a cell costs log2(1 + count) + 1."""
    small = (values > 0) & (values < threshold)
    return Task(
        system=system,
        values=values,
        costs=np.log2(1 + values) + 1,
        ties=np.random.default_rng(seed).random(system.size),
        blocks=np.zeros(system.size, dtype=np.int64),
        forced=small,
        aims=tuple(aim for q in np.flatnonzero(small) for aim in ((int(q), 0), (int(q), threshold))),
    )


def solve(asked: Task) -> Suppression:
    found = Suppression(asked)
    found.protect()
    found.show_again()
    return found


def published_table(name: str) -> tuple[System, np.ndarray]:
    """A fixture's inner cells with every margin; the first dimension of C and E is a hierarchy."""
    rows = list(csv.DictReader((FIXTURES / f"tab_{name}.csv").open()))
    sums: list[dict[str, list[str]]] = []
    for dimension in [column for column in rows[0] if column.startswith("v")]:
        leaves = sorted({row[dimension] for row in rows})
        above: dict[str, list[str]] = {}
        if dimension == "v0" and "g0" in rows[0]:
            for group in sorted({row["g0"] for row in rows}):
                above[group] = sorted({row["v0"] for row in rows if row["g0"] == group})
        sums.append({**above, "*": sorted(above) or leaves})
    codes = [[*sorted({row[f"v{k}"] for row in rows}), *above] for k, above in enumerate(sums)]
    place = {cell: k for k, cell in enumerate(product(*codes))}
    values = np.zeros(len(place), dtype=np.int64)
    for row in rows:
        lines = [[row[f"v{k}"]] for k in range(len(codes))]
        for line, above in zip(lines, sums, strict=True):
            line += [code for code, members in above.items() if line[0] in members]
            line += ["*"] * ("*" not in line)
        for cell in product(*lines):
            values[place[cell]] += int(row["freq"])
    equations = tuple(
        ((place[cell], 1), *((place[(*cell[:k], part, *cell[k + 1 :])], -1) for part in sums[k][cell[k]]))
        for cell in place
        for k in range(len(codes))
        if cell[k] in sums[k]
    )
    names = tuple("|".join(cell) for cell in place)
    return System(names, equations, tuple(str(k) for k in range(len(equations)))), values


@needs_fixtures
@pytest.mark.parametrize(("name", "threshold"), [("A", 5), ("A", 8), ("C", 5), ("C", 8), ("E", 5)])
def test_costs_little_more_than_the_proven_optimum(name: str, threshold: int) -> None:
    expected = json.loads((FIXTURES / "expected.json").read_text())[f"{name}_T{threshold}"]
    system, values = published_table(name)
    assert (system.size, len(system.rows)) == (expected["cells"], expected["equations"])
    asked = task(system, values, threshold)
    assert asked.forced.sum() == expected["primary"]
    found = solve(asked)
    cost = asked.costs[found.hidden].sum()
    assert expected["optimal_cost"] * (1 - 1e-9) <= cost <= expected["optimal_cost"] * 1.035

    audit = Audit(system, values, found.hidden, np.full(system.size, threshold)).run()
    assert audit.unproven == []
    small = np.flatnonzero(asked.forced)
    assert (audit.solutions[:, small].min(axis=0) == 0).all()
    assert (audit.solutions[:, small].max(axis=0) >= threshold).all()


def line(values: list[int]) -> tuple[System, np.ndarray]:
    """Some cells and their sum."""
    n = len(values)
    row = ((n, 1), *((k, -1) for k in range(n)))
    return System((*"abcdefgh"[:n], "*"), (row,), ("sum",)), np.array([*values, sum(values)])


def test_takes_the_cheapest_partner() -> None:
    system, values = line([3, 200, 12, 90])
    found = solve(task(system, values, 8))
    assert found.hidden.tolist() == [True, False, True, False, False]


def test_two_small_counts_protect_each_other_only_if_large_enough_together() -> None:
    system, values = line([3, 6, 200, 90])
    assert solve(task(system, values, 8)).hidden.sum() == 2
    system, values = line([3, 2, 200, 90])
    assert solve(task(system, values, 8)).hidden.tolist() == [True, True, False, True, False]


def test_shows_again_what_later_finds_made_needless() -> None:
    rng = np.random.default_rng(0)
    rows, columns = 8, 8
    inner = rng.poisson(9, (rows, columns))
    table = np.vstack([inner, inner.sum(axis=0)])
    values = np.hstack([table, table.sum(axis=1, keepdims=True)]).ravel()
    place = np.arange(values.size).reshape(rows + 1, columns + 1)
    equations = [((int(r[-1]), 1), *((int(k), -1) for k in r[:-1])) for r in [*place, *place.T]]
    system = System(
        tuple(map(str, range(values.size))), tuple(equations), tuple(map(str, range(len(equations))))
    )
    found = Suppression(task(system, values, 8))
    found.protect()
    before = found.hidden.copy()
    found.show_again()
    assert (found.hidden <= before).all()
    assert found.reached.any(axis=0).all()
    assert all(system.holds(one) for one in found.solutions)
    assert (found.solutions[:, ~found.hidden] == values[~found.hidden]).all()


def test_without_effort_left_everything_stays_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suppression_module, "EFFORT", 0)
    system, values = line([3, 200, 12, 90])
    found = solve(task(system, values, 8))
    assert found.hidden[[0, 2]].all()


def test_what_the_quick_way_misses_is_reached_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Changes, "approach", lambda changes, _: changes.values)
    system, values = line([3, 200, 12, 90])
    assert solve(task(system, values, 8)).hidden.tolist() == [True, False, True, False, False]


def test_what_comes_in_fractions_is_asked_again_among_the_few_it_changes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fractions(changes: Changes, _: object) -> np.ndarray:
        changes.rough = np.isin(np.arange(changes.system.size), [*next(patterns)])
        return changes.values

    # Other variables; the small count alone; and with the one that it can be exchanged with.
    patterns = iter([{1}, {0}, {0, 2}, {0, 2}])
    monkeypatch.setattr(Changes, "approach", fractions)
    monkeypatch.setattr(Suppression, "show_again", lambda _: None)
    system, values = line([3, 200, 12, 90])
    found = Suppression(task(system, values, 8))
    for _ in range(4):
        found.approach(np.ones(5, dtype=bool))
    assert found.done.all()
    assert found.hidden.tolist() == [True, False, True, False, False]


def test_one_approach_serves_different_components_and_keeps_only_whole_numbers() -> None:
    # Two lines that share nothing, and three sums in a ring whose only change halfway is a fraction.
    rows = (((0, 1), (1, 1), (2, -1)), ((3, 1), (4, 1), (5, -1)))
    ring = (((6, 1), (7, 1), (9, -1)), ((7, 1), (8, 1), (9, -1)), ((8, 1), (6, 1), (9, -1)))
    system = System(tuple("abcdefghij"), rows + ring, tuple("12345"))
    values = np.array([3, 20, 23, 5, 40, 45, 2, 2, 2, 4])
    changes = Changes(system, values, np.array([name not in "cf" for name in "abcdefghij"]))
    changes.price(np.ones(10), np.ones(10))
    reached = changes.approach([(0, 8), (3, 0), (9, 5)])
    assert reached.tolist() == [8, 15, 23, 0, 45, 45, 2, 2, 2, 4]
    assert changes.approach([(0, 0)]).tolist() == [0, 23, 23, 5, 40, 45, 2, 2, 2, 4]


def test_changes_keep_to_the_chosen_variables() -> None:
    system = System(("d", "e", "x"), (), (), ((0, 1),), ("r",))
    values = np.array([9, 4, 7])
    changes = Changes(system, values, np.array([False, False, True]))
    assert changes.reach((0, 0)) is None
    assert changes.reach((3, 0)) is None
    reached = changes.reach((2, 9))
    assert reached is not None
    assert reached.tolist() == [9, 4, 9]
    changes.fix(2)
    assert changes.reach((2, 0)) is None
    changes.free(2)
    assert changes.reach((2, 0)) is not None


def test_a_rest_falls_to_nought_and_rises() -> None:
    system = System(("d", "e"), (), (), ((0, 1),), ("r",))
    changes = Changes(system, np.array([9, 4]), np.array([False, True]))
    assert changes.reach((2, 0)).tolist() == [9, 9]  # type: ignore[union-attr]  # reached
    assert changes.reach((2, 8)).tolist() == [9, 1]  # type: ignore[union-attr]  # reached
    assert changes.reach((2, 10)) is None


def test_what_follows_from_showing_one_more_is_seen_without_a_solver() -> None:
    # Each row and column of a 2 x 2 table hides two: showing one gives the three others away.
    rows = (((4, 1), (0, -1), (1, -1)), ((5, 1), (2, -1), (3, -1)), ((6, 1), (0, -1), (2, -1)))
    system = System(tuple("abcdefg"), rows, ("one", "two", "three"))
    hidden = np.array([True] * 4 + [False] * 3)
    assert system.follows(hidden, 0) == {1, 2, 3}
    hidden[4] = True
    assert system.follows(hidden, 1) == set()
