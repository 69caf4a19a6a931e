"""Ways in which counts could be other than they are: a programme over changes from the truth."""

from collections.abc import Sequence

import numpy as np

from fairlead.disclosure.solver import Deadline, Program, UnsolvedError
from fairlead.disclosure.system import Mask, Real, System, Whole

Aim = tuple[int, int]
"""A quantity and the value it should reach: exactly nought, or at least a value above the truth."""


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
        self.variables = np.flatnonzero(chosen)
        self.column = {int(variable): k for k, variable in enumerate(self.variables)}
        self.room = float(4 * values.sum() + 1000)
        rows: list[Sequence[tuple[int, int]]] = []
        for row in system.rows:
            entries = [(self.column[k], c) for k, c in row if k in self.column]
            if entries:
                rows.append(self._both(entries))
        equations = len(rows)
        self.rest_row: dict[int, int] = {}
        for rest, (whole, part) in enumerate(system.parts):
            entries = [(self.column[k], c) for k, c in ((whole, 1), (part, -1)) if k in self.column]
            if entries:
                self.rest_row[rest] = len(rows)
                rows.append(self._both(entries))
        floor, ceiling = np.zeros(len(rows)), np.zeros(len(rows))
        floor[equations:] = [-self.truth[system.size + rest] for rest in self.rest_row]
        ceiling[equations:] = np.inf
        n = len(self.variables)
        upper = np.concatenate([np.full(n, self.room), values[self.variables].astype(float)])
        self.program = Program(
            np.zeros(2 * n), upper, np.zeros(2 * n), rows, floor, ceiling, deadline=deadline
        )
        self.fixed: set[int] = set()

    def _both(self, entries: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        n = len(self.variables)
        return [*entries, *((k + n, -c) for k, c in entries)]

    def price(self, rises: Real, falls: Real) -> None:
        """Set what a change of one costs, by variable of the system."""
        self.program.price(np.concatenate([rises[self.variables], falls[self.variables]]))

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
        if quantity >= self.system.size:
            return self._reach_rest(quantity - self.system.size, change)
        if quantity not in self.column or quantity in self.fixed:
            return None
        rise = self.column[quantity]
        fall = rise + len(self.variables)
        self.program.bound(rise, max(change, 0), self.room if change > 0 else 0)
        self.program.bound(fall, max(-change, 0), max(-change, 0))
        try:
            return self._solution()
        finally:
            self._bound(quantity)

    def _reach_rest(self, rest: int, change: int) -> Whole | None:
        if rest not in self.rest_row:
            return None
        row = self.rest_row[rest]
        self.program.bound_row(row, change, np.inf if change > 0 else change)
        try:
            return self._solution()
        finally:
            self.program.bound_row(row, -float(self.truth[self.system.size + rest]), np.inf)

    def _solution(self) -> Whole | None:
        found = self.program.solve(whole=True)
        if found is None:
            return None
        values = self.values.copy()
        if found.whole is not None:
            n = len(self.variables)
            values[self.variables] += found.whole[:n] - found.whole[n:]
        if found.whole is None or not self.system.holds(values):
            raise UnsolvedError("a solution does not hold in whole numbers")
        return values
