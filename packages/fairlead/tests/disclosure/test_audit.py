"""The audit, held to enumeration of every table there could be, and to published cases."""

from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairlead.disclosure import audit as audit_module
from fairlead.disclosure.audit import Audit
from fairlead.disclosure.proof import Lines, bound, equation, prove
from fairlead.disclosure.solver import Deadline, Program, Solution, UnsolvedError
from fairlead.disclosure.system import System

ROWS, COLUMNS = 2, 3


def grid(rows: int, columns: int) -> System:
    """A table with row sums, column sums and a total."""
    names = [f"{r}{c}" for r, c in product([*range(rows), "*"], [*range(columns), "*"])]
    place = {name: k for k, name in enumerate(names)}
    equations = [
        ((place[f"{r}*"], 1), *((place[f"{r}{c}"], -1) for c in range(columns))) for r in [*range(rows), "*"]
    ] + [
        ((place[f"*{c}"], 1), *((place[f"{r}{c}"], -1) for r in range(rows))) for c in [*range(columns), "*"]
    ]
    return System(tuple(names), tuple(equations), tuple(f"row {k}" for k in range(len(equations))))


def filled(inner: np.ndarray) -> np.ndarray:
    """The grid's variables for its inner cells."""
    table = np.hstack([inner, inner.sum(axis=1, keepdims=True)])
    return np.vstack([table, table.sum(axis=0, keepdims=True)]).ravel()


def every_table(total: int, cells: int) -> np.ndarray:
    """All ways to put `total` people into `cells` cells."""
    if cells == 1:
        return np.array([[total]])
    return np.vstack(
        [
            np.hstack([np.full((len(rest), 1), first), rest])
            for first in range(total + 1)
            for rest in [every_table(total - first, cells - 1)]
        ]
    )


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(0, 3), min_size=6, max_size=6),
    st.lists(st.booleans(), min_size=11, max_size=11),
    st.integers(2, 4),
)
def test_says_what_enumeration_says(cells: list[int], pattern: list[bool], threshold: int) -> None:
    system = grid(ROWS, COLUMNS)
    values = filled(np.array(cells).reshape(ROWS, COLUMNS))
    hidden = np.array([*pattern, False])
    found = Audit(system, values, hidden, np.full(system.size, threshold)).run()

    tables = np.array([filled(t.reshape(ROWS, COLUMNS)) for t in every_table(int(values[-1]), 6)])
    possible = tables[(tables[:, ~hidden] == values[~hidden]).all(axis=1)]
    low, high = possible.min(axis=0), possible.max(axis=0)
    open_enough = (high - low >= threshold) | (low >= threshold)
    assert found.unproven == [int(k) for k in np.flatnonzero(hidden & ~open_enough)]
    for table in found.solutions:
        assert (possible == table).all(axis=1).any()
    for quantity in found.proofs:
        assert low[quantity] >= threshold
    shown = [k for k in np.flatnonzero(hidden & open_enough) if int(k) not in found.proofs]
    for k in shown:
        assert found.solutions[:, k].min() == low[k]


def test_finds_the_leak_in_linked_tables() -> None:
    # sdcTable, tests/testthat/test-linked-tables.r: each table is safe alone, together K is known.
    values = {"A": 2, "B": 2, "I": 8, "J": 8, "K": 3, "L": 3, "M": 3, "N": 7}
    margins = ["ABIJ", "KLMN", "LM", "ABIJKN"]
    names = (*values, *margins)
    place = {name: k for k, name in enumerate(names)}
    rows = tuple(((place[m], 1), *((place[x], -1) for x in m)) for m in margins)
    system = System(names, rows, tuple(margins))
    true = np.array([*values.values(), *(sum(values[x] for x in m) for m in margins)])

    def weak(hidden: str) -> list[str]:
        pattern = np.array([name in hidden for name in names])
        return [names[q] for q in Audit(system, true, pattern, np.full(len(names), 4)).run().unproven]

    assert weak("ABKLM") == ["K"]
    assert weak("ABKLMN") == []


def test_finds_the_leak_behind_two_per_line() -> None:
    # sdcTable, tests/testthat/test-simpleheuristic.R: w|b is 47 exactly although every line hides two.
    inner = np.array([[30, 47, 64, 89], [90, 124, 5, 31], [92, 100, 59, 85], [800, 991, 651, 685]])
    system, values = grid(4, 4), filled(inner)
    names = [f"{r}{c}" for r, c in product([*"wxyz", "*"], [*"abcd", "*"])]

    def audit(*extra: str) -> Audit:
        hide = {"wa", "wb", "wc", "xa", "xc", "yb", "yd", "zb", "zd", *extra}
        one = Audit(system, values, np.array([name in hide for name in names]), np.full(system.size, 50))
        one.run()
        return one

    wb = names.index("wb")
    assert (audit().lowest[wb], audit().highest[wb]) == (47, 47)
    assert audit("xd").lowest[wb] == 0
    assert audit("xd").highest[wb] >= 50


def test_rests_are_audited_and_proved_large() -> None:
    # Of 500 people 3 have an event and 497 do not; the other group's denominator is 40.
    names = ("d", "d1", "d2", "e", "e1", "e2")
    rows = (((0, 1), (1, -1), (2, -1)), ((3, 1), (4, -1), (5, -1)))
    system = System(names, rows, ("whole", "events"), ((0, 3), (1, 4), (2, 5)), ("n", "n1", "n2"))
    values = np.array([540, 500, 40, 23, 3, 20])
    found = Audit(system, values, np.array([False] * 4 + [True] * 2), np.full(9, 8)).run()
    assert found.unproven == []
    assert set(found.proofs) == {7, 8}
    hidden = np.array([False] * 4 + [True] * 2)
    for quantity, proof in found.proofs.items():
        numbers = {(*system.row_names, *system.part_names).index(name): m for name, m in proof}
        assert bound(system, np.where(hidden, 0, values), hidden, quantity, numbers) >= 8
    assert equation(system, 2) == ((0, 1), (3, -1), (6, -1))


def test_an_unproved_bound_is_no_proof() -> None:
    system = grid(2, 2)
    hidden = np.zeros(system.size, dtype=bool)
    hidden[:2] = True
    assert bound(system, np.ones(system.size, dtype=np.int64), hidden, 0, {0: -1}) is None


def test_prices_that_prove_nothing_leave_it_unproven(monkeypatch: pytest.MonkeyPatch) -> None:
    # 503 = a + b and 5 = b + c: a cannot be below 498.
    rows = (((0, 1), (1, 1), (3, -1)), ((1, 1), (2, 1), (4, -1)))
    system = System(("a", "b", "c", "ab", "bc"), rows, ("one", "two"))
    monkeypatch.setattr(audit_module, "prove", lambda *_: None)
    values, hidden = np.array([500, 3, 2, 503, 5]), np.array([True, True, True, False, False])
    assert Audit(system, values, hidden, np.full(5, 8)).run().unproven == [0, 1, 2]


def test_solutions_that_do_not_hold_are_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(System, "holds", lambda *_: False)
    values = filled(np.array([[1, 1], [1, 1]]))
    hidden = np.array([True, True, False, True, True, False, False, False, False])
    found = Audit(grid(2, 2), values, hidden, np.full(9, 2)).run()
    assert found.unproven == [0, 1, 3, 4]
    assert len(found.solutions) == 0


def test_fractions_are_asked_again_in_whole_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    real, asked = Program.solve, []

    def halves(program: Program, whole: bool = False) -> Solution | None:
        asked.append(whole)
        found = real(program, whole)
        return found and Solution(found.values + (not whole) / 2, found.prices, found.objective)

    monkeypatch.setattr(Program, "solve", halves)
    values = filled(np.array([[1, 1], [1, 1]]))
    hidden = np.array([True, True, False, True, True, False, False, False, False])
    assert Audit(grid(2, 2), values, hidden, np.full(9, 2)).run().unproven == []
    assert True in asked


def test_the_impossible_has_no_solutions() -> None:
    # Published sums that cannot be: the audit keeps nothing and proves nothing.
    system = System(("a", "b", "c"), (((0, 1), (1, -1)), ((0, 1), (2, -1))), ("one", "two"))
    found = Audit(system, np.array([0, 5, 6]), np.array([True, False, False]), np.full(3, 8)).run()
    assert found.unproven == [0]


def test_a_fractional_optimum_is_solved_in_whole_numbers() -> None:
    # x + y = y + z = z + x = 3 has the one fractional solution 1.5; as a minimum of x it must not count.
    rows = [[(0, 1), (1, 1)], [(1, 1), (2, 1)], [(2, 1), (0, 1)]]
    program = Program(np.zeros(3), np.full(3, 9.0), np.ones(3), rows, np.full(3, 3.0), np.full(3, 9.0))
    first, whole = program.solve(), program.solve(whole=True)
    assert first is not None
    assert first.objective == pytest.approx(4.5)
    assert first.whole is None
    assert whole is not None
    assert whole.objective == pytest.approx(5)


def test_a_solver_out_of_time_concludes_nothing() -> None:
    rows = [[(k, 1) for k in range(50)]]
    program = Program(
        np.zeros(50), np.full(50, 9.0), -np.ones(50), rows, np.zeros(1), np.ones(1), seconds=0.0
    )
    with pytest.raises(UnsolvedError):
        program.solve()


def test_a_system_holds_its_equations_and_nothing_below_nought() -> None:
    one = System(("a", "b"), (((0, 1), (1, -1)),), ("same",), ((0, 1),), ("rest",))
    assert one.holds(np.array([2, 2]))
    assert not one.holds(np.array([2, 3]))
    assert not one.holds(np.array([-1, -1]))


def test_finer_fractions_are_tried_until_one_proves() -> None:
    # 3 a = 2 b and b = 30 shown: a is 20, by two thirds of b's own equation.
    system = System(("a", "b"), (((0, 3), (1, -2)),), ("thirds",))
    values, hidden = np.array([0, 30]), np.array([True, False])
    assert prove(system, values, hidden, 0, 8, {0: 0.3334}) == (("thirds", Fraction(1, 3)),)
    assert prove(system, values, hidden, 0, 8, {0: -5.0}) is None


def test_one_line_proves_wholes_and_rests_large() -> None:
    # d = a + b with a = 30 shown; of w = 500 people at most 12 have an event (e + f = 12, g + e = 40).
    names = ("d", "a", "b", "w", "e", "f", "ef", "g", "eg")
    rows = (((0, 1), (1, -1), (2, -1)), ((6, 1), (4, -1), (5, -1)), ((8, 1), (7, -1), (4, -1)))
    system = System(names, rows, ("sum", "events", "more"), ((3, 4), (0, 1)), ("rest", "other"))
    hidden = np.array([name in set("dbefg") for name in names])
    values = np.where(hidden, 0, np.array([33, 30, 3, 500, 5, 7, 12, 35, 40]))
    lines = Lines(system, values, hidden)
    assert lines.prove(0, 30) == (("sum", Fraction(1)),)
    assert lines.prove(0, 31) is None
    assert lines.prove(2, 1) is None
    assert lines.prove(9, 488) == (("events", Fraction(1)), ("rest", Fraction(-1)))
    assert lines.prove(9, 489) is None
    assert lines.prove(10, 1) is None
    hidden[3] = True
    assert Lines(system, values, hidden).prove(9, 1) is None


def test_a_deadline_ends_every_solution() -> None:
    one = np.ones(1)
    program = Program(0 * one, one, one, [[(0, 1)]], 0 * one, one, deadline=Deadline(100))
    assert program.solve() is not None
    with pytest.raises(UnsolvedError, match="longer than 0 seconds"):
        Deadline(0).left()


def test_work_is_counted_and_ends_every_solution() -> None:
    one = np.ones(1)

    def solved(work: float) -> float:
        deadline = Deadline(100, work)
        program = Program(0 * one, one, one, [[(0, 1)]], 0 * one, one, deadline=deadline)
        assert program.solve() is not None
        return work - deadline.work

    assert solved(1e6) == solved(1e6) > 0
    program = Program(0 * one, one, one, [[(0, 1)]], 0 * one, one, deadline=Deadline(100, 1))
    assert program.solve() is not None
    with pytest.raises(UnsolvedError, match="more search than is sensible"):
        program.solve()
