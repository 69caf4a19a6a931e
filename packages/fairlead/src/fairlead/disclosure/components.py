"""Parts of a system that have nothing to do with each other once the published counts are known."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator

import numpy as np

from fairlead.disclosure.system import Mask, System, Whole


def components(system: System, hidden: Mask) -> Whole:
    """The component of every hidden variable, as the number of its first variable; -1 where shown.

    Two hidden variables are together where an equation or a rest holds both, directly or by way
    of others. What is possible in one component does not depend on any other. Shape (variables,).
    """
    kept = hidden[system.entries.columns]
    rows, columns = system.entries.rows[kept], system.entries.columns[kept]
    label = np.arange(system.size, dtype=np.int64)
    least = np.full(len(system.rows) + len(system.parts), system.size, dtype=np.int64)
    while True:
        np.minimum.at(least, rows, label[columns])
        before = label.copy()
        np.minimum.at(label, columns, least[rows])
        if (label == before).all():
            return np.where(hidden, label, -1)


def of_quantities(system: System, hidden: Mask) -> Whole:
    """The component of every quantity, variables then rests; -1 where a reader can read it off."""
    label = components(system, hidden)
    return np.concatenate([label, np.maximum(label[system.wholes], label[system.taken])])


def in_turn(numbers: Iterable[int], label: Whole, wanted: Callable[[int], bool]) -> Iterator[list[int]]:
    """Rounds of numbers, in each at most one of every component, so that all can be asked at once.

    Every number comes at most once, and only if it is still wanted when its turn comes.
    """
    waiting: dict[int, deque[int]] = {}
    for number in numbers:
        waiting.setdefault(int(label[number]), deque()).append(number)
    while True:
        chosen = []
        for queue in waiting.values():
            while queue and not wanted(queue[0]):
                queue.popleft()
            if queue:
                chosen.append(queue.popleft())
        if not chosen:
            return
        yield chosen
