import math
import statistics

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairlead.measures import rate
from fairlead.measures.rate import EXACT_BELOW, byar_limits, count_limits, exact_limits


def poisson_at_most(events, mean):
    """Slow: the chance of at most `events`, summed term by term."""
    return math.fsum(math.exp(k * math.log(mean) - mean - math.lgamma(k + 1)) for k in range(events + 1))


def exact_limit(events, confidence, upper):
    """Slow: the mean at which the observed count just becomes too extreme, found by halving."""
    tail = (1 - confidence) / 2
    low, high = 1e-12, events * 3 + 40.0
    for _ in range(200):
        mean = (low + high) / 2
        if upper:
            beyond = poisson_at_most(events, mean) < tail
        else:
            beyond = 1 - poisson_at_most(events - 1, mean) > tail
        low, high = (low, mean) if beyond else (mean, high)
    return (low + high) / 2


@pytest.mark.parametrize(
    ("events", "lower", "upper"),
    # Ulm, American Journal of Epidemiology 1990; 131: 373-375, and standard tables of Poisson limits.
    [(0, 0.0, 3.689), (1, 0.025, 5.572), (2, 0.242, 7.225), (5, 1.623, 11.668), (9, 4.115, 17.085)],
)
def test_published_exact_limits(events, lower, upper):
    assert exact_limits(events) == pytest.approx((lower, upper), abs=6e-4)
    assert count_limits(events) == exact_limits(events)


# PHEindicatormethods 2.1.0, tests of byars_lower and byars_upper.
@pytest.mark.parametrize(
    ("events", "confidence", "lower", "upper"),
    [
        (65, 0.95, 50.163187710459454, 82.84913854593984),
        (1045, 0.95, 982.5932018073325, 1110.33121298565),
        (10, 0.998, 2.916318374695686, 24.193724927880535),
        (1, 0.998, math.nan, 9.362180217908362),
    ],
)
def test_published_byar_limits(events, confidence, lower, upper):
    assert byar_limits(events, confidence) == pytest.approx((lower, upper), abs=1e-9, nan_ok=True)


def test_phe_rates(published, number):
    rows = [row for row in published("testdata_Rate__testdata_Rate.csv") if row["Denominator"]]
    assert len(rows) == 18
    for row in rows:
        for confidence, name in ((0.95, "95_0"), (0.998, "99_8")):
            share = rate(number(row["Numerator"]), number(row["Denominator"]), confidence)
            found = np.multiply(share, number(row["multiplier"]))
            expected = [number(row[key]) for key in ("value", f"lower{name}cl", f"upper{name}cl")]
            assert found == pytest.approx(expected, rel=1e-9, nan_ok=True)


def test_phe_byar_limits(published, number):
    for row in published("testdata_Byars_Wilson__testdata_B_W.csv"):
        if row["method"] == "Byars":
            found = byar_limits(number(row["x"]), float(row["confidence"].strip("%")) / 100)
            expected = number(row["lowercl"]), number(row["uppercl"])
            assert found == pytest.approx(expected, abs=1e-9, nan_ok=True)


@given(st.integers(1, 60), st.sampled_from([0.9, 0.95, 0.998]))
def test_the_slow_way_gives_the_same_exact_limits(events, confidence):
    slow = exact_limit(events, confidence, upper=False), exact_limit(events, confidence, upper=True)
    assert exact_limits(events, confidence) == pytest.approx(slow, rel=1e-8)


@given(st.integers(EXACT_BELOW, 2000))
def test_byar_comes_within_a_hundredth_of_exact(events):
    exact = [float(limit) for limit in exact_limits(events)]
    assert byar_limits(events) == pytest.approx(exact, rel=0.01)


@given(st.integers(EXACT_BELOW, 10**6))
def test_byar_limits_are_cubes_of_normal_limits(events):
    """Wilson and Hilferty: the cube root of the count's gamma quantile is near to normal."""
    z = statistics.NormalDist().inv_cdf(0.975)
    cube_root = statistics.NormalDist(1 - 1 / (9 * events), 1 / (3 * math.sqrt(events)))
    low = events * (cube_root.mean - z * cube_root.stdev) ** 3
    assert float(count_limits(events)[0]) == pytest.approx(low, rel=1e-12)


@given(st.integers(0, 10**6), st.integers(1, 10**9))
def test_limits_hold_the_value(events, people):
    found = rate(events, people)
    assert 0 <= found.lower <= found.value < found.upper


def test_no_events_has_a_lower_limit_of_nought():
    found = rate(0, 1000)
    assert (found.value, found.lower) == (0, 0)
    assert found.upper == pytest.approx(3.688879 / 1000, rel=1e-6)


def test_nobody_is_undefined():
    found = rate([0, 3, 12], [0, 0, 100])
    assert np.isnan(found.value).tolist() == np.isnan(found.upper).tolist() == [True, True, False]


def test_more_events_than_people_is_a_rate():
    assert rate(250, 220).value == pytest.approx(1.13636363636)


def test_a_negative_count_is_refused():
    with pytest.raises(ValueError, match="negative"):
        rate(-1, 10)
