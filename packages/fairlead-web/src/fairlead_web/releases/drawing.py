"""Charts that were not drawn when a release came in are drawn when somebody first looks at them, and kept."""

from collections.abc import Iterable

from django.core.cache import cache

from fairlead import api
from fairlead_web.releases import store
from fairlead_web.releases.models import Section

Charts = dict[str, tuple[str, str]]


def with_charts(sections: Iterable[Section]) -> list[Section]:
    """The sections, each with the chart of its figures and that of their change, where there is one.

    A release never changes once it is public, so a chart is drawn once for its hash and indicator.
    """
    found = list(sections)
    for one in found:
        if not (one.chart or one.change_chart):
            one.chart, one.change_chart = drawn(one).get(one.slug, ("", ""))
    return found


def drawn(section: Section) -> Charts:
    """The charts of all sections about the indicator, by slug."""
    key = f"charts-{section.release.sha256}-{section.indicator}"
    charts: Charts | None = cache.get(key)
    if charts is None:
        opened = api.open_release(store.path(section.release.folder))
        charts = {
            one.id[:200]: (one.chart_svg, one.change_svg) for one in api.sections(opened, section.indicator)
        }
        cache.set(key, charts, timeout=None)
    return charts
