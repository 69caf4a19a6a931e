"""From a joint cube to the cells of the tables asked for."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from fairlead.cells import CellKey
from fairlead.engine.cube import Cube, Integers
from fairlead.engine.request import Table


@dataclass(frozen=True)
class Columns:
    """Which sums of a cube are an indicator's numerator and denominator."""

    numerator: str
    denominator: str


def roll_up(
    cube: Cube, table: Table, columns: Mapping[str, Columns]
) -> dict[str, list[tuple[CellKey, int, int]]]:
    """(cell, numerator, denominator) of one table, for each of the indicators in `columns`."""
    names = sorted({name for pair in columns.values() for name in (pair.numerator, pair.denominator)})
    keys, sums = sum_by(cube, table, names)
    lists = {name: values.tolist() for name, values in sums.items()}
    return {
        indicator: list(zip(keys, lists[pair.numerator], lists[pair.denominator], strict=True))
        for indicator, pair in columns.items()
    }


def sum_by(cube: Cube, table: Table, names: list[str]) -> tuple[list[CellKey], dict[str, Integers]]:
    """The cells of one table and, in the same order, the sums of these names."""
    axes = [cube.organisation, cube.period, *(cube.breakdowns[name] for name in table)]
    shape = tuple(len(axis.codes) for axis in axes)
    if cube.rows == 0:
        return [], {name: np.zeros(0, dtype=np.int64) for name in names}
    place = np.ravel_multi_index(tuple(axis.index for axis in axes), shape)
    order = np.argsort(place, kind="stable")
    found, starts = np.unique(place[order], return_index=True)
    sums = {name: np.add.reduceat(cube.sums[name][order], starts) for name in names}
    coordinates = zip(*(index.tolist() for index in np.unravel_index(found, shape)), strict=True)
    keys = [
        CellKey(
            organisation=axes[0].codes[organisation],
            period=axes[1].codes[period],
            groups=tuple(
                (name, axis.codes[code]) for name, axis, code in zip(table, axes[2:], groups, strict=True)
            ),
        )
        for organisation, period, *groups in coordinates
    ]
    return keys, sums
