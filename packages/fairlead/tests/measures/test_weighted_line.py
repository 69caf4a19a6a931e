from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairlead.measures.weighted_line import fit, midpoints, population_shares

GROUP = st.tuples(st.integers(1, 500), st.integers(0, 1000), st.integers(1, 50))


def slow_line(groups):
    """In exact fractions: the normal equations of population-weighted regression, solved by Cramer's rule.

    groups: (population, value in thousandths, error in thousandths). Returns both ends and
    the slope's variance, the last by moving each value by one and looking at the slope.
    """
    total = sum(population for population, _, _ in groups)
    positions, run = [], Fraction(0)
    for population, _, _ in groups:
        share = Fraction(population, total)
        positions.append(run + share / 2)
        run += share

    def ends(values):
        w = [Fraction(population, total) for population, _, _ in groups]
        swx = sum(a * x for a, x in zip(w, positions, strict=True))
        swxx = sum(a * x * x for a, x in zip(w, positions, strict=True))
        swy = sum(a * y for a, y in zip(w, values, strict=True))
        swxy = sum(a * x * y for a, x, y in zip(w, positions, values, strict=True))
        determinant = swxx - swx * swx
        slope = (swxy - swx * swy) / determinant
        return swy - slope * swx, swy - slope * swx + slope

    values = [Fraction(value, 1000) for _, value, _ in groups]
    left, right = ends(values)
    variance = Fraction(0)
    for index, (_, _, error) in enumerate(groups):
        moved = [value + (place == index) for place, value in enumerate(values)]
        other = ends(moved)
        variance += (((other[1] - other[0]) - (right - left)) * Fraction(error, 1000)) ** 2
    return float(left), float(right), float(variance)


@given(st.lists(GROUP, min_size=3, max_size=12))
def test_the_slow_way_gives_the_same(groups):
    population, values, errors = (np.array(column) for column in zip(*groups, strict=True))
    line = fit(values / 1000, errors / 1000, population)
    left, right, variance = slow_line(groups)
    assert (line.left, line.right) == pytest.approx((left, right), abs=1e-9, rel=1e-9)
    assert line.slope_variance == pytest.approx(variance, rel=1e-9)
    by_ends = line.left_variance + line.right_variance - 2 * line.covariance
    assert by_ends == pytest.approx(variance, rel=1e-6)


def test_midpoints_as_public_health_england_explains_them():
    """12 % of people in the first group and 10 % in the second: 0.06 and 0.17."""
    assert midpoints([12, 10, 78]) == pytest.approx([0.06, 0.17, 0.61])


@given(st.lists(GROUP, min_size=3, max_size=8))
def test_turning_the_order_round_swaps_the_ends(groups):
    population, values, errors = (np.array(column) for column in zip(*groups, strict=True))
    line, back = fit(values, errors, population), fit(values[::-1], errors[::-1], population[::-1])
    assert back.left == pytest.approx(line.right, rel=1e-6, abs=1e-6)
    assert back.right_variance == pytest.approx(line.left_variance, rel=1e-6)


def test_areas_are_fitted_each_by_itself():
    population = np.array([[10, 20, 30], [5, 5, 90]])
    values = np.array([[1, 2, 4], [9, 3, 1]])
    together = fit(values, np.ones_like(values), population)
    for area in range(2):
        alone = fit(values[area], np.ones(3), population[area])
        assert [part[area] for part in together] == pytest.approx(list(alone))


def test_values_on_a_line_are_found_again_at_any_positions():
    line = fit([2, 3, 6], [1, 1, 1], [5, 10, 1], positions=[0.1, 0.2, 0.5])
    assert (line.left, line.right, line.slope) == pytest.approx((1, 11, 10))


def test_every_group_is_required():
    assert np.isnan(fit([1, 2, 3], [1, 1, 1], [10, 0, 10]).left)
    assert np.isnan(fit([1, np.nan, 3], [1, 1, 1], [10, 5, 10]).left)
    assert np.isnan(fit([1], [1], [10]).slope)


def test_a_negative_population_is_refused():
    with pytest.raises(ValueError, match="negative"):
        population_shares([10, -1])
