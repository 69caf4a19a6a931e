import statistics
from decimal import Decimal, getcontext

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairlead.measures import proportion

getcontext().prec = 40


def score_limit(events, people, confidence, upper):
    """Slow: the p at which the score test just rejects, found by halving, in decimals."""
    z2 = Decimal(statistics.NormalDist().inv_cdf((1 + confidence) / 2)) ** 2
    x, n = Decimal(events), Decimal(people)
    observed = x / n
    inside, outside = observed, Decimal(1 if upper else 0)
    for _ in range(110):
        middle = (inside + outside) / 2
        accepted = n * (observed - middle) ** 2 <= z2 * middle * (1 - middle)
        inside, outside = (middle, outside) if accepted else (inside, middle)
    return float(outside if accepted else inside)


@st.composite
def events_of_people(draw):
    people = draw(st.integers(1, 5000))
    return draw(st.integers(0, people)), people


@pytest.mark.parametrize(
    ("events", "people", "lower", "upper"),
    [
        # Newcombe, Statistics in Medicine 1998; 17: 857-872, table I, method 3.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (12, 40, 0.1807, 0.4543),
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
    ],
)
def test_published_intervals(events, people, lower, upper):
    found = proportion(events, people)
    assert found.value == pytest.approx(events / people)
    assert found.lower == pytest.approx(lower, abs=5e-5)
    assert found.upper == pytest.approx(upper, abs=5e-5)


# CVDPREVENT, CVDP003CHOL, England, year to March 2023: everyone, and the most deprived fifth.
@pytest.mark.parametrize(
    ("events", "people", "value", "lower", "upper"),
    [(1559996, 2601523, 59.96, 59.91, 60.02), (324906, 490704, 66.21, 66.08, 66.34)],
)
def test_intervals_published_by_cvdprevent(events, people, value, lower, upper):
    found = proportion(events, people)
    assert [round(100 * float(part), 2) for part in found] == [value, lower, upper]


def test_phe_proportions(published, number):
    rows = published("testdata_Proportion__testdata_Prop.csv")
    for row in rows:
        scale = number(row["multiplier"])
        for confidence, name in ((0.95, "95_0"), (0.998, "99_8")):
            found = proportion(number(row["Numerator"]), number(row["Denominator"]), confidence)
            expected = [number(row[key]) for key in ("value", f"lower{name}cl", f"upper{name}cl")]
            assert np.multiply(found, scale) == pytest.approx(expected, abs=1e-9, nan_ok=True)


def test_phe_wilson_limits(published, number):
    rows = [row for row in published("testdata_Byars_Wilson__testdata_B_W.csv") if row["method"] == "Wilson"]
    assert len(rows) == 6
    for row in rows:
        found = proportion(number(row["x"]), number(row["n"]), float(row["confidence"].strip("%")) / 100)
        assert (found.lower, found.upper) == pytest.approx(
            (number(row["lowercl"]), number(row["uppercl"])), abs=1e-9
        )


@given(events_of_people(), st.sampled_from([0.9, 0.95, 0.998]))
def test_the_slow_way_gives_the_same(counts, confidence):
    found = proportion(*counts, confidence)
    assert found.lower == pytest.approx(score_limit(*counts, confidence, upper=False), abs=1e-9)
    assert found.upper == pytest.approx(score_limit(*counts, confidence, upper=True), abs=1e-9)


@given(events_of_people())
def test_limits_hold_the_value_and_stay_in_range(counts):
    found = proportion(*counts)
    assert 0 <= found.lower <= found.value <= found.upper <= 1


@given(events_of_people())
def test_having_it_and_not_having_it_mirror(counts):
    events, people = counts
    has, has_not = proportion(events, people), proportion(people - events, people)
    assert has.lower == pytest.approx(1 - has_not.upper, abs=1e-12)


def test_the_ends_are_exact():
    none, all_ = proportion(0, 37), proportion(37, 37)
    assert (none.value, none.lower, all_.value, all_.upper) == (0, 0, 1, 1)


def test_nobody_is_undefined_and_the_rest_of_the_array_is_not():
    found = proportion([0, 5, np.nan], [0, 10, 10])
    for part in found:
        assert np.isnan(part).tolist() == [True, False, True]


def test_more_events_than_people_is_refused():
    with pytest.raises(ValueError, match="more events than people"):
        proportion(11, 10)
