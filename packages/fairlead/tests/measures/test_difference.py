import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairlead.measures import (
    difference_of_estimates,
    difference_of_proportions,
    difference_of_rates,
    proportion,
    rate,
)

pair = st.integers(1, 500).flatmap(lambda people: st.tuples(st.integers(0, people), st.just(people)))


@pytest.mark.parametrize(
    ("group", "comparator", "value", "lower", "upper"),
    [
        # Newcombe, Statistics in Medicine 1998; 17: 873-890, table II, method 10.
        ((56, 70), (48, 80), 0.2000, 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.6000, 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.5714, 0.0582, 0.8062),
        ((5, 56), (0, 29), 0.0893, -0.0381, 0.1926),
        ((0, 10), (0, 20), 0.0000, -0.1611, 0.2775),
        ((0, 10), (0, 10), 0.0000, -0.2775, 0.2775),
        ((10, 10), (0, 20), 1.0000, 0.6791, 1.0000),
        ((10, 10), (0, 10), 1.0000, 0.6075, 1.0000),
    ],
)
def test_published_differences_of_proportions(group, comparator, value, lower, upper):
    found = difference_of_proportions(*group, *comparator)
    assert [float(part) for part in found] == pytest.approx([value, lower, upper], abs=5e-5)


@given(pair, pair)
def test_the_slow_way_gives_the_same(group, comparator):
    first, second = ([float(part) for part in proportion(*one)] for one in (group, comparator))
    d = first[0] - second[0]
    lower = d - math.sqrt((first[0] - first[1]) ** 2 + (second[2] - second[0]) ** 2)
    upper = d + math.sqrt((first[2] - first[0]) ** 2 + (second[0] - second[1]) ** 2)
    found = difference_of_proportions(*group, *comparator)
    assert [float(part) for part in found] == pytest.approx([d, lower, upper], abs=1e-12)


@pytest.mark.parametrize("difference", [difference_of_proportions, difference_of_rates])
@given(group=pair, comparator=pair)
def test_changing_places_changes_the_sign(difference, group, comparator):
    one, other = difference(*group, *comparator), difference(*comparator, *group)
    assert one.value == pytest.approx(-other.value, abs=1e-12)
    assert one.lower == pytest.approx(-other.upper, abs=1e-12)
    assert one.lower <= one.value <= one.upper


@given(pair, pair)
def test_a_difference_of_proportions_stays_within_one(group, comparator):
    found = difference_of_proportions(*group, *comparator)
    assert found.lower >= -1 - 1e-12
    assert found.upper <= 1 + 1e-12


@given(pair, st.integers(1, 500))
def test_against_a_rate_without_doubt_the_interval_is_the_rates_own(group, people):
    """A comparator with ever more person-years at the same rate leaves only the group's own doubt."""
    own = rate(*group)
    found = difference_of_rates(*group, 10**12, people * 10**12)
    shift = 1 / people
    assert found.lower == pytest.approx(float(own.lower) - shift, abs=1e-5)
    assert found.upper == pytest.approx(float(own.upper) - shift, abs=1e-5)


def test_difference_of_rates_covers_the_truth():
    """Simulated: 95 % intervals hold the true difference in about 95 % of samples."""
    random = np.random.default_rng(20)
    events, comparator = random.poisson(14, 20_000), random.poisson(9, 20_000)
    found = difference_of_rates(events, 1000, comparator, 900)
    truth = 14 / 1000 - 9 / 900
    assert 0.945 < np.mean((found.lower <= truth) & (truth <= found.upper)) < 0.975


def test_nobody_on_either_side_is_undefined():
    for difference in (difference_of_proportions, difference_of_rates):
        assert all(np.isnan(difference(0, 0, 3, 10)))
        assert all(np.isnan(difference(3, 10, 0, 0)))


def test_the_interval_of_a_change_holds_it_as_often_as_it_says():
    """20,000 pairs of years, drawn: the interval of the change of a gap is simulated, not worked out."""
    draws = np.random.default_rng(20)
    people = ((900, 2100), (950, 2050))
    true = ((0.22, 0.15), (0.19, 0.16))
    years = [
        difference_of_proportions(
            draws.binomial(group, share, 20_000), group, draws.binomial(other, level, 20_000), other
        )
        for (group, other), (share, level) in zip(people, true, strict=True)
    ]
    change = (true[1][0] - true[1][1]) - (true[0][0] - true[0][1])
    found = difference_of_estimates(years[1], years[0])
    held = np.mean((found.lower <= change) & (change <= found.upper))
    assert held == pytest.approx(0.95, abs=0.005)
