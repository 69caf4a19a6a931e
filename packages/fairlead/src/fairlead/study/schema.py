"""study.yaml: what is counted, from which files, by whom, under which policy."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


class Part(BaseModel):
    """Base: closed and frozen."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Organisation(Part):
    """A body, by its code (ODS or the source's own) and name."""

    code: str
    name: str


class Period(Part):
    """The period of a source: one label for all of it, or a column (of labels, or of dates cut by `by`)."""

    label: str | None = None
    column: str | None = None
    by: Literal["value", "calendar year", "financial year", "quarter", "month"] = "value"
    format: str | None = None
    """How dates are written, where they are not year-month-day: for example %d/%m/%Y."""


class BreakdownColumn(Part):
    """Where a source holds a breakdown.

    codes: a built-in code list's id, or a file beside the study; default, the breakdown's own id.
    values: what this source writes, to the code list's code, where they differ.
    deprivation: for LSOA columns, the lookup to the index's own edition.
    """

    column: str
    codes: str | None = None
    values: dict[str, str] = {}
    blank: str | None = None
    """The code an empty value stands for; without it an empty value is the list's "not known"."""
    lookup: Path | None = None
    lookup_key: str | None = None
    lookup_value: str | None = None


class CountColumns(Part):
    """Where a table of counts holds an indicator's numerator and denominator."""

    numerator: str
    denominator: str


class PublishedColumns(Part):
    """Where a table of published figures holds an indicator's value (in its unit) and its base.

    Publishers often give value and base in rows of their own: `rows` picks the rows of the
    value (column to accepted values), `base_rows` those of the base.
    """

    value: str
    base: str | None = None
    rows: dict[str, tuple[str, ...]] = {}
    base_rows: dict[str, tuple[str, ...]] = {}


class Source(Part):
    """One file of an extract.

    kind rows: one row a person or event. counts: numerators and denominators by group.
    published: figures worked out and published by others.
    fields: the indicators' fields to columns. only: rows to use, column to accepted values.
    total: the rows (column to value) that hold everyone, in a table of counts or published figures.
    """

    id: Id
    file: Path
    kind: Literal["rows", "counts", "published"]
    sheet: str | None = None
    headings: Annotated[int, Field(ge=1)] | None = None
    """The row that holds the headings, where a title or notes stand above them."""
    person: str | None = None
    period: Period
    organisation: str | None = None
    organisation_name: str | None = None
    fields: dict[str, str] = {}
    field_values: dict[str, dict[str, str]] = {}
    """What this source writes in a field, to the value the indicators test for, where they differ."""
    breakdowns: dict[str, BreakdownColumn] = {}
    counts: dict[str, CountColumns] = {}
    published: dict[str, PublishedColumns] = {}
    only: dict[str, tuple[str, ...]] = {}
    total: dict[str, str] = {}
    publisher: str = ""
    published_on: str = ""
    link: str = ""


class Population(Part):
    """The denominators of rates: people by organisation, period and group."""

    file: Path
    people: str
    period: Period
    organisation: str | None = None
    breakdowns: dict[str, BreakdownColumn] = {}


class PolicyChoice(Part):
    """Thresholds, upward only: counts of 1 to threshold - 1 people are withheld."""

    threshold: Annotated[int, Field(ge=8)] = 8
    special_threshold: Annotated[int, Field(ge=10)] = 10


class Study(Part):
    """A study: everything `fairlead run` needs, in one file."""

    version: Literal[1]
    title: str
    organisation: Organisation
    publisher: str
    synthetic: bool = False
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    population: Population | None = None
    indicators: Annotated[tuple[str, ...], Field(min_length=1)]
    indicator_files: tuple[Path, ...] = ()
    breakdowns: dict[str, str | None] = {}
    """Breakdown id to the grouping's name, for the broad groups to publish (None: only the groups)."""
    code_lists: tuple[Path, ...] = ()
    crosses: tuple[tuple[str, str], ...] = ()
    policy: PolicyChoice = PolicyChoice()
    national: str | None = None
    """The organisation whose cells give national mid-points ("new SII"), where a source holds it."""
