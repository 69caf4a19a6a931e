"""What the parent asks of the reading process, and what it is told."""

from dataclasses import dataclass, field
from pathlib import Path

from pydantic import TypeAdapter

from fairlead.catalogue.indicator import Indicator
from fairlead.ingest.limits import Limits
from fairlead.ingest.problems import Problem, counted, shown
from fairlead.ingest.raw import packed, unpacked
from fairlead.ingest.table import Reconciled
from fairlead.reference.breakdowns import Breakdown
from fairlead.study.checked import CheckedSource, Coded, PublishedValue
from fairlead.study.profile import Profile
from fairlead.study.schema import Source

Packed = tuple[str, str]
"""A raw value as type and text."""


@dataclass(frozen=True, slots=True)
class ColumnCheck:
    """How one column of a source was understood: its completeness is a figure in its own right.

    meaning: "breakdown sex", "field outcome", "period", "organisation", "person". rows: the rows
    that count or, where `of` names a column of counts, what it counts in them. blank: those
    without a value. known, not_stated, unknown: rows by what their code
    says (breakdowns only, else None). values: what was read, its code and its rows, where the
    column has few values. aside: what else a reader must know, in words.
    """

    source: str
    column: str
    meaning: str
    rows: int
    blank: int
    known: int | None = None
    not_stated: int | None = None
    unknown: int | None = None
    values: tuple[tuple[str, str, int], ...] = ()
    of: str = ""
    aside: str = ""

    def __str__(self) -> str:
        """One sentence."""
        many = f"{self.rows:,} in '{shown(self.of)}'" if self.of else counted(self.rows, "row")
        filled = f"{shown(self.column)} ({self.source}, {self.meaning}): {many}"
        if self.known is None:
            return f"{filled}, {self.blank:,} empty{self.aside}."
        return (
            f"{filled}, {100 * self.known / max(self.rows, 1):.1f} % with a known group; "
            f"{self.not_stated:,} not stated, {self.unknown:,} not known ({self.blank:,} empty)."
        )


@dataclass(frozen=True)
class CheckTask:
    """Check one source against the study."""

    source: Source
    folder: Path
    organisation: str
    breakdowns: dict[str, Breakdown]
    indicators: tuple[Indicator, ...]
    box: Path
    limits: Limits


@dataclass(frozen=True)
class ProfileTask:
    """Say what a file holds."""

    path: Path
    sheet: str | None
    box: Path
    limits: Limits


@dataclass(frozen=True)
class PackedColumn:
    """A Coded column for the journey between processes."""

    column: str
    codes: tuple[tuple[Packed, str], ...] | None

    @classmethod
    def of(cls, coded: Coded) -> "PackedColumn":
        """Pack."""
        codes = coded.codes
        return cls(
            coded.column, None if codes is None else tuple((packed(raw), code) for raw, code in codes.items())
        )

    def coded(self) -> Coded:
        """Unpack."""
        return Coded(
            self.column, None if self.codes is None else {unpacked(*raw): code for raw, code in self.codes}
        )


@dataclass(frozen=True)
class PackedSource:
    """A CheckedSource for the journey between processes."""

    source: Source
    path: Path
    rows: int
    breakdowns: dict[str, PackedColumn]
    fields: dict[str, str]
    organisation: PackedColumn | None
    organisation_label: str
    period: PackedColumn | None
    period_label: str
    person: str | None
    keep: dict[str, tuple[Packed, ...]] | None
    total: dict[str, Packed] | None

    @classmethod
    def of(cls, checked: CheckedSource) -> "PackedSource":
        """Pack."""
        return cls(
            source=checked.source,
            path=checked.path,
            rows=checked.rows,
            breakdowns={name: PackedColumn.of(coded) for name, coded in checked.breakdowns.items()},
            fields=dict(checked.fields),
            organisation=PackedColumn.of(checked.organisation) if checked.organisation else None,
            organisation_label=checked.organisation_label,
            period=PackedColumn.of(checked.period) if checked.period else None,
            period_label=checked.period_label,
            person=checked.person,
            keep=None
            if checked.keep is None
            else {c: tuple(map(packed, raws)) for c, raws in checked.keep.items()},
            total=None if checked.total is None else {c: packed(raw) for c, raw in checked.total.items()},
        )

    def checked(self, path: Path) -> CheckedSource:
        """Unpack, with the path where the file lies now."""
        return CheckedSource(
            source=self.source,
            path=path,
            rows=self.rows,
            breakdowns={name: column.coded() for name, column in self.breakdowns.items()},
            fields=self.fields,
            organisation=self.organisation.coded() if self.organisation else None,
            organisation_label=self.organisation_label,
            period=self.period.coded() if self.period else None,
            period_label=self.period_label,
            person=self.person,
            keep=None
            if self.keep is None
            else {c: tuple(unpacked(*r) for r in raws) for c, raws in self.keep.items()},
            total=None if self.total is None else {c: unpacked(*raw) for c, raw in self.total.items()},
        )


@dataclass(frozen=True)
class Fault:
    """An error of the family in fairlead.errors, by the name of its class."""

    kind: str
    what: str
    where: str
    remedy: str


@dataclass(frozen=True)
class Answer:
    """What came of a task: a checked source, its problems, or a profile; or the fault that ended it."""

    checked: PackedSource | None = None
    problems: tuple[Problem, ...] = ()
    columns: tuple[ColumnCheck, ...] = ()
    reconciled: tuple[Reconciled, ...] = ()
    names: dict[str, str] = field(default_factory=dict)
    periods: tuple[str, ...] = ()
    published: tuple[PublishedValue, ...] = ()
    profile: Profile | None = None
    fault: Fault | None = None


TASKS: TypeAdapter[CheckTask | ProfileTask] = TypeAdapter(CheckTask | ProfileTask)
ANSWERS: TypeAdapter[Answer] = TypeAdapter(Answer)
