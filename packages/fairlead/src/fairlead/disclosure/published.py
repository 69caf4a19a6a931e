"""Figures that others published, as a release carries them: labelled, and never certified."""

from collections.abc import Iterable, Sequence

from fairlead.catalogue.indicator import Indicator
from fairlead.disclosure.document import PublishedFigure
from fairlead.measures import proportion
from fairlead.study.checked import PublishedValue
from fairlead.study.schema import Study


def published_figures(
    study: Study, indicators: Sequence[Indicator], values: Iterable[PublishedValue]
) -> tuple[PublishedFigure, ...]:
    """Figures that a study's sources give, with Wilson's interval where a percentage has a base.

    The interval ignores the design effect of weighted surveys. A value that its publisher
    withholds (None) is left out: there is nothing to hold.
    """
    sources = {source.id: source for source in study.sources}
    units = {indicator.key: indicator for indicator in indicators}
    return tuple(
        PublishedFigure(
            indicator=one.indicator,
            organisation=one.organisation,
            period=one.period,
            groups=dict(one.groups),
            value=one.value,
            base=one.base,
            lower=limits[0] if limits else None,
            upper=limits[1] if limits else None,
            publisher=sources[one.source].publisher or study.publisher,
            published_on=sources[one.source].published_on,
            link=sources[one.source].link,
        )
        for one in values
        if one.value is not None
        for limits in [interval(one.value, one.base, units[one.indicator])]
    )


def interval(value: float, base: float | None, indicator: Indicator) -> tuple[float, float] | None:
    """Wilson's limits in the indicator's unit; None for what is no percentage or has no base."""
    if not base or indicator.unit != "%" or not 0 <= value <= indicator.multiplier:
        return None
    estimate = proportion(value / indicator.multiplier * base, base)
    return float(estimate.lower) * indicator.multiplier, float(estimate.upper) * indicator.multiplier
