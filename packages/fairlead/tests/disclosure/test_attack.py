"""Whoever holds a release, attacks it with a solver of their own and finds nothing small."""

import json
from typing import Any

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from fairlead.cells import CellKey
from fairlead.checker import check
from fairlead.disclosure import Release


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("crossed", [False, True])
def test_whoever_holds_the_release_cannot_tell_small_counts_from_nought_or_many(
    world: Any, lists: dict[str, Any], seed: int, crossed: bool
) -> None:
    """An attacker with a solver of their own, over the people behind every table at once."""
    rng = np.random.default_rng(seed)
    tables = (*world.tables, ("ethnicity", "sex")) if crossed else world.tables
    cells = world.roll(world.people(rng), lists, tables, world.names)
    released = world.release(cells, lists, [world.indicator("one"), world.indicator("two")])
    assert check(json.loads(released.document_json), released.certificate) == []
    for indicator in world.names:
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
