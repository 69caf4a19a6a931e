"""The guard on comparing figures of two releases: the same definition, by the same groups."""

from typing import Protocol

from fairlead.errors import UsageError


class Defined(Protocol):
    """An indicator, from the catalogue or from a release."""

    @property
    def id(self) -> str:
        """The indicator's name."""

    @property
    def version(self) -> int:
        """The version of its definition."""


class Grouped(Protocol):
    """A breakdown, from a code list or from a release."""

    @property
    def id(self) -> str:
        """The breakdown's name."""

    @property
    def scheme(self) -> str:
        """The code list."""

    @property
    def grouping(self) -> str:
        """The grouping of its broad groups; empty, there is none."""

    @property
    def edition(self) -> str:
        """The edition of an index; empty, there is none."""


def require_same_definition(one: Defined, other: Defined) -> None:
    """Pass if both are the same indicator in the same version; else raise a UsageError."""
    if (one.id, one.version) != (other.id, other.version):
        raise UsageError(
            f"Figures of {one.id}@{one.version} and of {other.id}@{other.version} cannot be compared:"
            " they do not count the same thing",
            remedy="Compare figures of one definition and version, or make the older ones again.",
        )


def require_same_groups(one: Grouped, other: Grouped) -> None:
    """Pass if both sort people by the same scheme, grouping and edition; else raise a UsageError."""
    pairs = {
        "breakdown": (one.id, other.id),
        "scheme": (one.scheme, other.scheme),
        "grouping": (one.grouping, other.grouping),
        "edition": (one.edition, other.edition),
    }
    for name, (ours, theirs) in pairs.items():
        if ours != theirs:
            raise UsageError(
                f"Figures by '{one.id}' cannot be compared:"
                f" the {name} differs ({ours or 'none'}; {theirs or 'none'})",
                remedy="Compare figures of one scheme, grouping and edition, or make the older ones again.",
            )
