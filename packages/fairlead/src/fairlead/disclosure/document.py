"""release.json: everything a reader holds. Its JSON Schema stands in docs/reference."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from fairlead.figures import State


class Entry(BaseModel):
    """Base: closed and frozen."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ReleasedOrganisation(Entry):
    """A body the figures are about."""

    code: str
    name: str


class ReleasedIndicator(Entry):
    """What a reader must know of an indicator; from the catalogue."""

    key: str
    id: str
    version: int
    title: str
    theme: str
    kind: Literal["proportion", "rate", "published"]
    polarity: str
    unit: str
    multiplier: float
    numerator: str
    denominator: str
    cannot_tell: tuple[str, ...]
    source: str
    owner: str
    review: str


class ReleasedGroup(Entry):
    """A group, a broad group (with members) or the known total of a breakdown."""

    code: str
    label: str
    kind: Literal["known", "not stated", "unknown", "broad", "all known"]
    members: tuple[str, ...] = ()


class ReleasedBreakdown(Entry):
    """A breakdown as published: its scheme and edition say what it may be compared with."""

    id: str
    title: str
    scheme: str
    grouping: str = ""
    edition: str = ""
    ordered: bool
    special: bool
    comparator: str | None
    groups: tuple[ReleasedGroup, ...]
    source: str = ""
    note: str = ""


class ReleasedFigure(Entry):
    """One cell: a group's counts and the estimate made from them, or the state why not.

    groups: breakdown id to group code; empty is everybody. method: the interval's name.
    """

    indicator: str
    organisation: str
    period: str
    groups: dict[str, str]
    state: State
    numerator: int | None = None
    denominator: int | None = None
    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    method: str = ""
    reason: str = ""


class ReleasedComparison(Entry):
    """A gap, a ratio or a gradient, in the same terms as a Finding.

    measure: difference, ratio, slope_index, relative_index, slope_index_national,
    relative_index_national. comparator: the group compared with, None for gradients.
    """

    indicator: str
    measure: str
    organisation: str
    period: str
    groups: dict[str, str]
    comparator: str | None
    state: State
    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    method: str = ""
    reason: str = ""


class ReleasedCompleteness(Entry):
    """How many of an indicator's denominator have a known group: of the total, in per cent.

    Worked out from published counts only; state "suppressed" where one of them is withheld.
    """

    indicator: str
    breakdown: str
    organisation: str
    period: str
    state: State
    known: int | None = None
    total: int | None = None
    share: float | None = None


class PublishedFigure(Entry):
    """A figure others published: never certified by us, never behind a commitment's status.

    lower and upper stand only where the base is known, and ignore the design effect.
    """

    indicator: str
    organisation: str
    period: str
    groups: dict[str, str]
    value: float
    base: float | None
    lower: float | None
    upper: float | None
    publisher: str
    published_on: str
    link: str


class ReleasedPolicy(Entry):
    """The rules that were applied, in figures."""

    threshold: int
    special_threshold: int


class ReleaseDocument(Entry):
    """The whole of a release. Lists are in a fixed order, so the same input gives the same bytes."""

    format: Literal["fairlead-release/1"] = "fairlead-release/1"
    title: str
    organisation: ReleasedOrganisation
    publisher: str
    synthetic: bool
    policy: ReleasedPolicy
    sources: tuple[str, ...]
    organisations: tuple[ReleasedOrganisation, ...]
    periods: tuple[str, ...]
    indicators: tuple[ReleasedIndicator, ...]
    breakdowns: tuple[ReleasedBreakdown, ...]
    figures: tuple[ReleasedFigure, ...]
    comparisons: tuple[ReleasedComparison, ...]
    completeness: tuple[ReleasedCompleteness, ...]
    published: tuple[PublishedFigure, ...]
