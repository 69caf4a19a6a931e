"""From what mathematics gives (numbers, or NaN) to what a reader is given (a Figure in its state)."""

import math
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from fairlead.figures import Figure, State
from fairlead.measures import Estimate


class Obstacle(NamedTuple):
    """Why there is no value."""

    state: State
    reason: str

    @property
    def figure(self) -> Figure:
        """The figure in this state."""
        return Figure(self.state)


def figures(estimate: Estimate, multiplier: float = 1) -> Iterator[Figure]:
    """A figure for each value of a one-dimensional estimate; limits that are NaN are missing."""
    for value, lower, upper in (np.column_stack(estimate) * multiplier).tolist():
        if math.isnan(value):
            yield Figure(State.UNDEFINED)
        elif math.isnan(lower) or math.isnan(upper):
            yield Figure(State.VALUE, value)
        else:
            yield Figure(State.VALUE, value, lower, upper)
