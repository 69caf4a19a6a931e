"""Pure mathematics, one file a family. Arrays in, estimates with intervals out; no project code, no tables.

Everything is vectorised: numbers or arrays that broadcast. Nothing is multiplied here: a
proportion is a share of 1, a rate is events per person. What cannot be worked out is NaN.
"""

from fairlead.measures.difference import (
    difference_of_estimates,
    difference_of_proportions,
    difference_of_rates,
)
from fairlead.measures.estimate import Array, Estimate
from fairlead.measures.overlap import against_whole_difference, against_whole_ratio
from fairlead.measures.proportion import proportion
from fairlead.measures.rate import rate
from fairlead.measures.ratio import ratio_of_proportions, ratio_of_rates
from fairlead.measures.relative_index import relative_index
from fairlead.measures.scale import LINEAR, LOG, LOGIT, Scale, standard_error
from fairlead.measures.slope_index import slope_index
from fairlead.measures.weighted_line import midpoints

__all__ = [
    "LINEAR",
    "LOG",
    "LOGIT",
    "Array",
    "Estimate",
    "Scale",
    "against_whole_difference",
    "against_whole_ratio",
    "difference_of_estimates",
    "difference_of_proportions",
    "difference_of_rates",
    "midpoints",
    "proportion",
    "rate",
    "ratio_of_proportions",
    "ratio_of_rates",
    "relative_index",
    "slope_index",
    "standard_error",
]
