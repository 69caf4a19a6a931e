"""Which counts to withhold: the small ones, and as few others as make them safe.

Costs steer a sequence of linear programmes (Kelly, Golden and Assad 1992), each finding the
cheapest way in which one small count could be another; a last pass shows again what turned
out not to be needed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from fairlead.disclosure.changes import Aim, Changes
from fairlead.disclosure.components import in_turn, of_quantities
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

    solutions: whole solutions found so far (the truth first), one a row; all of them differ
    from the truth in hidden variables only. reached: which aims each of them reaches.
    """

    def __init__(self, task: Task) -> None:
        """Start from the forced pattern."""
        self.task = task
        self.hidden = task.system.closed(task.forced)
        self.weights = task.costs * (1 + 1e-4 * task.ties)
        self.solutions = task.values[None, :].copy()
        self.fresh: list[Whole] = []
        self.aims: list[Aim] = []
        self.aim(task.aims)

    def aim(self, aims: Iterable[Aim]) -> bool:
        """Add aims; says whether any of them was new."""
        before = len(self.aims)
        self.aims = list(dict.fromkeys([*self.aims, *aims]))
        self.asked = np.array([quantity for quantity, _ in self.aims], dtype=np.int64)
        self.targets = np.array([target for _, target in self.aims], dtype=np.int64)
        self.reached = np.array([self.reaches(values) for values in self.solutions])
        self.done = any_row(self.reached)
        return len(self.aims) > before

    def reaches(self, values: Whole) -> Mask:
        """Which of the aims a solution reaches: shape (aims,)."""
        found = self.task.system.quantities(values)[self.asked]
        return np.where(self.targets == 0, found == 0, found >= self.targets)

    def protect(self) -> None:
        """Hide what it takes, so that every aim is reached by changing hidden variables only.

        First with few variables, which makes quick programmes; most aims need no more.
        """
        shared = self.task.blocks == 0
        if not shared.all():
            self.approach(self.hidden & ~shared)
        self.approach(self.hidden)
        if not shared.all():
            self.approach(self.hidden | ~shared)
            self.approach(self.hidden | shared)
        self.approach(np.ones_like(self.hidden))
        self.reach()
        if not self.done.all():
            raise UnsolvedError("a small count cannot be protected")

    def approach(self, chosen: Mask) -> None:
        """Try every open aim once, those of different components together, by changing chosen variables."""
        task = self.task
        label = of_quantities(task.system, chosen)[self.asked]
        near = [int(n) for n in np.flatnonzero(~self.done & (label >= 0))]
        if not near:
            return
        changes = Changes(task.system, task.values, chosen, task.deadline)
        for numbers in in_turn(near, label, lambda number: not self.done[number]):
            changes.price(*self.prices())
            values = changes.approach([self.aims[n] for n in numbers])
            self.remember(self.without(values, numbers, label, changes))
            if changes.rough.any():
                self.smooth(changes.rough, [n for n in numbers if not self.done[n]])

    def smooth(self, rough: Mask, numbers: Sequence[int]) -> None:
        """Look for whole numbers where a solution had others: among the few variables it changes."""
        task = self.task
        label = of_quantities(task.system, rough)
        for number in numbers:
            mine = label[self.asked[number]]
            if mine >= 0 and not self.done[number]:
                near = rough & (label[: task.system.size] == mine)
                changes = Changes(task.system, task.values, near, task.deadline)
                changes.price(np.zeros(task.system.size), np.zeros(task.system.size))
                values = changes.reach(self.aims[number])
                if values is not None:
                    self.remember(values)

    def without(self, values: Whole, numbers: Sequence[int], label: Whole, changes: Changes) -> Whole:
        """A solution with nothing changed in the components whose aims, of these numbers, it missed."""
        missed = [
            label[n] for n, reached in zip(numbers, self.reaches(values)[numbers], strict=True) if not reached
        ]
        kept = ~np.isin(changes.label[: len(values)], missed)
        return np.where(kept, values, self.task.values)

    def reach(self) -> None:
        """Reach the aims that are still open one by one, whatever it costs."""
        task = self.task
        changes: Changes | None = None
        for number, aim in enumerate(self.aims):
            if self.done[number]:
                continue
            changes = changes or Changes(task.system, task.values, np.ones_like(self.hidden), task.deadline)
            changes.price(*self.prices())
            values = changes.reach(aim)
            if values is not None:
                self.remember(values)

    def prices(self) -> tuple[Real, Real]:
        """What it costs to let variables rise and fall now: nothing where hidden already."""
        rises, falls = self.company(~self.done)
        shown = np.where(self.hidden, 0.0, self.weights)
        return rises + shown, falls + shown

    def company(self, left: Mask) -> tuple[Real, Real]:
        """The worth, as a cost below nought, of letting variables rise or fall for the aims left."""
        system = self.task.system
        rises, falls = np.zeros(system.size), np.zeros(system.size)
        asked, downward = self.asked[left], self.targets[left] == 0
        rest = asked >= system.size
        variable = asked.copy()
        variable[rest] = system.taken[asked[rest] - system.size]
        falls[variable[downward != rest]] = -COMPANY
        rises[variable[downward == rest]] = -COMPANY
        rises[falls < 0] = 0.0  # not both, or they would rise and fall at once
        return rises, falls

    def remember(self, values: Whole) -> None:
        """Keep a solution, and hide what it changes."""
        changed = values != self.task.values
        if not changed.any():
            return
        self.hidden = self.task.system.closed(self.hidden | changed)
        self.fresh.append(values)
        self.done = self.done | self.reaches(values)

    def gather(self) -> None:
        """Put the solutions kept of late with the others."""
        self.reached = np.vstack([self.reached, *map(self.reaches, self.fresh)])
        self.solutions = np.vstack([self.solutions, *self.fresh])
        self.fresh = []

    def show_again(self) -> None:
        """Show, dearest first, every variable that the aims can do without."""
        system, task = self.task.system, self.task
        programmes: dict[tuple[int, int], Changes] = {}
        self.gather()
        self.effort = EFFORT
        self.label = of_quantities(system, self.hidden)
        asked = set(self.asked.tolist())
        for variable in self.candidates():
            if self.hidden[system.wholes[system.taken == variable]].any():
                continue
            if not system.follows(self.hidden, variable).isdisjoint(asked):
                continue
            block, component = int(task.blocks[variable]), int(self.label[variable])
            if (block, component) not in programmes:
                near = self.hidden & (self.label[: system.size] == component)
                near &= ((task.blocks == block) | (task.blocks == 0)) if block else True
                programmes[block, component] = Changes(system, task.values, near, task.deadline)
            if self.show(programmes[block, component], variable):
                for programme in programmes.values():
                    if variable in programme.column:
                        programme.fix(variable)

    def candidates(self) -> list[int]:
        """Hidden variables that were not forced, dearest first (a whole is dearer than its parts)."""
        free = np.flatnonzero(self.hidden & ~self.task.system.closed(self.task.forced))
        return sorted((int(k) for k in free), key=lambda k: -self.weights[k])

    def show(self, changes: Changes, variable: int) -> bool:
        """Try to reach all aims without changing a variable; show it where that works."""
        mine = self.label[self.asked] == self.label[variable]
        stale = self.solutions[:, variable] != self.task.values[variable]
        changes.fix(variable)
        found = self.instead(changes, np.where(mine, any_row(self.reached[~stale]), self.done))
        if found is None:
            changes.free(variable)
            return False
        self.hidden[variable] = False
        # What the stale solutions say of other components stands.
        here = self.label[: self.task.system.size] == self.label[variable]
        self.solutions[stale] = np.where(here, self.task.values, self.solutions[stale])
        self.reached[stale] = np.where(mine, self.reached[0], self.reached[stale])
        self.done = any_row(self.reached)
        for values in found:
            self.remember(values)
        self.gather()
        return True

    def instead(self, changes: Changes, done: Mask) -> list[Whole] | None:
        """Solutions for the aims that are not done, or None where one is not found within the effort."""
        found: list[Whole] = []
        for number in map(int, np.flatnonzero(~done)):
            if done[number]:
                continue
            changes.price(*self.company(~done))
            self.effort -= len(changes.variables)
            values = changes.approach([self.aims[number]]) if self.effort > 0 else self.task.values
            reached = self.reaches(values)
            if not reached[number]:
                return None
            found.append(values)
            done = done | reached
        return found


def any_row(marks: Mask) -> Mask:
    """In which columns any row is marked."""
    found: Mask = np.logical_or.reduce(marks, axis=0, initial=False)
    return found
