"""Components: what is possible in one does not depend on another, so all may be asked at once."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairlead.disclosure import audit as audit_module
from fairlead.disclosure.audit import Audit, Findings
from fairlead.disclosure.components import components, in_turn, of_quantities
from fairlead.disclosure.system import System

GROUPS = "abcd"


def lists() -> System:
    """Two breakdowns of the same people, and in every group those with an event."""
    names = [f"{kind}{cell}" for kind in "de" for cell in ["*", *(f"{b}{g}" for b in "xy" for g in GROUPS)]]
    place = {name: k for k, name in enumerate(names)}
    rows = tuple(
        ((place[f"{kind}*"], 1), *((place[f"{kind}{b}{g}"], -1) for g in GROUPS))
        for kind, b in product("de", "xy")
    )
    half = len(names) // 2
    parts = tuple((k, k + half) for k in range(half))
    return System(
        tuple(names),
        rows,
        tuple(f"row {k}" for k in range(len(rows))),
        parts,
        tuple(f"rest {k}" for k in parts),
    )


def filled(events: list[int], others: list[int]) -> np.ndarray:
    """Both breakdowns hold the same people: the second one's groups are the first one's, turned round."""
    groups = [e + o for e, o in zip(events, others, strict=True)]
    return np.array(
        [sum(groups), *groups, *groups[::-1], sum(events), *events, *events[::-1]], dtype=np.int64
    )


small_counts = st.lists(st.integers(0, 5), min_size=4, max_size=4)
patterns = st.lists(st.booleans(), min_size=18, max_size=18)


def audited(system: System, values: np.ndarray, hidden: np.ndarray, threshold: int) -> tuple[Findings, Audit]:
    one = Audit(system, values, hidden, np.full(system.size + len(system.parts), threshold))
    return one.run(), one


def ends(found: Findings, one: Audit) -> dict[int, tuple[int, bool]]:
    """What is told of every quantity that is open: its least value, and whether it may be large."""
    values = np.array([one.system.quantities(table) for table in found.solutions])
    asked = [int(q) for q in one.secret if int(q) not in found.proofs and int(q) not in found.unproven]
    return {
        q: (int(values[:, q].min()), bool(values[:, q].max() >= values[:, q].min() + one.thresholds[q]))
        for q in asked
    }


@settings(max_examples=80, deadline=None)
@given(small_counts, small_counts, patterns, st.integers(2, 5))
def test_splitting_gives_what_the_whole_gives(
    events: list[int], others: list[int], pattern: list[bool], threshold: int
) -> None:
    system, values = lists(), filled(events, others)
    hidden = system.closed(np.array(pattern))
    split, first = audited(system, values, hidden, threshold)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(
            audit_module,
            "of_quantities",
            lambda system, hidden: np.zeros(system.size + len(system.parts), int),
        )
        whole, second = audited(system, values, hidden, threshold)
    assert split.unproven == whole.unproven
    assert split.proofs.keys() == whole.proofs.keys()
    assert ends(split, first) == ends(whole, second)

    # And each alone: what is unproven of one component is what is unproven of it in the whole.
    label = of_quantities(system, hidden)
    for component in set(label[label >= 0].tolist()):
        alone, _ = audited(system, values, hidden & (label[: system.size] == component), threshold)
        assert alone.unproven == [q for q in split.unproven if label[q] == component]


@settings(max_examples=80, deadline=None)
@given(small_counts, small_counts, patterns)
def test_tables_of_different_components_can_be_joined(
    events: list[int], others: list[int], pattern: list[bool]
) -> None:
    system, values = lists(), filled(events, others)
    hidden = system.closed(np.array(pattern))
    found, _ = audited(system, values, hidden, 2)
    label = components(system, hidden)
    assert ((label >= 0) == hidden).all()
    for table, component in product(found.solutions, set(label[hidden].tolist())):
        assert system.holds(np.where(label == component, table, values))


def test_a_chain_of_equations_is_one_component() -> None:
    n = 40
    rows = tuple(((k, 1), (k + 1, -1)) for k in range(n - 1))
    system = System(tuple(map(str, range(n))), rows, tuple(map(str, range(n - 1))))
    hidden = np.ones(n, dtype=bool)
    assert set(components(system, hidden)) == {0}
    hidden[20] = False
    assert set(components(system, hidden)) == {0, -1, 21}


def test_rounds_ask_once_of_every_component_and_skip_what_is_settled() -> None:
    label = np.array([0, 0, 2, 2, 2, 5])
    settled = {3}
    rounds = in_turn(range(6), label, lambda number: number not in settled)
    assert next(rounds) == [0, 2, 5]
    settled.add(1)
    assert list(rounds) == [[4]]
