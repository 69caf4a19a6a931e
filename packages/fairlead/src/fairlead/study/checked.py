"""What ingest hands to the engine: Parquet whose every value is understood."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from fairlead.study.schema import Source


@dataclass(frozen=True)
class Coded:
    """A column of checked Parquet. `codes` maps its raw values to codes; None: they are codes already.

    The engine groups by the raw column and maps the few groups that result, so a large
    Parquet file is read in place. None among the raw values (a null) is a key like others.
    """

    column: str
    codes: Mapping[object, str] | None = None


@dataclass(frozen=True)
class CheckedSource:
    """One source after ingest: a Parquet file and where in it everything stands.

    path: checked Parquet (in a private folder, or the user's own file read in place).
    organisation, period: columns, or None where the whole source is one (then *_label).
    breakdowns: breakdown id to its column. fields: indicator field to column.
    keep: column to raw values of the rows that count (from `only`); others are left out.
    total: column to raw value of the rows that hold everyone; empty, there are none.
    """

    source: Source
    path: Path
    rows: int
    breakdowns: Mapping[str, Coded]
    fields: Mapping[str, str]
    organisation: Coded | None = None
    organisation_label: str = ""
    period: Coded | None = None
    period_label: str = ""
    person: str | None = None
    keep: Mapping[str, tuple[object, ...]] | None = None
    total: Mapping[str, object] | None = None


@dataclass(frozen=True, slots=True)
class PublishedValue:
    """One figure that others worked out and published, as it was read.

    indicator: the key of the source's `published` entry. groups: (breakdown id, group code) pairs
    in alphabetical order of the ids; empty, it is everyone's. value: in the indicator's unit;
    None where its publisher withholds it. base: people it is based on, where that is known.
    """

    source: str
    indicator: str
    organisation: str
    period: str
    groups: tuple[tuple[str, str], ...]
    value: float | None
    base: int | None = None
