"""The attacker's audit: what somebody who holds everything published can tell of what is not.

Works from published values alone, so that nothing found here, and nothing written into a
certificate, can say more than the published figures do.
"""

from dataclasses import dataclass, field

import numpy as np

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
        for quantity in map(int, self.secret):
            if quantity not in found.proofs and not self.settled(quantity):
                proof = self._settle(quantity)
                if proof is not None:
                    found.proofs[quantity] = proof
                elif not self.settled(quantity):
                    found.unproven.append(quantity)
        found.solutions = self._fewest(set(found.proofs) | set(found.unproven))
        return found

    def _build(self) -> None:
        """The programme over the hidden variables; equations without any are left out."""
        system = self.system
        constants = system.quantities(self.published)[system.size :]
        kept = [
            (r, [(self.column[k], c) for k, c in row if k in self.column], float(-side), float(-side))
            for r, (row, side) in enumerate(zip(system.rows, system.residuals(self.published), strict=True))
        ] + [
            (
                len(system.rows) + p,
                [(self.column[k], c) for k, c in ((whole, 1), (part, -1)) if k in self.column],
                float(-side),
                np.inf,
            )
            for p, ((whole, part), side) in enumerate(zip(system.parts, constants, strict=True))
        ]
        kept = [row for row in kept if row[1]]
        self.row = {r: k for k, (r, _, _, _) in enumerate(kept)}
        n = len(self.variables)
        room = float(self.published.sum() + 2 * self.thresholds.max() * self.system.size)
        self.program = Program(
            np.zeros(n),
            np.full(n, room),
            np.zeros(n),
            [entries for _, entries, _, _ in kept],
            np.array([lower for _, _, lower, _ in kept]),
            np.array([upper for _, _, _, upper in kept]),
            deadline=self.deadline,
        )
        self.room = room

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

    def _settle(self, quantity: int) -> Proof | None:
        """Try to settle a quantity by solutions; a proof that it is large, where there is one."""
        asked = self._direction(quantity)
        if quantity < self.system.size:
            self._remember(asked * FIRST + self._others(quantity), asked)
        if self.lowest[quantity] > 0:
            self.program.price(asked)
            bound = self.program.solve()
            threshold = int(self.thresholds[quantity])
            if bound is not None and self._value(quantity, bound.values) > threshold - 1 + NEARLY_WHOLE:
                prices = {r: price for r, k in self.row.items() if (price := float(bound.prices[k]))}
                return prove(self.system, self.published, self.hidden, quantity, threshold, prices)
            self._remember(asked, asked)
            self.asked[quantity] = True
        if not self.settled(quantity):
            self._limit(quantity, self._target(quantity))
            try:
                self._remember(-asked * FIRST - self._others(quantity), -asked)
            finally:
                self._limit(quantity, None)
        return None

    def _direction(self, quantity: int) -> Real:
        """Costs that make a minimisation find the quantity's least value."""
        cost = np.zeros(len(self.variables))
        for variable, sign in self._terms(quantity):
            cost[self.column[variable]] += sign
        return cost

    def _terms(self, quantity: int) -> list[tuple[int, int]]:
        """The hidden variables in a quantity, with their signs."""
        if quantity < self.system.size:
            return [(quantity, 1)]
        whole, part = self.system.parts[quantity - self.system.size]
        return [(k, sign) for k, sign in ((whole, 1), (part, -1)) if k in self.column]

    def _others(self, quantity: int) -> Real:
        """Costs of the other variables that are still open: one solution may settle many."""
        lowest, highest = self.lowest[self.variables], self.highest[self.variables]
        known = (lowest == 0) | self.asked[self.variables]
        cost = np.where(known & (highest - lowest >= self.thresholds[self.variables]), 0.0, 1.0)
        cost[[self.column[k] for k, _ in self._terms(quantity)]] = 0.0
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

    def _fewest(self, without: set[int]) -> Whole:
        """A small set of solutions that still settles every quantity, picked greedily."""
        asked = [int(q) for q in self.secret if int(q) not in without]
        if not asked:
            return np.array(self.solutions[:1], dtype=np.int64).reshape(-1, self.system.size)
        values = np.array([self.system.quantities(one)[asked] for one in self.solutions])
        targets = [self._target(q) for q in asked]
        needs = np.concatenate([values == self.lowest[asked], values >= np.array(targets)], axis=1)
        picked: list[int] = []
        missing = np.ones(needs.shape[1], dtype=bool)
        while missing.any():
            best = int((needs & missing).sum(axis=1).argmax())
            picked.append(best)
            missing &= ~needs[best]
        return np.array([self.solutions[k] for k in picked])
