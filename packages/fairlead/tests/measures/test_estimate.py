import statistics

import numpy as np
import pytest

from fairlead.measures.estimate import counts, normal_deviate


def test_counts_come_back_in_one_shape():
    events, people = counts([[1], [2]], [10, 20])
    assert events.tolist() == [[1, 1], [2, 2]]
    assert people.tolist() == [[10, 20], [10, 20]]


def test_a_negative_count_is_refused_and_a_missing_one_kept():
    with pytest.raises(ValueError, match="negative"):
        counts([3, -1], 10)
    assert np.isnan(counts(np.nan, 10)[0])


@pytest.mark.parametrize("confidence", [0.5, 0.9, 0.95, 0.998])
def test_normal_deviate_agrees_with_the_standard_library(confidence):
    assert normal_deviate(confidence) == pytest.approx(
        statistics.NormalDist().inv_cdf((1 + confidence) / 2), abs=1e-12
    )


@pytest.mark.parametrize("confidence", [0, 1, 95, -0.95])
def test_confidence_is_a_share(confidence):
    with pytest.raises(ValueError, match="between 0 and 1"):
        normal_deviate(confidence)
