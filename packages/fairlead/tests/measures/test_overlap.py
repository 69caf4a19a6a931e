from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairlead.measures import (
    against_whole_difference,
    against_whole_ratio,
    difference_of_proportions,
    proportion,
    ratio_of_proportions,
)

inner = st.integers(2, 400).flatmap(lambda people: st.tuples(st.integers(1, people - 1), st.just(people)))


@given(inner, inner)
def test_it_is_the_plain_comparison_with_the_whole(group, rest):
    """In fractions: the group's share against the share of group and rest taken together."""
    (a, n), (c, m) = group, rest
    own, whole = Fraction(a, n), Fraction(a + c, n + m)
    weight = n / (n + m)
    difference = against_whole_difference(difference_of_proportions(a, n, c, m), weight)
    ratio = against_whole_ratio(ratio_of_proportions(a, n, c, m), weight)
    assert difference.value == pytest.approx(float(own - whole), abs=1e-12)
    assert ratio.value == pytest.approx(float(own / whole), rel=1e-9)


@given(inner, inner)
def test_the_verdict_is_that_against_the_rest(group, rest):
    (a, n), (c, m) = group, rest
    plain = ratio_of_proportions(a, n, c, m)
    found = against_whole_ratio(plain, n / (n + m))
    assert found.lower <= found.value <= found.upper
    assert (found.lower > 1) == (plain.lower > 1)
    assert (found.upper < 1) == (plain.upper < 1)


def test_a_small_group_is_as_unsure_as_it_is_alone():
    """A group of a thousandth of the whole: the whole adds next to no doubt."""
    own = proportion(20, 100)
    found = against_whole_difference(difference_of_proportions(20, 100, 30_000, 99_900), 0.001)
    assert found.upper - found.lower == pytest.approx(float(own.upper - own.lower), rel=0.01)


def test_simulated_intervals_hold_the_truth():
    random = np.random.default_rng(7)
    group, rest = random.binomial(200, 0.3, 20_000), random.binomial(300, 0.2, 20_000)
    difference = against_whole_difference(difference_of_proportions(group, 200, rest, 300), 0.4)
    ratio = against_whole_ratio(ratio_of_proportions(group, 200, rest, 300), 0.4)
    for found, truth in ((difference, 0.3 - 0.24), (ratio, 0.3 / 0.24)):
        assert 0.94 < np.mean((found.lower <= truth) & (truth <= found.upper)) < 0.96
