"""One fact told in two breakdowns: whoever subtracts the one from the other finds what is withheld."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from fairlead.reference.declarations import Mistake
from fairlead.study.clues import LISTS
from fairlead.study.schema import BreakdownColumn, Study

SAME_FACT = ("ethnicity", "deprivation", "age_band")
"""Characteristics whose code lists are coarser and finer words for one fact."""


def twin_mistakes(study: Study, _folder: Path) -> Iterator[Mistake]:
    """Counted breakdowns tell different facts: broader groups come from a grouping, protected with it."""
    counted = [source for source in study.sources if source.kind != "published"]
    named = {
        name: [source.breakdowns[name] for source in counted if name in source.breakdowns]
        for name in study.breakdowns
    }
    for first, second in combinations(named, 2):
        if same(first, named[first], second, named[second]):
            yield Mistake(
                ("breakdowns", second),
                f"'{second}' and '{first}' tell one fact in two ways, "
                "so that withheld groups could be worked out by subtraction",
                "Keep the finer of the two and name a grouping for the broader groups, for example "
                "`deprivation_decile: quintile`; both are then protected together.",
            )


def same(first: str, ours: list[BreakdownColumn], second: str, theirs: list[BreakdownColumn]) -> bool:
    """Whether two breakdowns read one column, or one characteristic in one edition."""
    if {place(one) for one in ours} & {place(one) for one in theirs}:
        return True
    facts = {fact(first, one) for one in ours} & {fact(second, one) for one in theirs}
    return any(characteristic for characteristic, _ in facts)


def place(column: BreakdownColumn) -> tuple[str, str]:
    """What a breakdown is read from: a column, by way of a lookup or as it stands."""
    lookup = f"{column.lookup}\n{column.lookup_value}" if column.lookup else ""
    return column.column, lookup


def fact(name: str, column: BreakdownColumn) -> tuple[str, str]:
    """The characteristic a built-in code list is about, and the edition; empty for lists of one's own."""
    codes, _, edition = (column.codes or name).partition("@")
    return next((one for one in SAME_FACT if codes in LISTS[one]), ""), edition
