"""The vocabulary in which an indicator is declared. Everything outside it is refused."""

import datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator


class Declaration(BaseModel):
    """Base: closed (no unknown words) and frozen."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Theme(StrEnum):
    """The three themes that hold the programme together."""

    EQUITY = "equity"
    LEADERSHIP = "leadership"
    ACCOUNTABILITY = "accountability"


class Polarity(StrEnum):
    """Which direction is better for the people counted."""

    HIGHER = "higher is better"
    LOWER = "lower is better"
    NEITHER = "neither"


class Condition(Declaration):
    """A test on one field of a row; exactly one of the tests is given."""

    field: str
    one_of: tuple[str | int, ...] | None = None
    none_of: tuple[str | int, ...] | None = None
    at_least: float | None = None
    at_most: float | None = None
    present: bool | None = None

    @model_validator(mode="after")
    def one_test(self) -> "Condition":
        """Exactly one test."""
        tests = (self.one_of, self.none_of, self.at_least, self.at_most, self.present)
        if sum(test is not None for test in tests) != 1:
            raise ValueError(
                f"The condition on '{self.field}' must have exactly one of"
                " one_of, none_of, at_least, at_most, present"
            )
        return self


class Indicator(Declaration):
    """What is measured: numerator over denominator, its meaning, its owner and its limits.

    numerator and denominator are conditions that must all hold (rows and events); in a
    table of counts the study names the two columns instead. kind "rate" takes its
    denominator from a population file; kind "published" is for figures others worked out.
    """

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    version: Annotated[int, Field(ge=1)]
    title: str
    theme: Theme
    kind: Literal["proportion", "rate", "published"]
    polarity: Polarity
    unit: str = "%"
    multiplier: float = 100
    numerator: tuple[Condition, ...] = ()
    denominator: tuple[Condition, ...] = ()
    numerator_words: str
    denominator_words: str
    cannot_tell: tuple[str, ...]
    source: str
    owner: str
    review: datetime.date

    @property
    def key(self) -> str:
        """id@version: the name that travels with every figure."""
        return f"{self.id}@{self.version}"

    @property
    def fields(self) -> tuple[str, ...]:
        """The study fields its conditions need, sorted."""
        return tuple(sorted({c.field for c in self.numerator + self.denominator}))
