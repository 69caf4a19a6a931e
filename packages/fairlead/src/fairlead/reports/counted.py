"""A section of certified figures: one indicator by one breakdown in one organisation."""

from collections.abc import Iterable, Iterator

from fairlead.figures import State
from fairlead.reports.change import Course, change_plot, change_sentences, follow
from fairlead.reports.charts import dot_plot
from fairlead.reports.contents import Contents, Pairs, Tables
from fairlead.reports.explained import LOCAL, completeness, limits, lines, source
from fairlead.reports.narrative import (
    absent_sentence,
    gaps_claim,
    gaps_details,
    gradient_sentence,
    levels_sentence,
)
from fairlead.reports.plots import group_plot
from fairlead.reports.readings import NAMES, gaps, leading_gradient, shown
from fairlead.reports.section import Section, slug
from fairlead.reports.tables import group_table
from fairlead.reports.wording import level


def counted_section(contents: Contents, indicator: str, organisation: str, table: Tables) -> Section:
    """Claim, chart, table and the rest, about the latest period; the table holds all periods."""
    told = contents.indicators[indicator]
    periods = contents.periods(indicator, organisation, table)
    latest = periods[-1]
    name = slug(told.id, f"v{told.version}", *table, organisation)
    plot = group_plot(contents, name, indicator, organisation, latest, table)
    place = (contents, indicator, organisation, latest, table)
    course = follow(contents, indicator, organisation, periods, table)
    change = change_plot(contents, f"{name}-change", indicator, organisation, course)
    return Section(
        id=name,
        indicator=indicator,
        breakdown=" x ".join(table),
        organisation=organisation,
        organisation_name=contents.organisations[organisation],
        period=latest,
        title=plot.title,
        label="",
        certified=True,
        claim=_claim(*place),
        details=tuple(_details(*place, course)),
        description=plot.description,
        chart_svg=dot_plot(plot) if contents.charts else "",
        table=group_table(contents, indicator, organisation, table),
        csv=lines(contents, indicator, {organisation}, table, published=False),
        completeness=completeness(*place),
        cannot_tell=(
            *limits(*place),
            *([LOCAL] if _local(contents, indicator, organisation, latest, table) else []),
        ),
        source=source(contents, indicator, table),
        weight=_weight(*place),
        change_svg=dot_plot(change) if contents.charts else "",
        change_description=change.description,
    )


def _claim(contents: Contents, indicator: str, organisation: str, period: str, table: Tables) -> str:
    """The gradient, or the leading gaps, or where neither is shown the levels."""
    slope = leading_gradient(contents, indicator, organisation, period, table)
    if slope is not None:
        return gradient_sentence(slope[1], NAMES[slope[0]])
    found = gaps(contents, indicator, organisation, period, table)
    return gaps_claim(found) if found else _levels(contents, indicator, organisation, period, table)


def _details(
    contents: Contents, indicator: str, organisation: str, latest: str, table: Tables, course: Course
) -> Iterator[str]:
    """What follows the claim: ends of the gradient or counts, change, and which groups have no figure."""
    slope = leading_gradient(contents, indicator, organisation, latest, table)
    if slope is not None:
        yield from _ends(contents, indicator, organisation, latest, table[0])
    else:
        yield from gaps_details(gaps(contents, indicator, organisation, latest, table))
    yield from change_sentences(course)
    for state in State:
        found = [
            (contents.label(one), figure.numerator)
            for one in contents.groups(table)
            if (figure := contents.figure(indicator, organisation, latest, one)) and figure.state is state
        ]
        if state is State.UNDEFINED:
            without = [label for label, numerator in found if numerator]
            yield from filter(None, [absent_sentence(state, without, "Counted, but in no population")])
            found = [(label, numerator) for label, numerator in found if not numerator]
        if state is not State.VALUE and found:
            yield absent_sentence(state, [label for label, _ in found], "Nobody was counted")


def _ends(
    contents: Contents, indicator: str, organisation: str, period: str, breakdown: str
) -> Iterator[str]:
    """The levels at both ends: a gradient may close because the better end got worse."""
    codes = [group.code for group in contents.breakdowns[breakdown].groups if group.kind == "known"]
    for code in (codes[0], codes[-1]):
        groups = ((breakdown, code),)
        figure = shown(contents.figure(indicator, organisation, period, groups))
        if figure is not None and figure.value is not None:
            yield f"{contents.label(groups)}: {level(figure.value, contents.indicators[indicator].unit)}."


def _levels(contents: Contents, indicator: str, organisation: str, period: str, table: Tables) -> str:
    """What is said where nothing is compared: highest and lowest of the groups, and everyone."""
    unit = contents.indicators[indicator].unit

    def levels(wanted: Iterable[Pairs]) -> list[tuple[str, float]]:
        found = ((one, shown(contents.figure(indicator, organisation, period, one))) for one in wanted)
        return [(contents.label(one), it.value) for one, it in found if it and it.value is not None]

    groups = levels(contents.known(table)) if table else []
    alone = len(groups) == 1 and len(contents.known(table)) > 1
    said = (levels_sentence(groups, unit), levels_sentence(levels([()]), unit))
    return " ".join(filter(None, (*said, "No other group is shown." if alone else "")))


def _weight(contents: Contents, indicator: str, organisation: str, period: str, table: Tables) -> float:
    """By about how many the counts would differ without the clearest gap or gradient."""
    slope = leading_gradient(contents, indicator, organisation, period, table)
    if slope is None:
        return max(
            (one.people for one in gaps(contents, indicator, organisation, period, table)), default=0.0
        )
    everyone = shown(contents.figure(indicator, organisation, period, ()))
    return slope[1].among(everyone.denominator if everyone else None) / 2


def _local(contents: Contents, indicator: str, organisation: str, period: str, table: Tables) -> bool:
    """Whether a gradient that holds for one place only is among the figures."""
    return any(
        contents.gradient(indicator, organisation, period, name, "slope_index") is not None for name in table
    )
