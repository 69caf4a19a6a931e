"""A group compared with a whole that it belongs to, such as everyone whose group is known.

Group and whole share people, so the usual intervals do not hold. Group and *rest* (the whole
without the group) share nobody, and the whole is their average with the group's share of the
people as weight. So each comparison with the rest gives the comparison with the whole, limits
included; the weight is taken as it is.
"""

import numpy as np
import numpy.typing as npt

from fairlead.measures.estimate import Estimate


def against_whole_difference(against_rest: Estimate, share: npt.ArrayLike) -> Estimate:
    """Group minus whole, from group minus rest: group - (share x group + (1 - share) x rest)."""
    remaining = 1 - np.asarray(share, dtype=np.float64)
    return Estimate(*(part * remaining for part in against_rest))


def against_whole_ratio(against_rest: Estimate, share: npt.ArrayLike) -> Estimate:
    """Group over whole, from group over rest: r / (share x r + 1 - share), which grows with r."""
    weight = np.asarray(share, dtype=np.float64)
    return Estimate(*(part / (weight * part + 1 - weight) for part in against_rest))
