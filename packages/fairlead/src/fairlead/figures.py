"""A figure and its states: what a reader may hold."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """What a figure is. Suppressed, unknown and nought are three different things."""

    VALUE = "value"
    SUPPRESSED = "suppressed"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not applicable"
    TOO_FEW = "too few to interpret"
    UNDEFINED = "undefined"


@dataclass(frozen=True, slots=True)
class Figure:
    """An estimate with its 95 % interval, or the reason why there is none.

    Values are in the indicator's unit after its multiplier (a proportion of 0.0677 with
    multiplier 100 is 6.77); an interval may be missing where no base is known.
    """

    state: State
    value: float | None = None
    lower: float | None = None
    upper: float | None = None

    def __post_init__(self) -> None:
        """A figure has a value in the state "value" and in no other."""
        if (self.value is not None) != (self.state is State.VALUE):
            raise ValueError(f"a figure in state {self.state} cannot have value {self.value}")
        if self.state is not State.VALUE and (self.lower is not None or self.upper is not None):
            raise ValueError(f"a figure in state {self.state} cannot have an interval")


SUPPRESSED = Figure(State.SUPPRESSED)
