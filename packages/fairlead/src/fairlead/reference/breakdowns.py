"""Breakdowns: a characteristic, its groups, and the groupings that add groups up."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

KNOWN = "known"
"""The code of "everyone whose group is known": the sum of all groups of kind KNOWN."""


class Kind(StrEnum):
    """What a group's code says about a person."""

    KNOWN = "known"
    NOT_STATED = "not stated"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Group:
    """One code of a code list: the finest group a source tells apart."""

    code: str
    label: str
    kind: Kind = Kind.KNOWN
    values: tuple[str, ...] = ()
    """What sources write for it, besides code and label; compared without case and outer space."""
    finer: tuple[str, ...] = ()
    """Those of the values that mean a part of it: the groups of a finer list that it is the sum of."""


@dataclass(frozen=True, slots=True)
class Broad:
    """A broader group: the sum of the groups named in `members`."""

    code: str
    label: str
    members: tuple[str, ...]


@dataclass(frozen=True)
class Breakdown:
    """A characteristic by one code list and at most one grouping of it.

    `scheme` and `edition` travel with every figure: figures whose schemes differ are
    never compared. `special` marks the characteristics under the stricter policy.
    `comparator` is the code (of a group or a broad group) others are compared with.
    """

    id: str
    title: str
    scheme: str
    groups: tuple[Group, ...]
    broad: tuple[Broad, ...] = ()
    edition: str = ""
    ordered: bool = False
    special: bool = False
    comparator: str | None = None
    source: str = ""
    note: str = ""
    grouping: str = ""
    """The name of the grouping that gives `broad`; empty, there is none."""

    @cached_property
    def known(self) -> tuple[str, ...]:
        """Codes of the groups whose members' group is known, in order."""
        return tuple(g.code for g in self.groups if g.kind is Kind.KNOWN)

    @cached_property
    def unknown(self) -> str:
        """The code of "not known": what an empty value and a remainder stand for."""
        return next(g.code for g in self.groups if g.kind is Kind.UNKNOWN)

    @cached_property
    def parents(self) -> dict[str, tuple[str, ...]]:
        """Every sum of groups that is published: broad code, or KNOWN, to its members' codes."""
        return {b.code: b.members for b in self.broad} | {KNOWN: self.known}

    @cached_property
    def labels(self) -> dict[str, str]:
        """Code to label, for groups, broad groups and KNOWN."""
        return (
            {g.code: g.label for g in self.groups}
            | {b.code: b.label for b in self.broad}
            | {KNOWN: "All with a known group"}
        )
