import math
import statistics

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from fairlead.measures import ratio_of_proportions, ratio_of_rates

Z = statistics.NormalDist().inv_cdf(0.975)
pair = st.integers(1, 3000).flatmap(lambda people: st.tuples(st.integers(0, people), st.just(people)))
inner = st.integers(2, 3000).flatmap(lambda people: st.tuples(st.integers(1, people - 1), st.just(people)))


# Worked by hand for the indicators of the Workforce Race Equality Standard.
@pytest.mark.parametrize(
    ("group", "comparator", "value", "lower", "upper"),
    [
        ((300, 1500), (100, 800), 1.60, 1.298, 1.973),
        ((12, 900), (20, 2400), 1.60, 0.785, 3.259),
        ((2, 90), (3, 400), 2.963, 0.502, 17.474),
    ],
)
def test_worked_ratios_of_proportions(group, comparator, value, lower, upper):
    found = ratio_of_proportions(*group, *comparator)
    assert [float(part) for part in found] == pytest.approx([value, lower, upper], abs=1e-3)


def test_a_published_ratio_of_proportions():
    """Physicians' Health Study (NEJM 1989; 321: 129-135): heart attacks, aspirin against placebo."""
    found = ratio_of_proportions(104, 11037, 189, 11034)
    assert [round(float(part), 2) for part in found] == [0.55, 0.43, 0.70]


def test_a_published_ratio_of_rates():
    """Rothman's breast cancer and fluoroscopy: 41 in 28,010 woman-years against 15 in 19,017."""
    found = ratio_of_rates(41, 28010, 15, 19017)
    assert [round(float(part), 2) for part in found] == [1.86, 1.03, 3.35]


@given(inner, inner)
def test_the_slow_way_gives_the_same(group, comparator):
    (a, n), (c, m) = group, comparator
    log = math.log(a) - math.log(n) - math.log(c) + math.log(m)
    binomial = math.sqrt((n - a) / (a * n) + (m - c) / (c * m))
    slow = [math.exp(log + step * Z * binomial) for step in (0, -1, 1)]
    assert [float(part) for part in ratio_of_proportions(a, n, c, m)] == pytest.approx(slow, rel=1e-9)
    poisson = math.sqrt((a + c) / (a * c))
    slow = [math.exp(log + step * Z * poisson) for step in (0, -1, 1)]
    assert [float(part) for part in ratio_of_rates(a, n, c, m)] == pytest.approx(slow, rel=1e-9)


@pytest.mark.parametrize("ratio", [ratio_of_proportions, ratio_of_rates])
@given(group=pair, comparator=pair)
def test_changing_places_inverts(ratio, group, comparator):
    assume(group[0] > 0 and comparator[0] > 0)
    one, other = ratio(*group, *comparator), ratio(*comparator, *group)
    assert float(one.value * other.value) == pytest.approx(1)
    assert float(one.lower * other.upper) == pytest.approx(1, nan_ok=True) or math.isnan(one.lower)


def test_a_nought_gives_no_interval_and_under_the_line_no_ratio():
    for ratio in (ratio_of_proportions, ratio_of_rates):
        none_here, none_there = ratio(0, 50, 10, 50), ratio(10, 50, 0, 50)
        assert none_here.value == 0
        assert np.isnan(none_here.lower)
        assert np.isnan(none_here.upper)
        assert all(np.isnan(none_there))
        assert all(np.isnan(ratio(0, 0, 10, 50)))
        assert all(np.isnan(ratio(10, 50, 0, 0)))


def test_everybody_having_it_gives_no_interval():
    found = ratio_of_proportions([50, 10], [50, 50], [50, 30], [50, 30])
    assert found.value == pytest.approx([1, 0.2])
    assert np.isnan(found.lower).all()


def test_more_events_than_people_is_refused():
    with pytest.raises(ValueError, match="more events than people"):
        ratio_of_proportions(51, 50, 3, 50)
    with pytest.raises(ValueError, match="more events than people"):
        ratio_of_proportions(3, 50, 51, 50)
    assert ratio_of_rates(51, 50, 51, 50).value == 1
