"""Which measures describe an indicator of which kind. A new kind is one line here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from fairlead import measures


@dataclass(frozen=True)
class Family:
    """The measures that belong together, and the scale on which their errors are near to normal."""

    name: str
    estimate: Callable[..., measures.Estimate]
    difference: Callable[..., measures.Estimate]
    ratio: Callable[..., measures.Estimate]
    scale: measures.Scale


FAMILIES: Mapping[str, Family] = {
    "proportion": Family(
        "proportion",
        measures.proportion,
        measures.difference_of_proportions,
        measures.ratio_of_proportions,
        measures.LOGIT,
    ),
    "rate": Family(
        "rate", measures.rate, measures.difference_of_rates, measures.ratio_of_rates, measures.LOG
    ),
}
"""By Indicator.kind. Figures that others published have no Cells and so no family."""
