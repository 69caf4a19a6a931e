"""A section: everything a reader gets about one indicator by one breakdown."""

import re
from dataclasses import dataclass

from fairlead.reports.tables import Table


@dataclass(frozen=True)
class Section:
    """One indicator by one breakdown, told, drawn, tabled and explained.

    id: a slug, unique in the release and the same from release to release. indicator: id@version.
    breakdown: breakdown id; of a cross both, joined by " x "; empty for an indicator without.
    organisation, organisation_name: the body's code and name. period: the latest, which claim
    and chart are about; the table holds all. label: what must stand beside the title, as of
    figures that Fairlead has not certified. claim: what is found; details: the sentences after it,
    on counts, change, and groups without a figure. description: the chart in words. chart_svg,
    change_svg: charts, empty where nothing may be drawn. csv: without byte order mark.
    weight: about how many of those counted the clearest gap touches, 0 where nothing is clear.
    """

    id: str
    indicator: str
    breakdown: str
    organisation: str
    organisation_name: str
    period: str
    title: str
    label: str
    certified: bool
    claim: str
    details: tuple[str, ...]
    description: str
    chart_svg: str
    table: Table
    csv: str
    completeness: str
    cannot_tell: tuple[str, ...]
    source: str
    weight: float = 0.0
    change_svg: str = ""
    change_description: str = ""


def slug(*parts: str) -> str:
    """Small letters, digits and hyphens from any texts."""
    return "-".join(word for part in parts for word in re.findall(r"[a-z0-9]+", part.lower()))
