"""What a section's dot plot shows, and the same in words: made from one list of dots."""

from collections.abc import Callable, Iterable
from functools import partial

from fairlead.disclosure.document import PublishedFigure, ReleasedFigure
from fairlead.figures import State
from fairlead.reports.charts import Dot, Mark, Plot
from fairlead.reports.contents import Contents, Pairs, Tables
from fairlead.reports.narrative import Direction, Gap
from fairlead.reports.readings import gap, shown
from fairlead.reports.wording import STATE_WORDS, absent, counted, level, points, signed, within

MARKS = {
    Direction.HIGHER: Mark.HIGHER,
    Direction.LOWER: Mark.LOWER,
    Direction.UNCLEAR: Mark.UNCLEAR,
}
GRADIENTS = {Direction.HIGHER: Mark.RISES, Direction.LOWER: Mark.FALLS, Direction.UNCLEAR: Mark.LEVEL}


def group_plot(
    contents: Contents, name: str, indicator: str, organisation: str, period: str, table: Tables
) -> Plot:
    """The groups of one organisation in one period, in code list order."""
    told = contents.indicators[indicator]
    beside = contents.comparator(table) if contents.compared(indicator, table) else ()
    compared = shown(contents.figure(indicator, organisation, period, beside)) if beside else None
    dots = []
    for groups in contents.groups(table):
        figure = contents.figure(indicator, organisation, period, groups)
        if figure is None:
            continue
        difference = gap(contents, indicator, organisation, period, groups)
        mark = _mark(groups == beside, compared is not None, difference)
        dots.append(_dot(contents.label(groups), figure, mark, told.unit))
    title = f"{told.title}{_by(contents, table)}"
    tick = ""
    if compared is not None and compared.value is not None:
        tick = f"Tick: {contents.label(beside)}, {level(compared.value, told.unit)}."
    place = f"{contents.organisations[organisation]}, {period}."
    return Plot(
        id=name,
        title=title,
        subtitle=(place, synthetic(contents), tick, "Lines: 95% intervals."),
        axis=axis(told.unit),
        description=describe(f"{title}, {place}", dots, partial(level, unit=told.unit)),
        dots=tuple(dots),
        beside=compared.value if compared is not None else None,
    )


def gradient_plot(
    contents: Contents,
    name: str,
    indicator: str,
    heading: str,
    gradients: Iterable[tuple[str, Gap]],
    absent: Iterable[tuple[str, State]],
) -> Plot:
    """Gradients by organisation, in the order given; the tick stands at no gradient."""
    told = contents.indicators[indicator]
    unit = points(told.unit)
    dots = (
        *(
            Dot(body, signed(one.value), GRADIENTS[one.direction], one.value, one.lower, one.upper)
            for body, one in gradients
        ),
        *(Dot(body, STATE_WORDS[state]) for body, state in absent),
    )
    return Plot(
        id=name,
        title=f"{told.title}: gradient by organisation",
        subtitle=(heading, synthetic(contents), "Tick: no gradient. Lines: 95% intervals."),
        axis=unit[:1].upper() + unit[1:],
        description=describe(f"{told.title}, gradients by organisation. {heading}", dots, signed),
        dots=dots,
        beside=0.0,
    )


def published_plot(
    contents: Contents, name: str, indicator: str, organisation: str, period: str, table: Tables, label: str
) -> Plot:
    """Figures others published, in code list order; lines only where a base is known."""
    told = contents.indicators[indicator]
    found = [
        (groups, contents.published(indicator, organisation, period, groups))
        for groups in contents.groups(table)
    ]
    dots = tuple(
        Dot(contents.label(groups), level(one.value, told.unit), Mark.PLAIN, one.value, one.lower, one.upper)
        for groups, one in found
        if one is not None
    )
    title = f"{told.title}{_by(contents, table)}"
    place = f"{contents.organisations[organisation]}, {period}."
    lines = "Lines: 95% intervals, which ignore the design effect." if _any_interval(found) else ""
    return Plot(
        id=name,
        title=title,
        subtitle=(place, f"{label}.", synthetic(contents), lines),
        axis=axis(told.unit),
        description=describe(f"{title}, {place} {label}.", dots, partial(level, unit=told.unit)),
        dots=dots,
    )


def describe(opening: str, dots: Iterable[Dot], write: Callable[[float], str]) -> str:
    """The text alternative of a dot plot: every dot with its interval, or the words in its place."""
    said = []
    for dot in dots:
        limits = ""
        if dot.value is not None and dot.lower is not None and dot.upper is not None:
            limits = f", 95% interval {write(dot.lower)} to {write(dot.upper)}"
        said.append(f"{dot.label}: {dot.written}{limits}{_beside(dot)}.")
    return " ".join([f"Dot plot of {counted(len(said), 'line')}. {opening}", *said])


def synthetic(contents: Contents) -> str:
    """The mark of made-up data, for every chart that leaves the page."""
    return "Synthetic data: no real people." if contents.document.synthetic else ""


def axis(unit: str) -> str:
    """The title of an axis of levels."""
    return "Per cent" if unit == "%" else unit[:1].upper() + unit[1:]


def _by(contents: Contents, table: Tables) -> str:
    """The breakdowns as the end of a title."""
    titles = [within(contents.breakdowns[name].title) for name in table]
    return f" by {' and '.join(titles)}" if titles else ""


def _mark(itself: bool, compared: bool, difference: Gap | None) -> Mark:
    """What the dot's shape says: only a released difference may say higher or lower."""
    if itself:
        return Mark.COMPARATOR
    if difference is not None:
        return MARKS[difference.direction]
    return Mark.UNCOMPARED if compared else Mark.PLAIN


def _dot(label: str, figure: ReleasedFigure, mark: Mark, unit: str) -> Dot:
    """A figure as a dot, or as words in its place."""
    held = shown(figure)
    if held is None or held.value is None:
        return Dot(label, absent(figure.state, figure.numerator))
    return Dot(label, level(held.value, unit), mark, held.value, held.lower, held.upper)


def _beside(dot: Dot) -> str:
    """What the shape says, for those who do not see it."""
    if dot.value is None or dot.mark in (Mark.PLAIN, Mark.UNCOMPARED):
        return ""
    return ", the group compared with" if dot.mark is Mark.COMPARATOR else f", {dot.mark.lower()}"


def _any_interval(found: Iterable[tuple[Pairs, PublishedFigure | None]]) -> bool:
    """Whether any published figure has an interval."""
    return any(one is not None and one.lower is not None for _, one in found)
