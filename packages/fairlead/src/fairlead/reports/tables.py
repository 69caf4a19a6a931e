"""The table of a section: every group in every period, each with its state."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fairlead.disclosure.document import ReleasedComparison, ReleasedFigure
from fairlead.figures import State
from fairlead.reports.contents import Contents, Pairs, Tables
from fairlead.reports.readings import NAMES, SLOPES, shown
from fairlead.reports.wording import (
    STATE_WORDS,
    absent,
    level,
    points,
    ratio,
    ratios,
    signed,
    span,
)

NOTHING = "\N{EN DASH}"
"""Where a column does not ask anything of a row, as the gap between a comparator and itself."""


@dataclass(frozen=True)
class Row:
    """One line of a table: cells as written, the first of them its header; state of its figure."""

    cells: tuple[str, ...]
    state: State = State.VALUE


@dataclass(frozen=True)
class Table:
    """Columns and rows, ready to be shown as they are."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def group_table(contents: Contents, indicator: str, organisation: str, table: Tables) -> Table:
    """Groups of one organisation: counts, figure, interval, difference and ratio, in every period."""
    periods = contents.periods(indicator, organisation, table)
    compared = contents.compared(indicator, table)
    columns = ["Group", *(["Period"] if len(periods) > 1 else []), "Count", "Figure", "95% interval"]
    if compared:
        unit = points(contents.indicators[indicator].unit)
        beside = contents.label(contents.comparator(table))
        columns += [f"Difference from {beside} ({unit})", "95% interval of difference", f"Ratio to {beside}"]
    rows = []
    for groups in (*(contents.groups(table) if table else ()), ()):
        for period in periods:
            figure = contents.figure(indicator, organisation, period, groups)
            if figure is None:
                continue
            cells = [
                contents.label(groups),
                *([period] if len(periods) > 1 else []),
                *_figure_cells(contents, figure),
            ]
            if compared:
                cells += _gap_cells(contents, figure, groups)
            rows.append(Row(tuple(cells), figure.state))
    rows += _gradient_rows(contents, indicator, organisation, table, periods, len(columns))
    return Table(tuple(columns), tuple(rows))


def organisation_table(contents: Contents, indicator: str, breakdown: str, codes: Iterable[str]) -> Table:
    """Gradients by organisation, in the order of `codes`, in every period."""
    unit = points(contents.indicators[indicator].unit)
    used = {one.measure for one in contents.document.comparisons if one.indicator == indicator}
    held = [name for name in NAMES if name in used and name not in ("difference", "ratio")]
    rows = []
    for code in codes:
        for period in contents.periods(indicator, code, (breakdown,)):
            found = [contents.gradient(indicator, code, period, breakdown, measure) for measure in held]
            cells = [
                contents.organisations[code],
                period,
                *(_measure_cell(one, interval=True) for one in found),
            ]
            state = next((one.state for one in found if one is not None), State.UNDEFINED)
            rows.append(Row(tuple(cells), state))
    heads = [f"{_head(name, unit)}, 95% interval" for name in held]
    return Table(("Organisation", "Period", *heads), tuple(rows))


def published_table(contents: Contents, indicator: str, organisation: str, table: Tables) -> Table:
    """Figures others published: value, base if known, interval if a base is known."""
    rows = []
    for groups in (*(contents.groups(table) if table else ()), ()):
        for period in contents.periods(indicator, organisation, table, published=True):
            one = contents.published(indicator, organisation, period, groups)
            if one is None:
                continue
            unit = contents.indicators[indicator].unit
            known = one.lower is not None and one.upper is not None
            base = NOTHING if one.base is None else f"{one.base:,.0f}"
            limits = span(one.lower or 0, one.upper or 0, unit) if known else "no base published"
            rows.append(Row((contents.label(groups), period, level(one.value, unit), base, limits)))
    columns = ("Group", "Period", "Published figure", "Base", "95% interval (ignores the design effect)")
    return Table(columns, tuple(rows))


def _figure_cells(contents: Contents, figure: ReleasedFigure) -> list[str]:
    """Count, figure and interval, or the state in their place."""
    held = shown(figure)
    if held is None or held.value is None:
        word = absent(figure.state, figure.numerator)
        return [word, word, word]
    unit = contents.indicators[figure.indicator].unit
    counts = held.numerator is not None and held.denominator is not None
    interval = held.lower is not None and held.upper is not None
    return [
        f"{held.numerator:,} of {held.denominator:,}" if counts else NOTHING,
        level(held.value, unit),
        span(held.lower or 0, held.upper or 0, unit) if interval else NOTHING,
    ]


def _gap_cells(contents: Contents, figure: ReleasedFigure, groups: Pairs) -> list[str]:
    """Difference, its interval and the ratio, or the state in their place."""
    place = (figure.indicator, figure.organisation, figure.period, groups)
    difference = contents.comparison(*place, "difference")
    relative = contents.comparison(*place, "ratio")
    value = _measure_cell(difference)
    interval = _limits(difference) if difference is not None and _has_value(difference) else value
    return [value, interval, _measure_cell(relative, interval=True)]


def _gradient_rows(
    contents: Contents, indicator: str, organisation: str, table: Tables, periods: tuple[str, ...], width: int
) -> Iterator[Row]:
    """One row for each gradient of an ordered breakdown, under its groups."""
    unit = points(contents.indicators[indicator].unit)
    for measure in NAMES if len(table) == 1 else ():
        for period in periods:
            found = contents.gradient(indicator, organisation, period, table[0], measure)
            if found is None or measure in ("difference", "ratio"):
                continue
            interval = STATE_WORDS[found.state]
            if _has_value(found):
                interval = _limits(found)
            cells = [
                _head(measure, unit),
                *([period] if len(periods) > 1 else []),
                NOTHING,
                _measure_cell(found),
                interval,
            ]
            yield Row((*cells, *[NOTHING] * (width - len(cells))), found.state)


def _measure_cell(found: ReleasedComparison | None, interval: bool = False) -> str:
    """A comparison as written: its value (with its interval in brackets), or its state."""
    if found is None:
        return NOTHING
    if not _has_value(found):
        return STATE_WORDS[found.state]
    limits = f" ({_limits(found)})" if interval and found.lower is not None else ""
    write = signed if found.measure in ("difference", *SLOPES) else ratio
    return f"{write(found.value or 0.0)}{limits}"


def _limits(found: ReleasedComparison) -> str:
    """The interval of a comparison, without its unit."""
    if found.lower is None or found.upper is None:
        return NOTHING
    if found.measure not in ("difference", *SLOPES):
        return ratios(found.lower, found.upper)
    return f"{signed(found.lower)} to {signed(found.upper)}"


def _has_value(found: ReleasedComparison) -> bool:
    """Whether the numbers may be shown: any state but "value" hides them."""
    return found.state is State.VALUE and found.value is not None


def _head(measure: str, unit: str) -> str:
    """A gradient's name as a heading, with its unit where it has one."""
    return f"{NAMES[measure].capitalize()}{f' ({unit})' if measure in SLOPES else ''}"
