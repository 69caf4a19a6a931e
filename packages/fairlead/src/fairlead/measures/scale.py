"""Scales on which a line is fitted or an error is near to normal: as it is, logarithm, logit."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy import special

from fairlead.measures.estimate import Array, Estimate, normal_deviate


class Scale(NamedTuple):
    """A scale: there, back, and how much a value moves for a small step on the scale."""

    there: Callable[[Array], Array]
    back: Callable[[Array], Array]
    step: Callable[[Array], Array]


LINEAR = Scale(lambda value: value, lambda value: value, np.ones_like)
"""Values as they are."""

LOG = Scale(np.log, np.exp, lambda value: value)
"""For rates."""

LOGIT = Scale(special.logit, special.expit, lambda value: value * (1 - value))
"""For proportions."""


def scale_error(estimate: Estimate, scale: Scale, confidence: float = 0.95) -> Array:
    """Standard errors on `scale`, from an interval: its width there in normal deviates.

    So PHEindicatormethods derives them (log for rates, logit for proportions). Infinite
    where a limit lies at the scale's end: no events, or everyone.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        width = scale.there(estimate.upper) - scale.there(estimate.lower)
    return width / (2 * normal_deviate(confidence))


def standard_error(estimate: Estimate, scale: Scale, confidence: float = 0.95) -> Array:
    """Standard errors of the values themselves: the error on `scale` times the step there.

    Where the scale has no error to give (no events, or everyone), the plain width of the
    interval serves. PHEindicatormethods counts such a group as known without error; an
    estimate from it would look surer than it is.
    """
    z = normal_deviate(confidence)
    with np.errstate(invalid="ignore"):
        error = scale.step(estimate.value) * scale_error(estimate, scale, confidence)
    return np.where(np.isfinite(error), error, (estimate.upper - estimate.lower) / (2 * z))


def on_scale(values: npt.ArrayLike, scale: Scale) -> Array:
    """Values on the scale; NaN where it has no place for them."""
    with np.errstate(divide="ignore", invalid="ignore"):
        placed = scale.there(np.asarray(values, dtype=np.float64))
    return np.where(np.isfinite(placed), placed, np.nan)
