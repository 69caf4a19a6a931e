"""The attacker's audit: what somebody who holds everything published can tell of what is not.

Works from published values alone, so that nothing found here, and nothing written into a
certificate, can say more than the published figures do.
"""

from dataclasses import dataclass, field

import numpy as np

from fairlead.disclosure.components import in_turn, of_quantities
from fairlead.disclosure.proof import Lines, Proof, prove
from fairlead.disclosure.solver import NEARLY_WHOLE, Deadline, Program
from fairlead.disclosure.system import Mask, Real, System, Whole

FIRST = 1e4
"""How much more the quantity asked for weighs than the others that may come along."""


@dataclass
class Findings:
    """solutions: one a row, over all variables. proofs: by quantity. unproven: quantities."""

    solutions: Whole
    proofs: dict[int, Proof] = field(default_factory=dict)
    unproven: list[int] = field(default_factory=list)


class Audit:
    """Asks, for every hidden quantity, how small and how large the published figures let it be.

    A quantity is settled when solutions put it at nought and at the threshold or more; or
    one threshold apart; or when a proof says that it cannot be below the threshold.
    """

    def __init__(
        self,
        system: System,
        published: Whole,
        hidden: Mask,
        thresholds: Whole,
        deadline: Deadline | None = None,
    ) -> None:
        """published: values of the variables; what they say where hidden is not looked at."""
        self.deadline = deadline
        self.system = system
        self.hidden = hidden
        self.published = np.where(hidden, 0, published)
        self.thresholds = thresholds
        self.variables = np.flatnonzero(hidden)
        self.column = {int(variable): k for k, variable in enumerate(self.variables)}
        self.secret = np.flatnonzero(system.hidden_quantities(hidden))
        self.label = of_quantities(system, hidden)
        self.lowest = np.full(len(thresholds), np.iinfo(np.int64).max)
        self.highest = np.full(len(thresholds), -1)
        self.asked = np.zeros(len(thresholds), dtype=bool)
        self.solutions: list[Whole] = []

    def run(self) -> Findings:
        """Look at every hidden quantity. Raises UnsolvedError where the solver gives no answer."""
        found = Findings(np.zeros((0, self.system.size), dtype=np.int64))
        if not len(self.variables):
            return found
        lines = Lines(self.system, self.published, self.hidden)
        for quantity in map(int, self.secret):
            proof = lines.prove(quantity, int(self.thresholds[quantity]))
            if proof is not None:
                found.proofs[quantity] = proof
        self._build()
        asked = [int(q) for q in self.secret if q not in found.proofs]
        for chosen in in_turn(asked, self.label, lambda quantity: not self.settled(quantity)):
            self._settle(chosen, found.proofs)
        found.unproven = [q for q in asked if q not in found.proofs and not self.settled(q)]
        found.solutions = self._fewest([q for q in asked if self.settled(q)])
        return found

    def _build(self) -> None:
        """The programme over the hidden variables; equations without any are left out."""
        system = self.system
        height = len(system.rows) + len(system.parts)
        entries, held = system.entries.among(self.hidden).packed()
        sides = -system.entries.times(self.published, height)[held].astype(np.float64)
        self.held = held
        self.row = {int(r): k for k, r in enumerate(held)}
        first = np.searchsorted(entries.rows, np.arange(len(held)))
        self.side = self.label[self.variables[entries.columns[first]]]
        n = len(self.variables)
        self.room = float(self.published.sum() + 2 * self.thresholds.max() * self.system.size)
        self.program = Program(
            np.zeros(n),
            np.full(n, self.room),
            np.zeros(n),
            entries,
            sides,
            np.where(held < len(system.rows), sides, np.inf),
            deadline=self.deadline,
        )

    def settled(self, quantity: int) -> bool:
        """Whether the solutions leave the quantity open widely enough.

        Above nought its lowest value counts only once it was asked for: a count that could
        be nought must be seen to be.
        """
        if self.lowest[quantity] > 0 and not self.asked[quantity]:
            return False
        return bool(self.highest[quantity] >= self._target(quantity))

    def _target(self, quantity: int) -> int:
        """What the highest value must reach: the threshold, or a threshold above the lowest."""
        return int(self.thresholds[quantity]) + int(self.lowest[quantity])

    def _settle(self, chosen: list[int], proofs: dict[int, Proof]) -> None:
        """Settle quantities of different components by solutions, or prove them large, or leave them."""
        variables = [q for q in chosen if q < self.system.size]
        if variables:
            asked = self._direction(variables)
            self._remember(asked * FIRST + self._others(variables), asked)
        self._lower([q for q in chosen if self.lowest[q] > 0], proofs)
        self._raise([q for q in chosen if not self.settled(q) and (self.lowest[q] == 0 or self.asked[q])])

    def _lower(self, chosen: list[int], proofs: dict[int, Proof]) -> None:
        """Find the least that quantities can be, and prove it of those that must be large."""
        if not chosen:
            return
        asked = self._direction(chosen)
        self.program.price(asked)
        bound = self.program.solve()
        for quantity in chosen:
            threshold = int(self.thresholds[quantity])
            if bound is None or self._value(quantity, bound.values) <= threshold - 1 + NEARLY_WHOLE:
                self.asked[quantity] = True
                continue
            rows = np.flatnonzero(self.side == self.label[quantity])
            prices = {int(self.held[k]): float(bound.prices[k]) for k in rows}
            proof = prove(self.system, self.published, self.hidden, quantity, threshold, prices)
            if proof is not None:
                proofs[quantity] = proof
        if self.asked[chosen].any():
            self._remember(asked, asked)

    def _raise(self, chosen: list[int]) -> None:
        """Let quantities be as large as they need be."""
        if not chosen:
            return
        for quantity in chosen:
            self._limit(quantity, self._target(quantity))
        asked = self._direction(chosen)
        try:
            self._remember(-asked * FIRST - self._others(chosen), -asked)
        finally:
            for quantity in chosen:
                self._limit(quantity, None)

    def _direction(self, chosen: list[int]) -> Real:
        """Costs that make a minimisation find the least values of quantities of different components."""
        cost = np.zeros(len(self.variables))
        for quantity in chosen:
            for variable, sign in self._terms(quantity):
                cost[self.column[variable]] += sign
        return cost

    def _terms(self, quantity: int) -> list[tuple[int, int]]:
        """The hidden variables in a quantity, with their signs."""
        return [(k, sign) for k, sign in self.system.terms(quantity) if k in self.column]

    def _others(self, chosen: list[int]) -> Real:
        """Costs of the other variables that are still open: one solution may settle many."""
        lowest, highest = self.lowest[self.variables], self.highest[self.variables]
        known = (lowest == 0) | self.asked[self.variables]
        cost = np.where(known & (highest - lowest >= self.thresholds[self.variables]), 0.0, 1.0)
        cost[[self.column[k] for quantity in chosen for k, _ in self._terms(quantity)]] = 0.0
        return cost

    def _limit(self, quantity: int, highest: int | None) -> None:
        """Cap a quantity while it is being raised, so that others may rise too."""
        if quantity < self.system.size:
            self.program.bound(self.column[quantity], 0, self.room if highest is None else highest)
            return
        row = quantity - self.system.size
        constant = float(self.system.quantities(self.published)[quantity])
        self.program.bound_row(
            self.row[len(self.system.rows) + row],
            -constant,
            np.inf if highest is None else highest - constant,
        )

    def _value(self, quantity: int, values: Real) -> float:
        """A quantity's value in a solution over the hidden variables, whole or not."""
        constant = float(self.system.quantities(self.published)[quantity])
        return constant + sum(sign * float(values[self.column[k]]) for k, sign in self._terms(quantity))

    def _remember(self, cost: Real, plain: Real) -> None:
        """Find a whole solution of least cost and keep it; by the plain cost where that is hard."""
        self.program.price(cost)
        found = self.program.solve()
        if found is not None and found.whole is None:
            self.program.price(plain)
            found = self.program.solve(whole=True)
        change = None if found is None else found.whole
        if change is None:
            return
        values = self.published.copy()
        values[self.variables] = change
        if self.system.holds(values):
            self.solutions.append(values)
            quantities = self.system.quantities(values)
            self.lowest = np.minimum(self.lowest, quantities)
            self.highest = np.maximum(self.highest, quantities)

    def _fewest(self, asked: list[int]) -> Whole:
        """A few solutions that settle the quantities asked: picked greedily in every component, then joined.

        Components do not touch, so the solution of one goes with any solution of another.
        """
        if not asked:
            return np.array(self.solutions[:1], dtype=np.int64).reshape(-1, self.system.size)
        known = np.array(self.solutions)
        found = np.array([self.system.quantities(one) for one in self.solutions])
        picked: dict[int, list[int]] = {}
        for component in dict.fromkeys(int(c) for c in self.label[asked]):
            mine = [q for q in asked if self.label[q] == component]
            targets = [self._target(q) for q in mine]
            values = found[:, mine]
            picked[component] = cover(
                np.concatenate([values == self.lowest[mine], values >= targets], axis=1)
            )
        joined = np.repeat(known[:1], max(map(len, picked.values())), axis=0)
        for component, numbers in picked.items():
            columns = np.flatnonzero(self.label[: self.system.size] == component)
            for k in range(len(joined)):
                joined[k, columns] = known[numbers[min(k, len(numbers) - 1)], columns]
        return joined


def cover(needs: Mask) -> list[int]:
    """Rows, picked greedily, that meet together what any row meets. needs: shape (rows, needs)."""
    picked: list[int] = []
    missing = needs.any(axis=0)
    while missing.any():
        best = int((needs & missing).sum(axis=1).argmax())
        picked.append(best)
        missing &= ~needs[best]
    return picked
