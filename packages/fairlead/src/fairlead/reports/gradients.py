"""A section of gradients: one indicator by one ordered breakdown in many organisations."""

from collections import Counter
from collections.abc import Iterator, Sequence

from fairlead.figures import State
from fairlead.reports.charts import dot_plot
from fairlead.reports.contents import Contents
from fairlead.reports.explained import CHANCE, LOCAL, lines, source
from fairlead.reports.narrative import Direction, Gap, absent_sentence, gradient_sentence, lead_gaps
from fairlead.reports.periods import chronological
from fairlead.reports.plots import gradient_plot
from fairlead.reports.readings import NAMES, SLOPES, gradient, shown
from fairlead.reports.section import Section, slug
from fairlead.reports.tables import organisation_table
from fairlead.reports.wording import counted, within

RANKING = "Which organisation is first: neighbours in this order can mostly not be told apart."


def gradient_section(contents: Contents, indicator: str, breakdown: str, bodies: Sequence[str]) -> Section:
    """Gradients by organisation, sorted by size as published; those without a figure come last."""
    told, by = contents.indicators[indicator], contents.breakdowns[breakdown]
    latest = {contents.periods(indicator, code, (breakdown,))[-1] for code in bodies}
    period = max(latest, key=chronological)
    measure = _measure(contents, indicator, breakdown)
    found = {code: gradient(contents, told, code, period, by, measure) for code in bodies}
    held = {code: one for code, one in found.items() if one is not None}
    order = sorted(held, key=lambda code: (-held[code].value, contents.organisations[code]))
    missing = {
        code: _state(contents, indicator, code, period, breakdown, measure)
        for code in bodies
        if code not in held
    }
    named = [(contents.organisations[code], held[code]) for code in order]
    absent = [(contents.organisations[code], state) for code, state in missing.items()]
    name = slug(told.id, f"v{told.version}", breakdown, "by organisation")
    heading = f"{NAMES[measure].capitalize()}, from {' to '.join(contents.ends(by))}"
    plot = gradient_plot(contents, name, indicator, f"{heading}, {period}.", named, absent)
    many = counted(len(bodies), "organisation")
    return Section(
        id=name,
        indicator=indicator,
        breakdown=breakdown,
        organisation=contents.document.organisation.code,
        organisation_name=many,
        period=period,
        title=f"{told.title}: gradient by {within(by.title)}",
        label="",
        certified=True,
        claim=_claim([one for _, one in named]),
        details=tuple(_details(named, absent, NAMES[measure])),
        description=plot.description,
        chart_svg=dot_plot(plot) if contents.charts else "",
        table=organisation_table(contents, indicator, breakdown, [*order, *missing]),
        csv=lines(contents, indicator, set(bodies), (breakdown,), published=False),
        completeness="Completeness for each organisation stands in the CSV.",
        cannot_tell=(*told.cannot_tell, RANKING, CHANCE, *([LOCAL] if measure == "slope_index" else [])),
        source=source(contents, indicator, (breakdown,)),
        weight=sum(_touched(contents, indicator, code, period, one) for code, one in held.items()),
    )


def _claim(gradients: Sequence[Gap]) -> str:
    """How many organisations have a gradient in which direction."""
    if not gradients:
        return "No gradient can be shown."
    tally = Counter(one.direction for one in gradients)
    ends = f"From {gradients[0].comparator} to {gradients[0].group}"
    bodies = counted(len(gradients), "organisation")
    return (
        f"{ends}, the figure rises in {tally[Direction.HIGHER]:,} of {bodies}, falls in "
        f"{tally[Direction.LOWER]:,}, and cannot be told from no gradient in {tally[Direction.UNCLEAR]:,}."
    )


def _details(
    gradients: Sequence[tuple[str, Gap]], absent: Sequence[tuple[str, State]], name: str
) -> Iterator[str]:
    """The largest gradient in each direction, and which organisations have none."""
    for lead in lead_gaps([one for _, one in gradients]):
        body = next(body for body, one in gradients if one is lead)
        kind = "rise" if lead.direction is Direction.HIGHER else "fall"
        yield f"Largest {kind}, {body}: {gradient_sentence(lead, name)}"
    for state in State:
        bodies = [body for body, held in absent if held is state]
        if bodies:
            yield absent_sentence(state, bodies)


def _touched(contents: Contents, indicator: str, organisation: str, period: str, slope: Gap) -> float:
    """By about how many an organisation's count would differ without its gradient."""
    everyone = shown(contents.figure(indicator, organisation, period, ()))
    return slope.among(everyone.denominator if everyone else None) / 2


def _measure(contents: Contents, indicator: str, breakdown: str) -> str:
    """The gradient that is shown: the one that compares between places where the release has it."""
    used = {
        one.measure
        for one in contents.document.comparisons
        if one.indicator == indicator and set(one.groups) == {breakdown}
    }
    return next(measure for measure in SLOPES if measure in used)


def _state(
    contents: Contents, indicator: str, organisation: str, period: str, breakdown: str, measure: str
) -> State:
    """Why an organisation has no gradient; one without figures in the period is not known."""
    found = contents.gradient(indicator, organisation, period, breakdown, measure)
    return State.UNKNOWN if found is None else found.state
