"""The schema of a code list file, and the checks that a schema cannot make."""

import datetime
from collections.abc import Iterable, Iterator
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from fairlead.reference.breakdowns import KNOWN, Broad, Kind
from fairlead.reference.declarations import Loc, Mistake
from fairlead.reference.wording import instead

OWN_CODE = "Give each group and each broad group a code of its own."


class Part(BaseModel):
    """Base: closed and frozen."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class GroupEntry(Part):
    """One code: what it means, what it says about a person, and what sources write for it."""

    code: Annotated[str, Field(min_length=1)]
    label: Annotated[str, Field(min_length=1)]
    kind: Kind = Kind.KNOWN
    values: tuple[str, ...] = ()


class BroadEntry(Part):
    """A broad group: the sum of its members."""

    code: Annotated[str, Field(min_length=1)]
    label: Annotated[str, Field(min_length=1)]
    members: Annotated[tuple[str, ...], Field(min_length=1)]


class FinerList(Part):
    """A built-in list of finer codes, and its grouping whose broad groups have this list's codes."""

    codes: str
    grouping: str


class CodeList(Part):
    """A code list file.

    comparator must be written, if only as null: whom to compare with is a decision.
    comparators: a grouping's own comparator, where it differs. editions: the editions of
    an index that the codes may come from, chosen as `id@edition`.
    finer: a finer built-in list whose codes are read as the groups they belong to.
    """

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    title: str
    scheme: str
    source: str
    review: datetime.date
    comparator: str | None
    groups: Annotated[tuple[GroupEntry, ...], Field(min_length=1)]
    groupings: dict[str, tuple[BroadEntry, ...]] = {}
    comparators: dict[str, str | None] = {}
    editions: dict[str, str] = {}
    finer: FinerList | None = None
    ordered: bool = False
    special: bool = False
    note: str = ""

    def broad(self, grouping: str | None) -> tuple[Broad, ...]:
        """The broad groups of a grouping; none without one."""
        entries = self.groupings[grouping] if grouping else ()
        return tuple(Broad(one.code, one.label, one.members) for one in entries)


def mistakes(read: CodeList) -> Iterator[Mistake]:
    """All that is wrong in a code list that fits the schema."""
    yield from group_mistakes(read)
    yield from value_mistakes(read)
    for name, entries in read.groupings.items():
        yield from grouping_mistakes(read, name, entries)
    yield from comparator_mistakes(read)


def group_mistakes(read: CodeList) -> Iterator[Mistake]:
    """Codes are distinct, some are known, and one says "not known"."""
    codes = [one.code for one in read.groups]
    for index, code in enumerate(codes):
        if code in codes[:index]:
            yield Mistake(("groups", index, "code"), f"The code '{code}' stands twice", OWN_CODE)
        if code == KNOWN:
            yield Mistake(
                ("groups", index, "code"),
                f"The code '{KNOWN}' is kept for the sum of all known groups",
                "Write another code.",
            )
    kinds = [one.kind for one in read.groups]
    if kinds.count(Kind.UNKNOWN) != 1:
        yield Mistake(
            ("groups",),
            f"{kinds.count(Kind.UNKNOWN)} groups have kind 'unknown'",
            "Give exactly one group `kind: unknown`: what an empty value stands for.",
        )
    if Kind.KNOWN not in kinds:
        yield Mistake(("groups",), "No group is known", "Add the groups people belong to.")


def value_mistakes(read: CodeList) -> Iterator[Mistake]:
    """What a source writes stands for one group only."""
    owner: dict[str, str] = {}
    for index, one in enumerate(read.groups):
        for written in (one.code, one.label, *one.values):
            other = owner.setdefault(written.strip().casefold(), one.code)
            if other != one.code:
                yield Mistake(
                    ("groups", index),
                    f"'{written}' stands for both '{other}' and '{one.code}'",
                    "Take it out of one of them.",
                )


def grouping_mistakes(read: CodeList, name: str, entries: Iterable[BroadEntry]) -> Iterator[Mistake]:
    """Broad groups have codes of their own and share out known groups."""
    known = [one.code for one in read.groups if one.kind is Kind.KNOWN]
    reserved = {one.code for one in read.groups} | {KNOWN}
    placed: dict[str, str] = {}
    for index, broad in enumerate(entries):
        loc = ("groupings", name, index)
        if broad.code in reserved:
            yield Mistake((*loc, "code"), f"The code '{broad.code}' is taken", OWN_CODE)
        reserved.add(broad.code)
        for place, member in enumerate(broad.members):
            where = (*loc, "members", place)
            if member not in known:
                yield Mistake(where, f"'{member}' is not the code of a known group", instead(member, known))
            elif member in placed:
                yield Mistake(
                    where,
                    f"The group '{member}' is in '{placed[member]}' and in '{broad.code}'",
                    "A group belongs to one broad group; make a second grouping for another view.",
                )
            placed.setdefault(member, broad.code)


def comparator_mistakes(read: CodeList) -> Iterator[Mistake]:
    """Comparators are groups, or broad groups of their own grouping."""
    known = [one.code for one in read.groups if one.kind is Kind.KNOWN]
    if read.comparator is not None and read.comparator not in known:
        yield no_group(("comparator",), read.comparator, known)
    for name, code in read.comparators.items():
        loc = ("comparators", name)
        if name not in read.groupings:
            yield Mistake(loc, f"There is no grouping '{name}'", instead(name, read.groupings))
        elif code is not None and code not in (choices := known + [b.code for b in read.groupings[name]]):
            yield no_group(loc, code, choices)


def no_group(loc: Loc, code: str, choices: list[str]) -> Mistake:
    """A comparator that is nobody."""
    return Mistake(loc, f"The comparator '{code}' is not the code of a known group", instead(code, choices))
