"""Which counts to withhold: the small ones, and as few others as make them safe.

Costs steer a sequence of linear programmes (Kelly, Golden and Assad 1992), each finding the
cheapest way in which one small count could be another; a last pass shows again what turned
out not to be needed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from fairlead.disclosure.changes import Aim, Changes
from fairlead.disclosure.solver import Deadline, UnsolvedError
from fairlead.disclosure.system import Mask, Real, System, Whole

COMPANY = 1e-3
"""What it is worth to bring another small count nearer to its aim with the same solution."""


EFFORT = 800_000
"""How many columns, over all programmes, the last pass may solve: a count and not a time, so that
the same input gives the same pattern. Beyond it, more stays hidden than need be."""


@dataclass(frozen=True, slots=True)
class Task:
    """What to protect. Arrays follow the system's variables.

    blocks: 0 for variables that several others stand under (denominators), else which
    indicator's. ties: numbers in [0, 1) that break ties, from the study key. forced: variables
    hidden from the start. aims: what some solution must reach by changing hidden variables.
    deadline: when the search must have ended.
    """

    system: System
    values: Whole
    costs: Real
    ties: Real
    blocks: Whole
    forced: Mask
    aims: tuple[Aim, ...]
    deadline: Deadline | None = None


class Suppression:
    """The search for a pattern: hidden grows by `protect` and shrinks by `show_again`.

    solutions: whole solutions found so far (the truth among them), one a row; all of them
    differ from the truth in hidden variables only. reached: which aims each of them reaches.
    """

    def __init__(self, task: Task) -> None:
        """Start from the forced pattern."""
        self.task = task
        self.hidden = task.system.closed(task.forced)
        self.weights = task.costs * (1 + 1e-4 * task.ties)
        self.solutions = task.values[None, :].copy()
        self.aims: list[Aim] = []
        self.aim(task.aims)

    def aim(self, aims: Iterable[Aim]) -> bool:
        """Add aims; says whether any of them was new."""
        before = len(self.aims)
        self.aims = list(dict.fromkeys([*self.aims, *aims]))
        self.asked = np.array([quantity for quantity, _ in self.aims], dtype=np.int64)
        self.targets = np.array([target for _, target in self.aims], dtype=np.int64)
        self.reached = np.array([self.reaches(values) for values in self.solutions]).reshape(
            len(self.solutions), len(self.aims)
        )
        return len(self.aims) > before

    def reaches(self, values: Whole) -> Mask:
        """Which of the aims a solution reaches: shape (aims,)."""
        quantities = self.task.system.quantities(values)
        found = quantities[self.asked]
        return np.where(self.targets == 0, found == 0, found >= self.targets)

    def protect(self) -> None:
        """Hide what it takes, so that every aim is reached by changing hidden variables only."""
        hidden, shared = self.hidden, self.task.blocks == 0
        blocks = [int(block) for block in np.unique(self.task.blocks)]
        free = {block: hidden & (shared | (self.task.blocks == block)) for block in blocks if block}
        self.reach_open(free | {0: hidden})
        self.reach_open({block: hidden | (self.task.blocks == block) for block in blocks})
        self.reach_open(dict.fromkeys(blocks, np.ones_like(hidden)))
        if not self.reached.any(axis=0).all():
            raise UnsolvedError("a small count cannot be protected")

    def reach_open(self, chosen: Mapping[int, Mask]) -> None:
        """Try every open aim, changing only the variables chosen for its block; hide what that changes.

        Few variables make quick programmes, and most aims need no more.
        """
        task = self.task
        changes: dict[int, Changes] = {}
        for number, aim in enumerate(self.aims):
            if self.reached[:, number].any():
                continue
            block = self.block(aim)
            if block not in changes:
                changes[block] = Changes(task.system, task.values, chosen[block], task.deadline)
            changes[block].price(*self.prices())
            values = changes[block].reach(aim)
            if values is not None:
                self.hidden = task.system.closed(self.hidden | (values != task.values))
                self.remember(values)

    def block(self, aim: Aim) -> int:
        """The block of the variable an aim is about; a rest belongs to its part's."""
        quantity, system = aim[0], self.task.system
        variable = quantity if quantity < system.size else system.taken[quantity - system.size]
        return int(self.task.blocks[variable])

    def prices(self) -> tuple[Real, Real]:
        """What it costs to let variables rise and fall now: nothing where hidden already."""
        left: Mask = np.logical_not(self.reached.any(axis=0))
        rises, falls = self.company(left)
        shown = np.where(self.hidden, 0.0, self.weights)
        return rises + shown, falls + shown

    def company(self, left: Mask) -> tuple[Real, Real]:
        """The worth, as a cost below nought, of letting variables rise and fall for the aims left."""
        system = self.task.system
        rises, falls = np.zeros(system.size), np.zeros(system.size)
        asked, downward = self.asked[left], self.targets[left] == 0
        rest = asked >= system.size
        variable = asked.copy()
        variable[rest] = system.taken[asked[rest] - system.size]
        np.subtract.at(falls, variable[downward != rest], COMPANY)
        np.subtract.at(rises, variable[downward == rest], COMPANY)
        return rises, falls

    def remember(self, values: Whole) -> None:
        """Keep a solution."""
        self.solutions = np.vstack([self.solutions, values])
        self.reached = np.vstack([self.reached, self.reaches(values)])

    def show_again(self) -> None:
        """Show, dearest first, every variable that the aims can do without."""
        system, task = self.task.system, self.task
        programmes: dict[int, Changes] = {}
        self.effort = EFFORT
        for variable in self.candidates():
            if self.hidden[system.wholes[system.taken == variable]].any():
                continue
            block = int(task.blocks[variable])
            if block not in programmes:
                near = (task.blocks == block) | (task.blocks == 0) if block else self.hidden
                programmes[block] = Changes(system, task.values, self.hidden & near, task.deadline)
            if self.show(programmes[block], variable):
                for programme in programmes.values():
                    if variable in programme.column:
                        programme.fix(variable)

    def candidates(self) -> list[int]:
        """Hidden variables that were not forced, dearest first (a whole is dearer than its parts)."""
        free = np.flatnonzero(self.hidden & ~self.task.system.closed(self.task.forced))
        return sorted((int(k) for k in free), key=lambda k: -self.weights[k])

    def show(self, changes: Changes, variable: int) -> bool:
        """Try to reach all aims without changing a variable; show it where that works."""
        if not self.task.system.follows(self.hidden, variable).isdisjoint(self.asked.tolist()):
            return False
        kept = self.solutions[:, variable] == self.task.values[variable]
        done = self.reached[kept].any(axis=0)
        found: list[Whole] = []
        changes.fix(variable)
        for number, aim in enumerate(self.aims):
            if done[number]:
                continue
            changes.price(*self.company(~done))
            values = changes.reach(aim) if self.effort > 0 else None
            self.effort -= len(changes.variables)
            if values is None:
                changes.free(variable)
                return False
            found.append(values)
            done |= self.reaches(values)
        self.hidden[variable] = False
        self.solutions, self.reached = self.solutions[kept], self.reached[kept]
        for values in found:
            self.remember(values)
        return True
