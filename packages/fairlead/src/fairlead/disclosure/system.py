"""A linear system over counts: what adds up to what. It knows no values and no indicators."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
Real = NDArray[np.float64]
Mask = NDArray[np.bool_]
Row = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Entries:
    """Entries of a matrix, row by row: three arrays of one length."""

    rows: Whole
    columns: Whole
    coefficients: Whole

    @classmethod
    def of(cls, rows: Sequence[Sequence[tuple[int, int]]]) -> "Entries":
        """From rows of (column, coefficient) pairs."""
        table = np.array([(r, k, c) for r, row in enumerate(rows) for k, c in row], dtype=np.int64)
        return cls(*table.reshape(-1, 3).T)

    def among(self, chosen: Mask) -> "Entries":
        """The entries in the chosen columns, which are numbered anew; rows keep their numbers."""
        kept = chosen[self.columns]
        number = np.cumsum(chosen) - 1
        return Entries(self.rows[kept], number[self.columns[kept]], self.coefficients[kept])

    def packed(self) -> tuple["Entries", Whole]:
        """The same with only the rows that have an entry, numbered anew, and their old numbers."""
        held, rows = np.unique(self.rows, return_inverse=True)
        return Entries(rows, self.columns, self.coefficients), held

    def beside(self, other: "Entries", columns: int) -> "Entries":
        """Both in one matrix of the same rows; the other's columns come after these, so many."""
        rows = np.concatenate([self.rows, other.rows])
        order = np.argsort(rows, kind="stable")
        return Entries(
            rows[order],
            np.concatenate([self.columns, other.columns + columns])[order],
            np.concatenate([self.coefficients, other.coefficients])[order],
        )

    def times(self, values: Whole, height: int) -> Whole:
        """The matrix times a vector. Shape (height,)."""
        result = np.zeros(height, dtype=np.int64)
        np.add.at(result, self.rows, self.coefficients * values[self.columns])
        return result


@dataclass(frozen=True)
class System:
    """Variables that are whole numbers from nought up, and equations that hold among them.

    rows: equations sum(coefficient x variable) = 0 as (variable, coefficient) pairs.
    parts: (whole, part) pairs of variables whose difference, the rest, is a quantity too and
    never below nought (non-events = denominator - events). Quantities are the variables,
    then the rests, in this order; `names` and `part_names` name them, `row_names` the rows.
    """

    names: tuple[str, ...]
    rows: tuple[Row, ...]
    row_names: tuple[str, ...]
    parts: tuple[tuple[int, int], ...] = ()
    part_names: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """How many variables there are."""
        return len(self.names)

    @cached_property
    def quantity_names(self) -> tuple[str, ...]:
        """Names of the variables, then of the rests."""
        return self.names + self.part_names

    @cached_property
    def equation_names(self) -> tuple[str, ...]:
        """Names of the equations, then of the rests, each of which is an equation too."""
        return self.row_names + self.part_names

    @cached_property
    def wholes(self) -> Whole:
        """The variable each rest is taken from."""
        return np.array([whole for whole, _ in self.parts], dtype=np.int64)

    @cached_property
    def taken(self) -> Whole:
        """The variable that is taken away for each rest."""
        return np.array([part for _, part in self.parts], dtype=np.int64)

    @cached_property
    def entries(self) -> Entries:
        """Every entry of the equations, then of the rests: those are the rows after the last equation."""
        return Entries.of([*self.rows, *(((whole, 1), (part, -1)) for whole, part in self.parts)])

    @cached_property
    def lines(self) -> tuple[tuple[int, ...], ...]:
        """The equations that each variable stands in, by number."""
        found: list[list[int]] = [[] for _ in self.names]
        for r, row in enumerate(self.rows):
            for k, _ in row:
                found[k].append(r)
        return tuple(map(tuple, found))

    def follows(self, hidden: Mask, variable: int) -> set[int]:
        """The hidden variables that a reader could work out, line by line, were this one shown too."""
        told = {variable}
        waiting = [variable]
        while waiting:
            for r in self.lines[waiting.pop()]:
                left = [k for k, _ in self.rows[r] if hidden[k] and k not in told]
                if len(left) == 1:
                    told.add(left[0])
                    waiting.append(left[0])
        return told - {variable}

    def terms(self, quantity: int) -> tuple[tuple[int, int], ...]:
        """A quantity as a sum of (variable, sign)."""
        if quantity < self.size:
            return ((quantity, 1),)
        whole, part = self.parts[quantity - self.size]
        return (whole, 1), (part, -1)

    def quantities(self, values: Whole) -> Whole:
        """All quantities for given variables: shape (variables + rests,)."""
        return np.concatenate([values, values[self.wholes] - values[self.taken]])

    def hidden_quantities(self, hidden: Mask) -> Mask:
        """Which quantities a reader cannot read off: a rest is known where both its terms are."""
        return np.concatenate([hidden, hidden[self.wholes] | hidden[self.taken]])

    def closed(self, hidden: Mask) -> Mask:
        """The pattern with every part hidden whose whole is: they are printed together."""
        result = hidden.copy()
        result[self.taken[hidden[self.wholes]]] = True
        return result

    def holds(self, values: Whole) -> bool:
        """Whether the values solve the system: every equation, and nothing below nought."""
        if (self.quantities(values) < 0).any():
            return False
        return not self.residuals(values).any()

    def residuals(self, values: Whole) -> Whole:
        """The left side of every equation, which ought to be nought."""
        return self.entries.times(values, len(self.rows) + len(self.parts))[: len(self.rows)]
