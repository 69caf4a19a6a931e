"""Change over time: the gradient, or the gaps that lead, followed through the periods."""

from collections.abc import Iterator
from dataclasses import dataclass

from fairlead.reports.charts import Dot, Plot
from fairlead.reports.contents import Contents, Tables
from fairlead.reports.narrative import Gap, change_sentence, lead_gaps
from fairlead.reports.plots import GRADIENTS, MARKS, describe, synthetic
from fairlead.reports.readings import gaps, leading_gradient
from fairlead.reports.wording import points, signed


@dataclass(frozen=True)
class Course:
    """What is followed: `lines` has, for each, its gap in every period, None where it is not shown."""

    periods: tuple[str, ...]
    lines: tuple[tuple[Gap | None, ...], ...]
    gradient: bool


def follow(
    contents: Contents, indicator: str, organisation: str, periods: tuple[str, ...], table: Tables
) -> Course:
    """The gradient told last; else the groups whose gaps lead in the last period, or led before it."""
    latest = leading_gradient(contents, indicator, organisation, periods[-1], table)
    if latest is not None:
        slopes = [leading_gradient(contents, indicator, organisation, one, table) for one in periods]
        line = tuple(one[1] if one is not None and one[0] == latest[0] else None for one in slopes)
        return Course(periods, (line,), gradient=True)
    every = [gaps(contents, indicator, organisation, one, table) for one in periods]
    leads = next((lead for found in reversed(every[-2:]) if (lead := lead_gaps(found))), ())
    by_group = [{one.group: one for one in found} for found in every]
    lines = tuple(tuple(found.get(lead.group) for found in by_group) for lead in leads)
    return Course(periods, lines, gradient=False)


def change_sentences(course: Course) -> Iterator[str]:
    """How each line differs between the last two periods, where both are shown."""
    for line in course.lines if len(course.periods) > 1 else ():
        earlier, later = line[-2:]
        if earlier is not None and later is not None:
            opening = "Change by the gradient" if course.gradient else "Change"
            first, second = course.periods[-2:]
            yield change_sentence(earlier, later, first, second, opening)


def change_plot(contents: Contents, name: str, indicator: str, organisation: str, course: Course) -> Plot:
    """Every line in every period that shows it, around no difference; no dots for a single one."""
    told = contents.indicators[indicator]
    marks = GRADIENTS if course.gradient else MARKS
    dots = tuple(
        Dot(
            _label(one, period, course),
            signed(one.value),
            marks[one.direction],
            one.value,
            one.lower,
            one.upper,
        )
        for line in course.lines
        for period, one in zip(course.periods, line, strict=True)
        if one is not None and len(line) - line.count(None) > 1
    )
    unit = points(told.unit)
    title = f"{told.title}: {'the gradient' if course.gradient else 'the gaps'} over time"
    against = [f"Compared with {one.comparator}." for line in course.lines for one in line if one is not None]
    ends = "".join(
        f"From {one.comparator} to {one.group}." for line in course.lines for one in line[-1:] if one
    )
    place = f"{contents.organisations[organisation]}. {ends if course.gradient else ''.join(against[:1])}"
    return Plot(
        id=name,
        title=title,
        subtitle=(place, synthetic(contents), "Tick: no difference. Lines: 95% intervals."),
        axis=unit[:1].upper() + unit[1:],
        description=describe(f"{title}. {place}", dots, signed),
        dots=dots,
        beside=0.0,
    )


def _label(one: Gap, period: str, course: Course) -> str:
    """The period, with the group where groups are followed."""
    return period if course.gradient else f"{one.group}, {period}"
