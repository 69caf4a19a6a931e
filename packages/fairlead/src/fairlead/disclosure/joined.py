"""Several searches as one: universes do not touch, so a programme can ask of all of them at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from fairlead.disclosure.audit import Findings
from fairlead.disclosure.solver import Deadline
from fairlead.disclosure.suppression import Task
from fairlead.disclosure.system import Mask, System, Whole


@dataclass(frozen=True)
class Search:
    """What to protect, with the threshold of every quantity and which quantities are small."""

    task: Task
    limits: Whole
    small: Mask


def join(searches: Sequence[Search], deadline: Deadline) -> tuple[Search, list[Whole]]:
    """One search for all, and for each the numbers that its quantities have there."""
    tasks = [one.task for one in searches]
    system = beside([task.system for task in tasks])
    numbers = quantities([task.system for task in tasks])
    limits = np.zeros(len(system.quantity_names), dtype=np.int64)
    small = np.zeros(len(limits), dtype=bool)
    for one, place in zip(searches, numbers, strict=True):
        limits[place], small[place] = one.limits, one.small
    task = Task(
        system=system,
        values=np.concatenate([task.values for task in tasks]),
        costs=np.concatenate([task.costs for task in tasks]),
        ties=np.concatenate([task.ties for task in tasks]),
        blocks=np.concatenate([task.blocks for task in tasks]),
        forced=np.concatenate([task.forced for task in tasks]),
        aims=tuple(
            (int(place[quantity]), target)
            for task, place in zip(tasks, numbers, strict=True)
            for quantity, target in task.aims
        ),
        deadline=deadline,
    )
    return Search(task, limits, small), numbers


def beside(systems: Sequence[System]) -> System:
    """One system of several, with nothing between them."""
    starts = [0, *accumulate(one.size for one in systems)]
    pairs = list(zip(starts, systems, strict=False))
    return System(
        names=tuple(name for one in systems for name in one.names),
        rows=tuple(tuple((k + start, c) for k, c in row) for start, one in pairs for row in one.rows),
        row_names=tuple(name for one in systems for name in one.row_names),
        parts=tuple((whole + start, part + start) for start, one in pairs for whole, part in one.parts),
        part_names=tuple(name for one in systems for name in one.part_names),
    )


def quantities(systems: Sequence[System]) -> list[Whole]:
    """For each system the numbers of its quantities in all of them beside each other."""
    variables = [0, *accumulate(one.size for one in systems)]
    rests = [variables[-1], *accumulate((len(one.parts) for one in systems), initial=variables[-1])][1:]
    return [
        np.concatenate([first + np.arange(one.size), rest + np.arange(len(one.parts))])
        for one, first, rest in zip(systems, variables, rests, strict=False)
    ]


def part(findings: Findings, numbers: Whole, size: int) -> Findings:
    """What was found of one of the systems: of `size` variables, with these numbers."""
    own = {int(number): k for k, number in enumerate(numbers)}
    solutions = findings.solutions[:, numbers[:size]]
    return Findings(
        np.array(list(dict.fromkeys(map(tuple, solutions.tolist()))), dtype=np.int64).reshape(-1, size),
        {own[quantity]: proof for quantity, proof in findings.proofs.items() if quantity in own},
        [own[quantity] for quantity in findings.unproven if quantity in own],
    )
