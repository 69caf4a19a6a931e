"""From a verified release folder to rows: figures with their states, and sections as the library draws."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.utils.text import slugify

from fairlead import api
from fairlead_web.releases.models import Figure, Release, Section

CROSS = " × "
EVERYBODY = "Everyone"
BATCH = 2_000


def describe(release: Release, opened: api.Release) -> None:
    """Copy onto the release row what its document says it is. Nothing is saved."""
    document = opened.document
    release.title = document.title
    release.study = slugify(document.title)[:120] or "study"
    release.period = span(document.periods)
    release.publisher = document.publisher
    release.synthetic = document.synthetic
    release.threshold = document.policy.threshold
    release.kind = Release.Kind.CERTIFIED if document.figures else Release.Kind.PUBLISHED


def span(periods: tuple[str, ...]) -> str:
    """The periods of a release as one label."""
    return periods[0] if len(periods) == 1 else f"{periods[0]} to {periods[-1]}"


def write(release: Release, opened: api.Release, *, charts: bool = True) -> None:
    """Add the figures and sections of a verified release to its draft row.

    Without charts each is drawn when it is first looked at (see `drawing`).
    """
    Figure.objects.bulk_create(figures(release, opened), batch_size=BATCH)
    Section.objects.bulk_create(sections(release, opened, charts=charts), batch_size=BATCH)


def figures(release: Release, opened: api.Release) -> Iterator[Figure]:
    """Every figure of a release, those worked out by others after our own."""
    document = opened.document
    words = Words(document)
    for one in document.figures:
        yield Figure(
            release=release,
            **words.cell(one.indicator, one.organisation, one.groups),
            period=one.period,
            publisher=document.publisher,
            state=one.state.value,
            numerator=one.numerator,
            denominator=one.denominator,
            value=one.value,
            lower=one.lower,
            upper=one.upper,
        )
    for other in document.published:
        yield Figure(
            release=release,
            **words.cell(other.indicator, other.organisation, other.groups),
            period=other.period,
            publisher=other.publisher,
            published_elsewhere=True,
            state="value",
            denominator=other.base,
            value=other.value,
            lower=other.lower,
            upper=other.upper,
        )


class Words:
    """What a release calls its indicators, bodies and groups."""

    def __init__(self, document: Any) -> None:
        self.indicators = {one.key: one for one in document.indicators}
        self.bodies = {one.code: one.name for one in document.organisations}
        self.labels = {
            (one.id, group.code): group.label for one in document.breakdowns for group in one.groups
        }

    def indicator(self, key: str) -> dict[str, str]:
        """An indicator's name and theme, as fields of a row."""
        return {
            "indicator": key,
            "indicator_title": self.indicators[key].title,
            "theme": self.indicators[key].theme,
        }

    def body(self, code: str) -> dict[str, str]:
        """A body's code and name, as fields of a row."""
        return {"body_code": code, "body_name": self.bodies.get(code, code)}

    def cell(self, indicator: str, body: str, groups: dict[str, str]) -> dict[str, str]:
        """All that names a cell except its period, as fields of a row."""
        pairs = sorted(groups.items())
        return {
            **self.indicator(indicator),
            **self.body(body),
            "unit": self.indicators[indicator].unit,
            "polarity": self.indicators[indicator].polarity,
            "breakdown": CROSS.join(name for name, _ in pairs),
            "group": CROSS.join(code for _, code in pairs),
            "group_label": CROSS.join(self.labels.get(pair, pair[1]) for pair in pairs) or EVERYBODY,
        }


def sections(release: Release, opened: api.Release, *, charts: bool = True) -> Iterator[Section]:
    """Every chart of a release with all that stands beside it, as the library draws it."""
    document = opened.document
    words = Words(document)
    publishers = defaultdict(set)
    for other in document.published:
        publishers[other.indicator, other.organisation].add(other.publisher)
    for position, one in enumerate(api.sections(opened, charts=charts)):
        others = sorted(publishers[one.indicator, one.organisation])
        yield Section(
            release=release,
            position=position,
            slug=one.id[:200],
            **words.indicator(one.indicator),
            title=one.title,
            breakdown=one.breakdown,
            body_code=one.organisation,
            body_name=one.organisation_name,
            period=one.period,
            publisher=document.publisher if one.certified else ", ".join(others),
            published_elsewhere=not one.certified,
            label=one.label,
            weight=one.weight,
            claim=one.claim,
            details=list(one.details),
            description=one.description,
            chart=one.chart_svg,
            change_chart=one.change_svg,
            change_description=one.change_description,
            table={"columns": list(one.table.columns), "rows": [list(row.cells) for row in one.table.rows]},
            csv=one.csv,
            completeness=one.completeness,
            cannot_tell=list(one.cannot_tell),
            source=one.source,
        )
