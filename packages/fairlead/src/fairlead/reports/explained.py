"""What every section says about itself: completeness, limits, source, and its own lines of CSV."""

from collections.abc import Iterator, Sequence

from fairlead.disclosure.document import ReleasedComparison, ReleasedCompleteness, ReleasedFigure
from fairlead.figures import State
from fairlead.reference.breakdowns import KNOWN
from fairlead.reports.contents import Contents, Entry, Tables, pairs
from fairlead.reports.figures_csv import csv_text
from fairlead.reports.readings import shown
from fairlead.reports.wording import level, several

CHANCE = "Chance: of twenty 95% intervals, about one misses the true figure."
LOCAL = (
    "How a place compares with another: a slope index with local mid-points holds for one place only; "
    "compare places by the one with national mid-points."
)

MISSING = "; the others are missing from the rates of the known groups, which may be too low for it"


def completeness(contents: Contents, indicator: str, organisation: str, period: str, table: Tables) -> str:
    """One sentence for each breakdown: how many have a known group."""
    said: list[str] = []
    for name in table:
        found = contents.completeness(indicator, organisation, period, name)
        title = contents.breakdowns[name].title
        if contents.indicators[indicator].kind == "rate":
            said += _known_events(contents, indicator, organisation, period, name)
        elif found is None:
            continue
        elif found.state is not State.VALUE or found.share is None:
            said.append(f"{title}: how many have a known group is withheld to protect people.")
        else:
            of = (
                "" if found.known is None or found.total is None else f" ({found.known:,} of {found.total:,})"
            )
            said.append(f"{title} is known for {level(found.share, '%')}{of}.")
    return " ".join(said)


def _known_events(
    contents: Contents, indicator: str, organisation: str, period: str, name: str
) -> Iterator[str]:
    """Of a rate, whose people come from a population: how many of its events have a known group.

    The others are in no known group's rate, though their people are in its population.
    """
    title = contents.breakdowns[name].title
    cells = [contents.figure(indicator, organisation, period, one) for one in (((name, KNOWN),), ())]
    known, total = (one.numerator if (one := shown(cell)) else None for cell in cells)
    if any(cell is not None and cell.state is State.SUPPRESSED for cell in cells):
        yield f"{title}: how many of those counted have a known group is withheld to protect people."
    elif known is not None and total:
        told = f"{title} is known for {level(100 * known / total, '%')} of those counted"
        lower = MISSING if known < total else ""
        yield f"{told} ({known:,} of {total:,}){lower}."


def limits(
    contents: Contents, indicator: str, organisation: str, period: str, table: Tables
) -> tuple[str, ...]:
    """What the figures cannot tell: limits of indicator and breakdown, and warnings given with figures."""
    told = [*contents.indicators[indicator].cannot_tell]
    told += [contents.breakdowns[name].note for name in table]
    mine = [one for one in contents.at(indicator, organisation, period) if set(one.groups) <= set(table)]
    told += _warnings(contents, mine)
    if any(one.lower is not None for one in mine):
        told.append(CHANCE)
    return tuple(dict.fromkeys(text for text in told if text))


def _warnings(contents: Contents, mine: Sequence[ReleasedFigure | ReleasedComparison]) -> Iterator[str]:
    """Every warning that came with a figure, once, with the groups it is about.

    The reason of a withheld figure is never told: it could say which kind of figure it is.
    """
    about: dict[str, dict[str, None]] = {}
    for one in mine:
        if one.reason and one.state is not State.SUPPRESSED:
            about.setdefault(one.reason, {})[contents.label(pairs(one.groups))] = None
    for reason, groups in about.items():
        yield f"{several(list(groups))}: {reason}"


def source(contents: Contents, indicator: str, table: Tables) -> str:
    """Where measure, groups and counts come from, and by whom they were counted."""
    document = contents.document
    parts = [f"Measure: {contents.indicators[indicator].source}."]
    for name in table:
        one = contents.breakdowns[name]
        scheme = ", ".join(part for part in (one.scheme, one.grouping, one.edition) if part)
        parts.append(f"{one.title}: {scheme}{f' ({one.source})' if one.source else ''}.")
    parts.append(f"Counted by {document.publisher} from {'; '.join(document.sources) or 'its own records'}.")
    return " ".join(parts)


def lines(contents: Contents, indicator: str, bodies: set[str], table: Tables, published: bool) -> str:
    """The section's lines of figures.csv."""

    def wanted(entry: Entry) -> bool:
        if entry.organisation not in bodies:
            return False
        if isinstance(entry, ReleasedCompleteness):
            return entry.breakdown in table and not published
        return set(entry.groups) in (set(table), set()) and published == hasattr(entry, "publisher")

    return csv_text(contents, filter(wanted, contents.entries(indicator)))
