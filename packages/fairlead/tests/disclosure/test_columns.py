"""Indicators that share columns of a table of counts are held together, though no definition says so."""

from itertools import product
from typing import Any

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from fairlead.cells import CellKey, Cells, Counts, add
from fairlead.disclosure.columns import by_columns
from fairlead.disclosure.kinds import related
from fairlead.study.schema import CountColumns

ONE_NUMERATOR = {"one": ("appointed", "shortlisted"), "two": ("appointed", "applied")}
A_CHAIN = {"one": ("appointed", "shortlisted"), "two": ("shortlisted", "applied")}
COLUMNS = ("appointed", "shortlisted", "applied")
"""Each is counted within the next."""
GROUPS = ("a", "b", "c", "d", "ns", "nk")


@pytest.fixture
def ethnicity(world: Any) -> Any:
    return world.breakdown("ethnicity", ["a", "b", "c", "d"])


def declared(world: Any, study: dict[str, tuple[str, str]]) -> Any:
    return [world.indicator(name).model_copy(update={"numerator": ()}) for name in study]


def of_columns(world: Any, ethnicity: Any, study: dict[str, tuple[str, str]], **others: Any) -> Any:
    """A study whose one table of counts gives these indicators."""
    made = world.study({"ethnicity": ethnicity})
    counts = {
        f"{name}@1": CountColumns(numerator=over, denominator=under) for name, (over, under) in study.items()
    }
    source = made.sources[0].model_copy(update={"counts": counts, **others})
    return made.model_copy(update={"sources": (source,)})


def test_only_a_shared_column_of_events_relates(world: Any, ethnicity: Any) -> None:
    apart = {"one": ("appointed", "applied"), "two": ("shortlisted", "applied")}
    for study, found in ((ONE_NUMERATOR, 1), (A_CHAIN, 1), (apart, 0)):
        linked = by_columns(of_columns(world, ethnicity, study), declared(world, study), Cells({}))
        assert len(related(linked)) == found


def test_a_rate_says_nothing_of_its_population(world: Any, ethnicity: Any) -> None:
    rate, two = (
        one.model_copy(update={"kind": kind})
        for one, kind in zip(declared(world, A_CHAIN), ("rate", "proportion"), strict=True)
    )
    [linked, _] = by_columns(
        of_columns(world, ethnicity, A_CHAIN | {"one": ("shortlisted", "people")}), [rate, two], Cells({})
    )
    assert linked.numerator
    assert linked.denominator == ()


def rolled(world: Any, ethnicity: Any, study: dict[str, tuple[str, str]], table: Any) -> Any:
    """table: counts by group (rows) and column."""
    inside = {code: [g in ethnicity.parents.get(code, (code,)) for g in GROUPS] for code in ethnicity.labels}
    keys = [(), *((("ethnicity", code),) for code in ethnicity.labels)]
    return add(
        (f"{name}@1", CellKey("R1", "2025", key), Counts(*(int(n) for n in sums)))
        for (name, pair), key in product(study.items(), keys)
        for rows in [inside[key[0][1]] if key else [True] * len(GROUPS)]
        for sums in [[table[rows, COLUMNS.index(column)].sum() for column in pair]]
    )


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("study", [ONE_NUMERATOR, A_CHAIN])
def test_nothing_small_is_recovered_from_columns_that_two_indicators_share(
    world: Any, ethnicity: Any, study: Any, seed: int
) -> None:
    rng = np.random.default_rng(seed)
    layers = rng.multinomial(160, rng.dirichlet([0.5] * 18)).reshape(6, 3)
    table = layers.cumsum(axis=1)
    cells = rolled(world, ethnicity, study, table)
    released = world.release(
        cells,
        {"ethnicity": ethnicity},
        declared(world, study),
        study=of_columns(world, ethnicity, study),
    )
    shown = []
    for figure in released.document.figures:
        code = figure.groups.get("ethnicity")
        rows = [code is None or g in ethnicity.parents.get(code, (code,)) for g in GROUPS]
        pair = study[figure.indicator.split("@")[0]]
        for column, value in zip(pair, (figure.numerator, figure.denominator), strict=True):
            if value is not None:
                shown.append((held(rows, column), value))
    for k, column in product(range(6), COLUMNS):
        if any(column in pair for pair in study.values()) and 0 < table[k, COLUMNS.index(column)] < 8:
            terms = held([g == k for g in range(6)], column)
            assert possible(shown, terms, (0, 0))
            assert possible(shown, terms, (8, np.inf))


def held(rows: Any, column: str) -> Any:
    """Which layers of which groups a column counts."""
    layers = np.arange(3) <= COLUMNS.index(column)
    return np.outer(rows, layers).astype(float).ravel()


def possible(shown: Any, terms: Any, between: tuple[float, float]) -> bool:
    matrix, values = np.array([one for one, _ in shown]), np.array([value for _, value in shown])
    rules = [LinearConstraint(matrix, values, values), LinearConstraint(terms[None, :], *between)]
    found = milp(np.zeros(18), constraints=rules, integrality=np.ones(18), bounds=Bounds(0))
    return bool(found.status != 2)
