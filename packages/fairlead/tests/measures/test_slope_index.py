import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairlead.measures import LINEAR, LOG, LOGIT, Estimate, proportion, slope_index, standard_error
from fairlead.measures.scale import scale_error

# Area 1 of PHEindicatormethods' tests of phe_sii (life expectancy by tenth of deprivation), to 4 decimals.
POPULATION = [7291, 7997, 6105, 7666, 5790, 6934, 5918, 5974, 7147, 7534]
SCALES = {"0": LINEAR, "1": LOG, "2": LOGIT}


def test_a_worked_gradient():
    values = [0.30, 0.28, 0.27, 0.25, 0.24, 0.22, 0.21, 0.20, 0.18, 0.17]
    found = slope_index(values, np.full(10, 0.01), [120, *[100] * 7, 90, 90])
    assert found.value == pytest.approx(-0.14397, abs=5e-6)


def cases(rows):
    """The areas of PHE's table that have an index: their description and their rows."""
    areas = {}
    for row in rows:
        areas.setdefault((row["TestDescription"], row["Area"]), []).append(row)
    return {key: area for key, area in areas.items() if area[0]["sii"] and "error" not in key[0]}


def test_phe_slope_indices(published, number):
    """Values to 1e-9; limits within 5 % of the width of those that PHE simulated."""
    areas = cases(published("testdata_SII__testdata_SII.csv"))
    assert len(areas) == 44
    for (description, _), rows in areas.items():
        estimate = Estimate(
            *(np.array([number(row[column]) for row in rows]) for column in ("Value", "LowerCL", "UpperCL"))
        )
        scale = SCALES[rows[0]["ValueType"]]
        sign = -1 if "negative multiplier" in description or "x -100" in description else 1
        factor = 100 if "100)" in description else 1
        confidence = 0.99 if "99%" in description else 0.98 if "with 98%" in description else 0.95
        if "transform" in description:
            errors, on = scale_error(estimate, scale), scale
        else:
            errors, on = standard_error(estimate, scale), LINEAR
        population = [number(row["Population"]) for row in rows]
        found = slope_index(estimate.value, errors, population, scale=on, confidence=confidence)
        value, *limits = (sign * factor * float(part) for part in found)
        assert value == pytest.approx(number(rows[0]["sii"]), rel=1e-9), description
        simulated = [number(rows[0]["sii_lowercl_1"]), number(rows[0]["sii_uppercl_1"])]
        if not np.isnan(simulated).any():
            width = simulated[1] - simulated[0]
            assert sorted(limits) == pytest.approx(simulated, abs=0.05 * width), description


def test_the_exact_interval_is_where_a_million_draws_put_it():
    random = np.random.default_rng(3)
    values, errors = random.normal(80, 3, 10), random.uniform(1.3, 2.5, 10)
    found = slope_index(values, errors, POPULATION)
    draws = slope_index(random.normal(values, errors, (200_000, 10)), errors, POPULATION).value
    width = float(found.upper - found.lower)
    assert (found.lower, found.upper) == pytest.approx(np.quantile(draws, [0.025, 0.975]), abs=0.01 * width)


def test_national_midpoints_give_the_published_new_sii():
    """CVDPREVENT CVDP003CHOL, year to December 2023, Humber and North Yorkshire against England's fifths.

    NHS England's North East and Yorkshire method paper prints 64.62 to 53.65, index -10.97.
    """
    england = [518012, 534276, 563831, 573955, 558446]
    shares = np.array(england) / sum(england)
    national = np.cumsum(shares) - shares / 2
    straight = 64.62 + (53.65 - 64.62) * national
    found = slope_index(straight, np.ones(5), [21000, 15000, 17000, 26000, 24000], positions=national)
    assert found.value == pytest.approx(-10.97)


@given(st.lists(st.integers(1, 199), min_size=5, max_size=10), st.floats(0.1, 50))
def test_turning_round_and_scaling(events, factor):
    estimate = proportion(events, 200)
    errors, people = standard_error(estimate, LOGIT), np.full(len(events), 200)
    found = slope_index(estimate.value, errors, people)
    turned = slope_index(estimate.value[::-1], errors[::-1], people)
    scaled = slope_index(estimate.value * factor, errors * factor, people)
    assert turned.value == pytest.approx(-found.value, abs=1e-12)
    assert turned.lower == pytest.approx(-found.upper, abs=1e-12)
    assert np.array(scaled) == pytest.approx(np.array(found) * factor, abs=1e-9)
    assert found.lower < found.value < found.upper


def test_a_transformed_line_stays_in_range_and_keeps_the_sign():
    estimate = proportion([190, 150, 100, 40, 8], 200)
    found = slope_index(estimate.value, scale_error(estimate, LOGIT), [200] * 5, scale=LOGIT)
    assert -1 < found.lower < found.value < found.upper < 0


def test_a_group_without_events_has_no_place_on_the_logarithm():
    assert np.isnan(slope_index([0, 0.1, 0.2], [1, 1, 1], [5, 5, 5], scale=LOG).value)


def test_equal_groups_have_no_gradient_at_all():
    assert slope_index([0.02] * 5, [0.01] * 5, [50, 51, 52, 53, 54]).value == 0
    assert slope_index([0.02, 0.02 + 1e-9], [0.01] * 2, [50, 51]).value > 0
