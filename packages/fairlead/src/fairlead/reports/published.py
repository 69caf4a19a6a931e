"""A section of figures that others published: kept apart, labelled, never certified."""

from fairlead.reports.charts import dot_plot
from fairlead.reports.contents import Contents, Tables
from fairlead.reports.explained import lines
from fairlead.reports.narrative import levels_sentence
from fairlead.reports.plots import published_plot
from fairlead.reports.section import Section, slug
from fairlead.reports.tables import published_table
from fairlead.reports.wording import level, several

DESIGN = "How sure the figures are: an interval worked out from the base alone ignores the design effect."
ORIGIN = "Whether they were worked out rightly: Fairlead holds no counts for these figures."


def published_section(contents: Contents, indicator: str, organisation: str, table: Tables) -> Section:
    """Claim, chart, table and the rest of published figures, with publisher and date beside the title."""
    told = contents.indicators[indicator]
    latest = contents.periods(indicator, organisation, table, published=True)[-1]
    entries = [
        one
        for one in contents.document.published
        if (one.indicator, one.organisation) == (indicator, organisation)
        and set(one.groups) in (set(table), set())
    ]
    by = several(sorted({f"{one.publisher}, {one.published_on}" for one in entries}))
    label = f"Published by {by}; not certified by Fairlead"
    name = slug("published", told.id, f"v{told.version}", *table, organisation)
    plot = published_plot(contents, name, indicator, organisation, latest, table, label)
    links = sorted({one.link for one in entries if one.link})
    notes = [contents.breakdowns[one].note for one in table]
    compared = sum(dot.value is not None for dot in plot.dots) > 1  # a dot alone says nothing
    return Section(
        id=name,
        indicator=indicator,
        breakdown=" x ".join(table),
        organisation=organisation,
        organisation_name=contents.organisations[organisation],
        period=latest,
        title=plot.title,
        label=label,
        certified=False,
        claim=_claim(contents, indicator, organisation, latest, table),
        details=(),
        description=plot.description if compared else "",
        chart_svg=dot_plot(plot) if contents.charts and compared else "",
        table=published_table(contents, indicator, organisation, table),
        csv=lines(contents, indicator, {organisation}, table, published=True),
        completeness="Not known: the publisher's figures carry no counts of people whose group is unknown.",
        cannot_tell=tuple(
            dict.fromkeys(text for text in (*told.cannot_tell, *notes, ORIGIN, DESIGN) if text)
        ),
        source=f"{label}. {told.source}.{''.join(f' {link}' for link in links)}",
    )


def _claim(contents: Contents, indicator: str, organisation: str, period: str, table: Tables) -> str:
    """Highest and lowest as published; whether a difference is real is not ours to say."""
    unit = contents.indicators[indicator].unit
    found = (
        (groups, contents.published(indicator, organisation, period, groups))
        for groups in (contents.known(table) if table else ())
    )
    said = levels_sentence([(contents.label(groups), one.value) for groups, one in found if one], unit)
    everyone = contents.published(indicator, organisation, period, ())
    total = f"Overall: {level(everyone.value, unit)}." if everyone else ""
    return f"{said} {total}".strip()
