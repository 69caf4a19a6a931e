"""figures.csv: one line per figure, comparison, published figure and completeness; for people and for Excel.

The file starts with a byte order mark and ends lines with CR LF: without the mark Excel
reads UTF-8 as the local encoding and garbles names. Text cells that a spreadsheet would run
as a formula are prefixed with an apostrophe; numbers are written plainly.
"""

import csv
import io
from collections.abc import Iterable, Mapping

from fairlead.disclosure import Release
from fairlead.disclosure.document import (
    PublishedFigure,
    ReleasedComparison,
    ReleasedCompleteness,
    ReleasedFigure,
)
from fairlead.figures import State
from fairlead.reports.contents import Contents, Entry, entries, pairs
from fairlead.reports.readings import NAMES, comparator_of
from fairlead.reports.wording import STATE_WORDS, points

Cell = str | int | float | None

COLUMNS = (
    "kind",
    "certified",
    "indicator",
    "indicator title",
    "organisation code",
    "organisation",
    "period",
    "breakdown",
    "group code",
    "group",
    "comparator",
    "state",
    "numerator",
    "denominator",
    "value",
    "lower 95%",
    "upper 95%",
    "unit",
    "method",
    "note",
    "publisher",
    "published on",
    "link",
)

WIDE = tuple(chr(ord(sign) + 0xFEE0) for sign in "=+-@")
"""The full-width forms, which some spreadsheets take for the plain ones."""

FORMULA = frozenset(("=", "+", "-", "@", "\t", "\r", "\n", *WIDE))
"""First characters by which a spreadsheet takes a text for a formula."""


def figures_csv(release: Release) -> bytes:
    """Everything a release holds in long form, as the bytes of a CSV file."""
    return ("\ufeff" + csv_text(Contents(release.document), entries(release.document))).encode("utf-8")


def csv_text(contents: Contents, chosen: Iterable[Entry]) -> str:
    """The lines of the entries that are chosen, under one header, without byte order mark."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for entry in chosen:
        line = _line(contents, entry)
        writer.writerow([safe(line.get(name)) for name in COLUMNS])
    return out.getvalue()


def safe(cell: Cell) -> str | int | float:
    """A cell that no spreadsheet runs: text that starts like a formula gets an apostrophe."""
    if cell is None:
        return ""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in FORMULA else cell


def _line(contents: Contents, entry: Entry) -> Mapping[str, Cell]:
    """One entry as cells by column."""
    indicator = contents.indicators[entry.indicator]
    shared: dict[str, Cell] = {
        "indicator": entry.indicator,
        "indicator title": indicator.title,
        "organisation code": entry.organisation,
        "organisation": contents.organisations.get(entry.organisation, entry.organisation),
        "period": entry.period,
        "unit": indicator.unit,
        "certified": "yes",
    }
    if isinstance(entry, ReleasedCompleteness):
        return shared | _completeness_cells(contents, entry)
    shared |= _group_cells(contents, entry.groups)
    if isinstance(entry, PublishedFigure):
        return shared | _published_cells(entry)
    if isinstance(entry, ReleasedComparison):
        return shared | _comparison_cells(contents, entry, indicator.unit)
    return shared | {"kind": "figure"} | _value_cells(entry)


def _group_cells(contents: Contents, groups: Mapping[str, str]) -> dict[str, Cell]:
    """Breakdown and group, of a cross joined in the same order."""
    key = pairs(groups)
    return {
        "breakdown": " x ".join(name for name, _ in key),
        "group code": " x ".join(code for _, code in key),
        "group": contents.label(key),
    }


def _value_cells(entry: ReleasedFigure | ReleasedComparison) -> dict[str, Cell]:
    """State and numbers; any state but "value" leaves the numbers out, whatever the entry carries."""
    cells: dict[str, Cell] = {"state": STATE_WORDS[entry.state]}
    if entry.state is not State.SUPPRESSED:
        cells["note"] = entry.reason
    if entry.state is State.VALUE:
        cells |= {
            "method": entry.method,
            "value": entry.value,
            "lower 95%": entry.lower,
            "upper 95%": entry.upper,
        }
        if isinstance(entry, ReleasedFigure):
            cells |= {"numerator": entry.numerator, "denominator": entry.denominator}
    return cells


def _comparison_cells(contents: Contents, entry: ReleasedComparison, unit: str) -> dict[str, Cell]:
    """A comparison: its measure, comparator and unit."""
    cells = {"kind": NAMES[entry.measure], "unit": "ratio"} | _value_cells(entry)
    if entry.measure == "difference" or entry.measure.startswith("slope"):
        cells["unit"] = points(unit)
    if entry.comparator is not None:
        cells["comparator"] = contents.label(comparator_of(entry, pairs(entry.groups)))
    return cells


def _completeness_cells(contents: Contents, entry: ReleasedCompleteness) -> dict[str, Cell]:
    """How many have a known group."""
    cells: dict[str, Cell] = {
        "kind": "completeness",
        "breakdown": entry.breakdown,
        "group": contents.breakdowns[entry.breakdown].title,
        "state": STATE_WORDS[entry.state],
        "unit": "%",
    }
    if entry.state is State.VALUE:
        cells |= {"numerator": entry.known, "denominator": entry.total, "value": entry.share}
    return cells


def _published_cells(entry: PublishedFigure) -> dict[str, Cell]:
    """A figure others published: not certified, its interval only where a base is known."""
    return {
        "kind": "published figure",
        "certified": "no",
        "state": STATE_WORDS[State.VALUE],
        "denominator": _whole(entry.base),
        "value": entry.value,
        "lower 95%": entry.lower,
        "upper 95%": entry.upper,
        "note": "" if entry.lower is None else "The interval ignores the design effect.",
        "publisher": entry.publisher,
        "published on": entry.published_on,
        "link": entry.link,
    }


def _whole(base: float | None) -> float | int | None:
    """A base without its decimal point, where it has none to show."""
    return int(base) if base is not None and base.is_integer() else base
