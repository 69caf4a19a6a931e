"""Ways in which counts could be other than they are: a programme over changes from the truth."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import numpy as np

from fairlead.disclosure.components import of_quantities
from fairlead.disclosure.solver import NEARLY_WHOLE, Deadline, Program, UnsolvedError
from fairlead.disclosure.system import Entries, Mask, Real, System, Whole

Aim = tuple[int, int]
"""A quantity and the value it should reach: exactly nought, or at least a value above the truth."""

PULL = 1e4
"""What it is worth to come one nearer to an aim: more than any change on the way there costs."""


class Changes:
    """Every variable of a chosen set may rise and fall, the others stay as they are.

    Columns are rises, then falls. Rows are the equations that hold a chosen variable, then
    the rests that do.
    """

    def __init__(self, system: System, values: Whole, chosen: Mask, deadline: Deadline | None = None) -> None:
        """values: the truth. chosen: which variables may change. deadline: for all solutions."""
        self.system = system
        self.values = values
        self.truth = system.quantities(values)
        self.label = of_quantities(system, chosen)
        self.variables = np.flatnonzero(chosen)
        self.column = {int(variable): k for k, variable in enumerate(self.variables)}
        self.room = float(4 * values.sum() + 1000)
        rises, held = system.entries.among(chosen).packed()
        rests = held - len(system.rows)
        self.rest_row = {int(rest): k for k, rest in enumerate(rests) if rest >= 0}
        n = len(self.variables)
        falls = Entries(rises.rows, rises.columns, -rises.coefficients)
        floor = np.where(rests < 0, 0, -self.truth[system.size + np.maximum(rests, 0)] if system.parts else 0)
        self.program = Program(
            np.zeros(2 * n),
            np.concatenate([np.full(n, self.room), values[self.variables].astype(np.float64)]),
            np.zeros(2 * n),
            rises.beside(falls, n),
            floor.astype(np.float64),
            np.where(rests < 0, 0.0, np.inf),
            deadline=deadline,
        )
        self.fixed: set[int] = set()
        self.rough = np.zeros(system.size, dtype=bool)

    def price(self, rises: Real, falls: Real) -> None:
        """Set what a change of one costs, by variable of the system."""
        self.cost = np.concatenate([rises[self.variables], falls[self.variables]])
        self.program.price(self.cost)

    def fix(self, variable: int) -> None:
        """Let a variable change no more."""
        self.fixed.add(variable)
        self._bound(variable)

    def free(self, variable: int) -> None:
        """Let a variable change again."""
        self.fixed.discard(variable)
        self._bound(variable)

    def _bound(self, variable: int) -> None:
        fixed = variable in self.fixed
        column = self.column[variable]
        self.program.bound(column, 0, 0 if fixed else self.room)
        self.program.bound(column + len(self.variables), 0, 0 if fixed else float(self.values[variable]))

    def reach(self, aim: Aim) -> Whole | None:
        """The variables of the cheapest whole solution that reaches the aim, or None."""
        quantity, target = aim
        change = target - int(self.truth[quantity])
        if not self._has(quantity):
            return None
        if quantity >= self.system.size:
            return self._reach_rest(quantity - self.system.size, change)
        with self._held(quantity, max(-change, 0), max(change, 0), self.room if change > 0 else 0):
            return self._solution()

    def _reach_rest(self, rest: int, change: int) -> Whole | None:
        row = self.rest_row[rest]
        self.program.bound_row(row, change, np.inf if change > 0 else change)
        try:
            return self._solution()
        finally:
            self.program.bound_row(row, -float(self.truth[self.system.size + rest]), np.inf)

    def approach(self, aims: Sequence[Aim]) -> Whole:
        """The variables as near to aims of different components as they come, at least cost.

        Cheaper than `reach`, since it starts from where the last solution stood and asks of every
        component at once. A component without whole numbers stays as it is; `rough` then marks
        what its solution changes.
        """
        cost = self.cost.copy()
        aims = [aim for aim in aims if self._has(aim[0])]
        for aim in aims:
            self._pull(aim, cost)
        self.program.price(cost)
        try:
            found = self.program.solve()
        finally:
            for quantity, _ in aims:
                self._uncap(quantity)
        return self.values if found is None else self._changed(self._whole(found.values))

    def _has(self, quantity: int) -> bool:
        """Whether a quantity may change at all."""
        rest = quantity - self.system.size
        return rest in self.rest_row if rest >= 0 else quantity in self.column and quantity not in self.fixed

    def _pull(self, aim: Aim, cost: Real) -> None:
        """Make it worth coming nearer to an aim, in `cost`, and let nothing go beyond it."""
        quantity, target = aim
        change = target - int(self.truth[quantity])
        worth = PULL if change > 0 else -PULL
        for variable, sign in self.system.terms(quantity):
            if variable in self.column:
                cost[self.column[variable]] -= sign * worth
                cost[self.column[variable] + len(self.variables)] += sign * worth
        if change > 0:
            self._cap(quantity, change)

    def _cap(self, quantity: int, most: float) -> None:
        """Let a quantity rise by no more than this."""
        if quantity >= self.system.size:
            floor = -float(self.truth[quantity])
            self.program.bound_row(self.rest_row[quantity - self.system.size], floor, most)
        else:
            self.program.bound(self.column[quantity], 0, most)

    def _uncap(self, quantity: int) -> None:
        """Let a quantity rise by anything again."""
        if quantity >= self.system.size:
            self._cap(quantity, np.inf)
        else:
            self._bound(quantity)

    def _whole(self, values: Real) -> Whole:
        """A solution's changes in whole numbers, none in components where it has others."""
        change = np.rint(values)
        label = np.tile(self.label[self.variables], 2)
        rough = np.isin(label, label[np.abs(values - change) > NEARLY_WHOLE])
        n = len(self.variables)
        moved = np.abs(values[:n] - values[n:]) > NEARLY_WHOLE
        self.rough = np.zeros(self.system.size, dtype=bool)
        self.rough[self.variables[moved & rough[:n]]] = True
        change[rough] = 0
        return change.astype(np.int64)

    @contextmanager
    def _held(self, variable: int, fall: float, rise: float, most: float) -> Iterator[None]:
        """A variable falls by so much, or rises by so much to at most so much, while this lasts."""
        column = self.column[variable]
        self.program.bound(column, rise, most)
        self.program.bound(column + len(self.variables), fall, fall)
        try:
            yield
        finally:
            self._bound(variable)

    def _solution(self) -> Whole | None:
        found = self.program.solve(whole=True)
        if found is None:
            return None
        if found.whole is None:
            raise UnsolvedError("a solution does not hold in whole numbers")
        return self._changed(found.whole)

    def _changed(self, change: Whole) -> Whole:
        """The variables after a change. Raises UnsolvedError where they do not hold."""
        values = self.values.copy()
        n = len(self.variables)
        values[self.variables] += change[:n] - change[n:]
        if not self.system.holds(values):
            raise UnsolvedError("a solution does not hold in whole numbers")
        return values
