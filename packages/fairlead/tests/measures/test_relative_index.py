import statistics

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from fairlead.measures import (
    LINEAR,
    LOG,
    LOGIT,
    Estimate,
    proportion,
    relative_index,
    slope_index,
    standard_error,
)
from fairlead.measures.scale import scale_error
from fairlead.measures.weighted_line import fit

Z = statistics.NormalDist().inv_cdf(0.975)
SCALES = {"0": LINEAR, "1": LOG, "2": LOGIT}


def test_a_worked_gradient():
    values = [0.30, 0.28, 0.27, 0.25, 0.24, 0.22, 0.21, 0.20, 0.18, 0.17]
    found = relative_index(values, np.full(10, 0.01), [120, *[100] * 7, 90, 90])
    assert found.value == pytest.approx(0.53025, abs=5e-6)


def test_phe_relative_indices(published, number):
    """Values to 1e-9; limits within 5 % of the width of those that PHE simulated."""
    areas = {}
    for row in published("testdata_SII__testdata_SII.csv"):
        areas.setdefault((row["TestDescription"], row["Area"]), []).append(row)
    compared = 0
    for (description, _), rows in areas.items():
        if not rows[0]["rii"] or not rows[0]["rii_lowercl_1"]:
            continue
        estimate = Estimate(
            *(np.array([number(row[column]) for row in rows]) for column in ("Value", "LowerCL", "UpperCL"))
        )
        scale = SCALES[rows[0]["ValueType"]]
        confidence = 0.99 if "99%" in description else 0.98 if "with 98%" in description else 0.95
        if "transform" in description:
            errors, on = scale_error(estimate, scale), scale
        else:
            errors, on = standard_error(estimate, scale), LINEAR
        population = [number(row["Population"]) for row in rows]
        found = relative_index(estimate.value, errors, population, scale=on, confidence=confidence)
        value, lower, upper = (float(part) for part in found)
        if "negative multiplier" in description or "x -100" in description:
            value, lower, upper = 1 / value, 1 / upper, 1 / lower
        assert value == pytest.approx(number(rows[0]["rii"]), rel=1e-9), description
        simulated = [number(rows[0]["rii_lowercl_1"]), number(rows[0]["rii_uppercl_1"])]
        width = simulated[1] - simulated[0]
        assert [lower, upper] == pytest.approx(simulated, abs=0.05 * width), description
        compared += 1
    assert compared == 38


@given(st.lists(st.integers(5, 195), min_size=5, max_size=10))
def test_fieller_limits_are_where_the_statistic_is_just_significant(events):
    """Slow: at a limit r, right - r x left lies exactly z of its own standard errors from nought."""
    estimate = proportion(events, 200)
    errors, people = standard_error(estimate, LOGIT), np.full(len(events), 200)
    line, found = fit(estimate.value, errors, people), relative_index(estimate.value, errors, people)
    assume(np.isfinite(found.lower) and found.lower > 0)
    for limit in (found.lower, found.upper):
        error = np.sqrt(line.right_variance - 2 * limit * line.covariance + limit**2 * line.left_variance)
        assert abs(line.right - limit * line.left) / error == pytest.approx(Z, rel=1e-5)
    assert found.lower < found.value < found.upper


@given(st.lists(st.integers(5, 195), min_size=5, max_size=10))
def test_it_agrees_with_the_slope_index_on_which_end_is_higher(events):
    estimate = proportion(events, 200)
    errors, people = standard_error(estimate, LOGIT), np.full(len(events), 200)
    ratio, gap = relative_index(estimate.value, errors, people), slope_index(estimate.value, errors, people)
    assume(np.isfinite(ratio.upper) and abs(gap.value) > 1e-9)
    assert (ratio.value > 1) == (gap.value > 0)
    # 1 is in Fieller's interval exactly where 0 is in the slope's.
    assume(abs(gap.lower) > 1e-9 and abs(gap.upper) > 1e-9)
    assert (ratio.lower <= 1 <= ratio.upper) == (gap.lower <= 0 <= gap.upper)


@given(st.lists(st.integers(50, 150), min_size=5, max_size=10), st.sampled_from([LINEAR, LOG]))
def test_turning_the_order_round_inverts(events, scale):
    estimate = proportion(events, 200)
    errors = standard_error(estimate, LOGIT) if scale is LINEAR else scale_error(estimate, scale)
    people = np.full(len(events), 200)
    found = relative_index(estimate.value, errors, people, scale=scale)
    turned = relative_index(estimate.value[::-1], errors[::-1], people, scale=scale)
    assume(np.isfinite(found.upper) and np.isfinite(turned.upper) and found.lower > 0 and turned.lower > 0)
    assert turned.value == pytest.approx(1 / found.value)
    assert turned.lower == pytest.approx(1 / found.upper)


def test_a_line_that_ends_below_nought_has_no_ratio():
    falling = relative_index([0.5, 0.2, 0.01, 0.0, 0.0], [0.01] * 5, [10] * 5)
    rising = relative_index([0.0, 0.0, 0.01, 0.2, 0.5], [0.01] * 5, [10] * 5)
    assert all(np.isnan(falling))
    assert all(np.isnan(rising))


def test_an_end_that_may_be_nought_has_no_limits():
    found = relative_index([0.1, 0.2, 0.3, 0.4, 0.5], [0.2] * 5, [10] * 5)
    assert found.value > 1
    assert np.isnan(found.lower)
    assert np.isnan(found.upper)


def test_the_lower_limit_of_a_ratio_is_not_negative():
    found = relative_index([0.5, 0.4, 0.3, 0.2, 0.1], [0.07] * 5, [10] * 5)
    assert found.lower == 0
    assert 0 < found.value < found.upper
