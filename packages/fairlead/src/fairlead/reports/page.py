"""report.html: one file that holds everything it shows and asks for nothing from elsewhere."""

import base64
import hashlib
from collections.abc import Sequence
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from fairlead.disclosure.document import ReleasedComparison, ReleasedFigure, ReleaseDocument
from fairlead.figures import State
from fairlead.reports.periods import chronological
from fairlead.reports.section import Section
from fairlead.reports.wording import (
    NO_POPULATION,
    NOBODY,
    STATE_MEANINGS,
    STATE_WORDS,
    counted,
    day,
    points,
    several,
)

KEY_FINDINGS = 8
ONE_IN = 20
"""Of so many gaps that are none, a 95% interval tells one apart."""

WORDS = (
    ("95% interval", "The range in which the true figure lies, as far as chance alone is concerned."),
    (
        "difference",
        "How much a group's figure is above (+) or below (−) that of the group it is compared with.",
    ),
    ("percentage point", "The unit of the difference between two percentages: from 5% to 7% are 2 of them."),
    (
        "slope index of inequality",
        "How much the figure changes from the first to the last end of an order, with all groups in use.",
    ),
    ("relative index of inequality", "The figure at the last end divided by the figure at the first end."),
    *((STATE_WORDS[state], STATE_MEANINGS[state]) for state in State if state is not State.VALUE),
    (NOBODY, "None of the people counted is in this group, so there is no figure."),
    (
        NO_POPULATION,
        "People were counted, but the population they are set against does not have their group.",
    ),
)
"""The glossary of the page: measures, then everything that may stand in place of a number."""

_ENVIRONMENT = Environment(
    loader=PackageLoader("fairlead.reports"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
)


def report_html(document: ReleaseDocument, sections: Sequence[Section]) -> str:
    """The whole report as HTML, from a release's document and its sections."""
    style = files("fairlead.reports").joinpath("templates/report.css").read_text(encoding="utf-8")
    certified = [one for one in sections if one.certified]
    many = len({one.organisation_name for one in sections}) > 1
    return _ENVIRONMENT.get_template("report.html").render(
        document=document,
        style=style,
        style_hash=base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii"),
        certified=certified,
        published=[one for one in sections if not one.certified],
        findings=key_findings(certified),
        gaps=len(tested(document)),
        by_chance=round(len(tested(document)) / ONE_IN),
        methods=methods(document),
        day=day,
        withheld=sum(one.state is State.SUPPRESSED for one in document.figures),
        withheld_comparisons=sum(one.state is State.SUPPRESSED for one in document.comparisons),
        words=WORDS,
        points=several(sorted({points(one.unit) for one in document.indicators})),
        heading=lambda section: f"{section.title}, {section.organisation_name}" if many else section.title,
        periods=sorted(document.periods, key=chronological),
        several=several,
        counted=counted,
    )


def methods(document: ReleaseDocument) -> list[str]:
    """The methods of all intervals that are shown: of figures, gaps and gradients."""
    every: tuple[ReleasedFigure | ReleasedComparison, ...] = (*document.figures, *document.comparisons)
    return sorted({one.method for one in every if one.lower is not None and one.method})


def tested(document: ReleaseDocument) -> list[ReleasedComparison]:
    """The gaps that are shown with an interval, and so could be told apart."""
    return [one for one in document.comparisons if one.measure == "difference" and one.lower is not None]


def key_findings(sections: Sequence[Section]) -> list[Section]:
    """The sections with a clear gap, those that touch most people first; never more than a reader keeps."""
    clear = [one for one in sections if one.weight > 0]
    return sorted(clear, key=lambda one: -one.weight)[:KEY_FINDINGS]
