"""Linear and integer programmes, solved by HiGHS; every answer is checked by whoever asks."""

from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic

import highspy
import numpy as np

from fairlead.disclosure.system import Entries, Real, Whole

NEARLY_WHOLE = 1e-6
SECONDS = 30.0
WORK = 8e9
"""What one search may cost: about a minute. Tables that need more ask for a merge, not for patience."""
STEPS = 20
"""What a programme costs besides the steps it takes, in steps."""
PRIMAL = 4
"""HiGHS's number for the primal simplex: prices change more often than bounds, and the old basis serves."""


class UnsolvedError(Exception):
    """The solver gave up: time, memory or numerical trouble. Nothing may be concluded."""


@dataclass(frozen=True, slots=True)
class Solution:
    """An optimum: values of the columns, prices of the rows, and the objective."""

    values: Real
    prices: Real
    objective: float

    @property
    def whole(self) -> Whole | None:
        """The values as whole numbers, or None where they are not."""
        rounded = np.rint(self.values)
        if np.abs(self.values - rounded).max(initial=0.0) > NEARLY_WHOLE:
            return None
        return rounded.astype(np.int64)


class Deadline:
    """When the search for safe patterns must have ended; it then fails and gives no pattern.

    It ends by work, which is counted and the same on every machine, and as a last resort by time.
    """

    def __init__(self, seconds: float, work: float = WORK) -> None:
        """seconds: how long from now. work: steps of the solver times the entries each looks at."""
        self.seconds = seconds
        self.work = work
        self._end = monotonic() + seconds

    def left(self) -> float:
        """Seconds left. Raises UnsolvedError where there are none, or no work is left."""
        if self.work <= 0:
            raise UnsolvedError("these tables need more search than is sensible")
        left = self._end - monotonic()
        if left <= 0:
            raise UnsolvedError(f"the search took longer than {self.seconds:g} seconds")
        return left


class Quiet(highspy.Highs):
    """HiGHS without its banner, which it prints on standard output while it is being made."""

    def enableCallbacks(self) -> None:  # noqa: N802 - HiGHS's own name
        """Silence it before its first word."""
        self.silent()
        super().enableCallbacks()  # type: ignore[no-untyped-call]  # HiGHS has no types


class Program:
    """A minimisation that is solved again and again with small changes, from where it stood."""

    def __init__(
        self,
        lower: Real,
        upper: Real,
        cost: Real,
        rows: Sequence[Sequence[tuple[int, int]]] | Entries,
        row_lower: Real,
        row_upper: Real,
        seconds: float = SECONDS,
        deadline: Deadline | None = None,
    ) -> None:
        """Columns with bounds and costs; rows as (column, coefficient) pairs, or entries, with bounds.

        seconds: for one solution; deadline: for all of them and whatever else shares it.
        """
        self.columns = len(lower)
        self._seconds = seconds
        self._deadline = deadline
        self._highs = Quiet()  # type: ignore[no-untyped-call]  # HiGHS has no types
        for option, value in (
            ("threads", 1),
            ("random_seed", 0),
            ("simplex_strategy", PRIMAL),
            ("mip_rel_gap", 0.0),
            ("mip_feasibility_tolerance", 1e-7),
        ):
            self._highs.setOptionValue(option, value)
        entries = rows if isinstance(rows, Entries) else Entries.of(rows)
        self._entries = len(entries.rows) + self.columns
        self._highs.passModel(self._model(lower, upper, cost, entries, row_lower, row_upper))

    def _model(
        self,
        lower: Real,
        upper: Real,
        cost: Real,
        entries: Entries,
        row_lower: Real,
        row_upper: Real,
    ) -> highspy.HighsLp:
        model = highspy.HighsLp()
        model.num_col_ = self.columns
        model.num_row_ = len(row_lower)
        model.col_lower_, model.col_upper_, model.col_cost_ = lower, upper, cost
        model.row_lower_, model.row_upper_ = row_lower, row_upper
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.num_col_ = self.columns
        model.a_matrix_.num_row_ = len(row_lower)
        starts = np.searchsorted(entries.rows, np.arange(len(row_lower) + 1))
        model.a_matrix_.start_ = starts.astype(np.int32)
        model.a_matrix_.index_ = entries.columns.astype(np.int32)
        model.a_matrix_.value_ = entries.coefficients.astype(np.float64)
        return model

    def bound(self, column: int, lower: float, upper: float) -> None:
        """Set a column's bounds."""
        self._highs.changeColBounds(column, lower, upper)

    def bound_row(self, row: int, lower: float, upper: float) -> None:
        """Set a row's bounds."""
        self._highs.changeRowBounds(row, lower, upper)

    def price(self, cost: Real) -> None:
        """Set the costs of all columns."""
        self._highs.changeColsCost(self.columns, np.arange(self.columns, dtype=np.int32), cost)

    def solve(self, whole: bool = False) -> Solution | None:
        """The optimum, or None where nothing is feasible. Raises UnsolvedError on anything else.

        whole: look for whole numbers; tried without first, since most optima are whole.
        """
        first = self._run()
        if not whole or first is None or first.whole is not None:
            return first
        everything = np.arange(self.columns, dtype=np.int32)
        stood = self._highs.getBasis()
        self._highs.changeColsIntegrality(
            self.columns, everything, np.full(self.columns, highspy.HighsVarType.kInteger)
        )
        try:
            return self._run()
        finally:
            self._highs.changeColsIntegrality(
                self.columns, everything, np.full(self.columns, highspy.HighsVarType.kContinuous)
            )
            self._highs.setBasis(stood)

    def _run(self) -> Solution | None:
        seconds = min(self._seconds, self._deadline.left()) if self._deadline else self._seconds
        self._highs.setOptionValue("time_limit", self._highs.getRunTime() + seconds)
        self._highs.run()
        if self._deadline:
            self._deadline.work -= (STEPS + self._highs.getInfo().simplex_iteration_count) * self._entries
        status = self._highs.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return None
        if status != highspy.HighsModelStatus.kOptimal:
            raise UnsolvedError(self._highs.modelStatusToString(status))
        solution = self._highs.getSolution()
        return Solution(
            np.array(solution.col_value, dtype=np.float64),
            np.array(solution.row_dual, dtype=np.float64),
            self._highs.getInfo().objective_function_value,
        )
