"""Every section of a release: who gets one, and in which order."""

from collections.abc import Iterator

from fairlead.disclosure import Release
from fairlead.reports.contents import MANY, Contents, Tables
from fairlead.reports.counted import counted_section
from fairlead.reports.gradients import gradient_section
from fairlead.reports.published import published_section
from fairlead.reports.section import Section


def sections(release: Release, indicator: str | None = None, *, charts: bool = True) -> tuple[Section, ...]:
    """The sections of a release in its own order, certified figures first.

    indicator: an id or id@version, to have its sections only. charts: without them `chart_svg` and
    `change_svg` stay empty, for whoever draws them when they are looked at. One section for each
    indicator, breakdown and organisation; where many organisations have gradients by an
    ordered breakdown, one for all of them instead (and one for the release's own body).
    """
    contents = Contents(release.document, charts=charts)
    wanted = [key for key in contents.indicators if indicator in (None, key, key.split("@")[0])]
    certified = [one for key in wanted for one in _certified(contents, key)]
    published = [one for key in wanted for one in _published(contents, key)]
    return (*certified, *published)


def _certified(contents: Contents, indicator: str) -> Iterator[Section]:
    """Sections made from our own counts."""
    bodies = contents.bodies(indicator)
    for table in contents.tables(indicator):
        alone = [code for code in bodies if contents.periods(indicator, code, table)]
        if _graded(contents, indicator, table, alone):
            own = contents.document.organisation.code
            yield gradient_section(contents, indicator, table[0], [code for code in alone if code != own])
            alone = [code for code in alone if code == own]
        for code in alone:
            yield counted_section(contents, indicator, code, table)


def _published(contents: Contents, indicator: str) -> list[Section]:
    """Sections of figures that others published, those that set most groups side by side first."""
    found = [
        published_section(contents, indicator, code, table)
        for table in contents.tables(indicator, published=True)
        for code in contents.bodies(indicator, published=True)
        if contents.periods(indicator, code, table, published=True)
    ]
    return sorted(found, key=lambda section: -len(section.table.rows))


def _graded(contents: Contents, indicator: str, table: Tables, bodies: list[str]) -> bool:
    """Whether so many organisations have gradients that they are shown together."""
    if len(table) != 1 or len(bodies) < MANY or not contents.breakdowns[table[0]].ordered:
        return False
    slopes = (one for one in contents.document.comparisons if one.measure.startswith("slope_index"))
    return any(one.indicator == indicator and set(one.groups) == set(table) for one in slopes)
