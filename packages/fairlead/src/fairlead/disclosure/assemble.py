"""From cells, findings and a pattern to the document a reader holds."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from fairlead.analysis.finding import Finding
from fairlead.catalogue.indicator import Indicator
from fairlead.cells import CellKey, Cells
from fairlead.disclosure.document import (
    PublishedFigure,
    ReleasedBreakdown,
    ReleasedComparison,
    ReleasedCompleteness,
    ReleasedFigure,
    ReleasedGroup,
    ReleasedIndicator,
)
from fairlead.figures import SUPPRESSED, Figure, State
from fairlead.reference.breakdowns import KNOWN, Breakdown

WITHHELD = "Withheld to protect people: this figure, or one it is linked to, stands on a small number."
"""The one sentence for every withheld figure, so that it never says which kind it is."""

METHODS = {
    ("proportion", "proportion"): "Wilson's score interval",
    ("proportion", "difference"): "Newcombe's hybrid score interval",
    ("proportion", "ratio"): "Log interval (Katz and others)",
    ("rate", "rate"): "Byar's interval, exact below 10 events",
    ("rate", "difference"): "Limits put together from the two rates' (Newcombe's way)",
    ("rate", "ratio"): "Log interval for Poisson counts",
}
"""The interval's name by the indicator's kind and the measure, as reference texts have it."""

GRADIENTS = {
    "slope_index": "Slope index of inequality, weighted least squares on ranks",
    "relative_index": "Relative index of inequality, ratio of the fitted line's ends (Fieller's interval)",
    "slope_index_national": "Slope index of inequality with national mid-points",
    "relative_index_national": "Relative index of inequality with national mid-points (Fieller's interval)",
}
"""The names of gradients, whatever the indicator's kind."""

Shown = Callable[[str, CellKey], tuple[bool, bool]]
"""Whether an indicator's numerator and denominator in a cell are shown."""


def figures(
    cells: Cells, findings: Iterable[Finding], kinds: Mapping[str, str], shown: Shown
) -> tuple[ReleasedFigure, ...]:
    """One row for every cell, with the estimate made from it."""
    estimates = {(one.indicator, one.key): one for one in findings if one.measure in ("proportion", "rate")}
    return tuple(
        figure_row(indicator, key, counts.numerator, counts.denominator, kinds[indicator], estimates, shown)
        for indicator, key, counts in cells
    )


def figure_row(
    indicator: str,
    key: CellKey,
    numerator: int,
    denominator: int,
    kind: str,
    estimates: Mapping[tuple[str, CellKey], Finding],
    shown: Shown,
) -> ReleasedFigure:
    """One cell's row: counts and estimate together, or what may stay of them."""
    shows_numerator, shows_denominator = shown(indicator, key)
    found = estimates.get((indicator, key))
    figure = found.figure if found else Figure(State.NOT_APPLICABLE)
    exact = released(found, shown) if found else shows_numerator
    return ReleasedFigure(
        indicator=indicator,
        organisation=key.organisation,
        period=key.period,
        groups=dict(key.groups),
        numerator=numerator if shows_numerator else None,
        denominator=denominator if shows_denominator else None,
        method=METHODS[kind, kind],
        reason=(found.reason if found else "") if exact else WITHHELD,
        **parts(figure if exact else SUPPRESSED),
    )


def comparisons(
    findings: Iterable[Finding], kinds: Mapping[str, str], shown: Shown
) -> tuple[ReleasedComparison, ...]:
    """Gaps, ratios and gradients, in a fixed order."""
    rows = [
        ReleasedComparison(
            indicator=one.indicator,
            measure=one.measure,
            organisation=one.key.organisation,
            period=one.key.period,
            groups=dict(one.key.groups),
            comparator=one.comparator,
            method=GRADIENTS.get(one.measure) or METHODS[kinds[one.indicator], one.measure],
            reason=one.reason if exact else WITHHELD,
            **parts(one.figure if exact else SUPPRESSED),
        )
        for one in findings
        if one.measure not in ("proportion", "rate")
        for exact in [released(one, shown)]
    ]
    return tuple(
        sorted(
            rows,
            key=lambda r: (
                r.indicator,
                r.organisation,
                r.period,
                sorted(r.groups.items()),
                r.measure,
                r.comparator or "",
            ),
        )
    )


def released(finding: Finding, shown: Shown) -> bool:
    """A finding is released only if every cell it depends on is released exactly."""
    return all(all(shown(finding.indicator, key)) for key in (finding.key, *finding.cells))


def parts(figure: Figure) -> dict[str, object]:
    """A figure's fields as they stand in a row."""
    return {"state": figure.state, "value": figure.value, "lower": figure.lower, "upper": figure.upper}


def completeness(cells: Cells, kinds: Mapping[str, str], shown: Shown) -> tuple[ReleasedCompleteness, ...]:
    """How many have a known group, wherever that is one of an indicator's own counts.

    A rate's denominators come from a population file and say nothing about the extract.
    """
    return tuple(
        completeness_row(cells, indicator, key, shown)
        for indicator, key, _ in cells
        if kinds[indicator] != "rate" and len(key.groups) == 1 and key.groups[0][1] == KNOWN
    )


def completeness_row(cells: Cells, indicator: str, key: CellKey, shown: Shown) -> ReleasedCompleteness:
    """One breakdown's completeness in one organisation and period."""
    everybody = CellKey(key.organisation, key.period)
    known, total = (cells[indicator][one].denominator for one in (key, everybody))
    exact = shown(indicator, key)[1] and shown(indicator, everybody)[1]
    state = State.SUPPRESSED if not exact else State.VALUE if total else State.UNDEFINED
    return ReleasedCompleteness(
        indicator=indicator,
        breakdown=key.groups[0][0],
        organisation=key.organisation,
        period=key.period,
        state=state,
        known=known if exact else None,
        total=total if exact else None,
        share=100 * known / total if state is State.VALUE else None,
    )


def indicator_entries(indicators: Sequence[Indicator]) -> tuple[ReleasedIndicator, ...]:
    """What a reader must know of the indicators."""
    return tuple(
        ReleasedIndicator(
            key=one.key,
            id=one.id,
            version=one.version,
            title=one.title,
            theme=one.theme.value,
            kind=one.kind,
            polarity=one.polarity.value,
            unit=one.unit,
            multiplier=one.multiplier,
            numerator=one.numerator_words,
            denominator=one.denominator_words,
            cannot_tell=one.cannot_tell,
            source=one.source,
            owner=one.owner,
            review=one.review.isoformat(),
        )
        for one in sorted(indicators, key=lambda one: one.key)
    )


def breakdown_entry(breakdown: Breakdown) -> ReleasedBreakdown:
    """A breakdown as published: its groups, then its broad groups, then all with a known group."""
    groups = [ReleasedGroup(code=g.code, label=g.label, kind=g.kind.value) for g in breakdown.groups]
    broad = [
        ReleasedGroup(code=b.code, label=b.label, kind="broad", members=b.members) for b in breakdown.broad
    ]
    known = ReleasedGroup(
        code=KNOWN, label=breakdown.labels[KNOWN], kind="all known", members=breakdown.known
    )
    return ReleasedBreakdown(
        id=breakdown.id,
        title=breakdown.title,
        scheme=breakdown.scheme,
        grouping=breakdown.grouping,
        edition=breakdown.edition,
        ordered=breakdown.ordered,
        special=breakdown.special,
        comparator=breakdown.comparator,
        groups=(*groups, *broad, known),
        source=breakdown.source,
        note=breakdown.note,
    )


def in_order(published: Iterable[PublishedFigure]) -> tuple[PublishedFigure, ...]:
    """Published figures in a fixed order."""
    return tuple(
        sorted(
            published,
            key=lambda p: (p.indicator, p.organisation, p.period, sorted(p.groups.items()), p.publisher),
        )
    )
