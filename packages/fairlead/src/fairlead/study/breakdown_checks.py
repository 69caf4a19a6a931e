"""The breakdowns of a study stand on code lists that exist and on columns that hold them."""

from collections.abc import Iterator
from pathlib import Path

from fairlead.errors import FairleadError
from fairlead.reference import Breakdown, load
from fairlead.reference.declarations import Loc, Mistake
from fairlead.reference.wording import instead
from fairlead.study.breakdowns import code_list
from fairlead.study.schema import BreakdownColumn, Study


def breakdown_mistakes(study: Study, folder: Path) -> Iterator[Mistake]:
    """Each breakdown has a column, a code list and a grouping that exist; each column is listed."""
    for name, grouping in study.breakdowns.items():
        loc: Loc = ("breakdowns", name)
        if not any(name in source.breakdowns for source in study.sources):
            yield Mistake(
                loc,
                f"No source has a column for the breakdown '{name}'",
                f"Add `breakdowns: {{{name}: {{column: COLUMN}}}}` to a source, or take it out here.",
            )
            continue
        try:
            breakdown = load(code_list(study, name), name=name, grouping=grouping, folder=folder)
        except FairleadError as fault:
            # A code list file that is not there is told once, where it is named.
            if not missing_file(study, name, folder):
                yield Mistake(loc, fault.what, " ".join(filter(None, (fault.remedy, located(fault)))))
            continue
        for column_loc, column in columns(study, name):
            yield from column_mistakes(column_loc, column, breakdown)
    yield from unlisted(study)


def located(fault: FairleadError) -> str:
    """Where inside a code list file the fault lies."""
    return f"(In {fault.where}.)" if "line" in fault.where else ""


def missing_file(study: Study, name: str, folder: Path) -> bool:
    """Whether some column names a code list file that does not exist."""
    named = [column.codes for _, column in columns(study, name) if column.codes]
    return any(codes.endswith((".yaml", ".yml")) and not (folder / codes).is_file() for codes in named)


def columns(study: Study, name: str | None = None) -> Iterator[tuple[Loc, BreakdownColumn]]:
    """Every column of a breakdown (or of all) with its place in the study."""
    for index, source in enumerate(study.sources):
        for breakdown, column in source.breakdowns.items():
            if name in (None, breakdown):
                yield ("sources", index, "breakdowns", breakdown), column
    for breakdown, column in (study.population.breakdowns if study.population else {}).items():
        if name in (None, breakdown):
            yield ("population", "breakdowns", breakdown), column


def column_mistakes(loc: Loc, column: BreakdownColumn, breakdown: Breakdown) -> Iterator[Mistake]:
    """Values are mapped to codes of the list; a lookup says all three things it needs."""
    codes = [group.code for group in breakdown.groups]
    for written, code in column.values.items():
        if code not in codes:
            yield Mistake((*loc, "values", written), f"The list has no code '{code}'", instead(code, codes))
    if column.blank is not None and column.blank not in codes:
        yield Mistake((*loc, "blank"), f"The list has no code '{column.blank}'", instead(column.blank, codes))
    parts = {"lookup": column.lookup, "lookup_key": column.lookup_key, "lookup_value": column.lookup_value}
    if any(parts.values()) and not all(parts.values()):
        lacking = ", ".join(word for word, given in parts.items() if not given)
        yield Mistake(
            loc, f"The lookup lacks {lacking}", "A lookup is a file, its key column and its value column."
        )


def unlisted(study: Study) -> Iterator[Mistake]:
    """Columns for breakdowns that the study does not list would be read for nothing."""
    for loc, _ in columns(study):
        name = str(loc[-1])
        if name not in study.breakdowns:
            yield Mistake(
                loc,
                f"The breakdown '{name}' is not listed",
                f"Add `{name}: null` (or a grouping's name) under `breakdowns:`, or take it out here.",
            )


def cross_mistakes(study: Study, _folder: Path) -> Iterator[Mistake]:
    """A cross is of two listed breakdowns that one source holds together."""
    for index, pair in enumerate(study.crosses):
        loc: Loc = ("crosses", index)
        strangers = [name for name in pair if name not in study.breakdowns]
        for name in strangers:
            yield Mistake(loc, f"'{name}' is not a listed breakdown", instead(name, study.breakdowns))
        if pair[0] == pair[1]:
            yield Mistake(loc, f"'{pair[0]}' is crossed with itself", "Name two different breakdowns.")
        elif not strangers and not any(set(pair) <= set(source.breakdowns) for source in study.sources):
            yield Mistake(
                loc, f"No source holds both '{pair[0]}' and '{pair[1]}'", "Give one source a column for each."
            )
