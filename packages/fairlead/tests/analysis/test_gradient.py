import dataclasses

import numpy as np
import pytest

from fairlead.analysis import roll_up
from fairlead.analysis.gradient import gradients
from fairlead.figures import State
from fairlead.measures import LOGIT, proportion, slope_index, standard_error
from fairlead.reference.breakdowns import KNOWN, Breakdown, Group, Kind

FALLING = {"1": (60, 90), "2": (90, 150), "3": (110, 200), "4": (60, 120), "5": (40, 100), "x": (2, 9)}


@pytest.fixture
def found(indicator, fifths):
    """{(organisation, measure): finding} of the deprivation table in some cells."""

    def run(cells, national=None, **declared):
        rolled = roll_up(cells, {"fifth": fifths})["waits@1"]
        return {
            (finding.key.organisation, finding.measure): finding
            for finding in gradients(indicator(**declared), rolled, fifths, national)
        }

    return run


def test_the_gap_runs_from_most_to_least_deprived(found, table, by):
    """Fewer in the less deprived fifths: a negative slope index and a relative index below 1."""
    indices = found(table(by("fifth", FALLING)))
    slope, ratio = indices["R1", "slope_index"], indices["R1", "relative_index"]
    assert slope.figure.lower < slope.figure.value < slope.figure.upper < 0
    assert ratio.figure.lower < ratio.figure.value < ratio.figure.upper < 1
    assert slope.key.groups == (("fifth", KNOWN),)
    assert [key.groups[0][1] for key in slope.cells] == list("12345")
    assert slope.comparator is None


def test_it_is_the_measure_after_the_multiplier(found, table, by):
    figure = found(table(by("fifth", FALLING)))["R1", "slope_index"].figure
    events, people = np.array([FALLING[code] for code in "12345"]).T
    share = proportion(events, people)
    expected = slope_index(share.value, standard_error(share, LOGIT), people)
    assert (figure.value, figure.lower, figure.upper) == pytest.approx(
        [100 * float(part) for part in expected]
    )


def test_a_worked_gradient_of_tenths(indicator, table, by):
    """Values .30 to .17 in tenths of 120, 100 (seven times), 90 and 90 people: -0.14397, ratio 0.53025."""
    tenths = Breakdown(
        id="tenth",
        title="Deprivation",
        scheme="tenths",
        groups=(*(Group(str(n), str(n)) for n in range(1, 11)), Group("x", "?", Kind.UNKNOWN)),
        ordered=True,
    )
    values = [0.30, 0.28, 0.27, 0.25, 0.24, 0.22, 0.21, 0.20, 0.18, 0.17]
    people = [12000, *[10000] * 7, 9000, 9000]
    counts = {str(n + 1): (round(v * p), p) for n, (v, p) in enumerate(zip(values, people, strict=True))}
    cells = roll_up(table(by("tenth", counts)), {"tenth": tenths})["waits@1"]
    slope, ratio = gradients(indicator(multiplier=1), cells, tenths)
    assert slope.figure.value == pytest.approx(-0.14397, abs=5e-6)
    assert ratio.figure.value == pytest.approx(0.53025, abs=5e-6)


def test_every_fifth_is_required(found, table, by):
    short = {code: counts for code, counts in FALLING.items() if code not in "24"}
    for finding in found(table(by("fifth", short))).values():
        assert finding.figure.state is State.UNDEFINED
        assert finding.reason == "Every group is needed, and these have nobody: Fifth 2, Fifth 4."


def test_a_line_below_nought_has_a_slope_and_no_ratio(found, table, by):
    steep = {"1": (90, 100), "2": (20, 100), "3": (1, 100), "4": (0, 100), "5": (0, 100)}
    indices = found(table(by("fifth", steep)))
    assert indices["R1", "slope_index"].figure.state is State.VALUE
    assert indices["R1", "relative_index"].figure.state is State.UNDEFINED
    assert "above nought" in indices["R1", "relative_index"].reason


def test_a_ratio_may_have_no_interval(found, table, by):
    few = {"1": (1, 30), "2": (1, 30), "3": (2, 30), "4": (3, 30), "5": (3, 30)}
    ratio = found(table(by("fifth", few)))["R1", "relative_index"]
    assert ratio.figure.state is State.VALUE
    assert ratio.figure.lower is None
    assert "no interval" in ratio.reason


def test_rates_use_their_own_intervals(found, table, by):
    indices = found(table(by("fifth", FALLING)), kind="rate", multiplier=1000)
    slope = indices["R1", "slope_index"].figure
    assert slope.value == pytest.approx(
        10 * found(table(by("fifth", FALLING)))["R1", "slope_index"].figure.value
    )
    assert slope.lower < slope.value < slope.upper


NATION = {"1": (650, 1000), "2": (600, 1000), "3": (560, 1000), "4": (520, 1000), "5": (480, 1000)}


def test_national_midpoints_where_a_nation_is_given(found, table, by):
    cells = table(by("fifth", FALLING)) + table(by("fifth", NATION), organisation="ENG")
    indices = found(cells, national="ENG")
    assert len(indices) == 8
    national = indices["R1", "slope_index_national"]
    events, people = np.array([FALLING[code] for code in "12345"]).T
    share = proportion(events, people)
    errors = standard_error(share, LOGIT)
    expected = slope_index(share.value, errors, people, positions=[0.1, 0.3, 0.5, 0.7, 0.9])
    assert national.figure.value == pytest.approx(100 * float(expected.value))
    assert {key.organisation for key in national.cells} == {"R1", "ENG"}
    assert len(national.cells) == 10
    # The nation's own mid-points are the national ones.
    assert indices["ENG", "slope_index"].figure == indices["ENG", "slope_index_national"].figure
    assert len(indices["ENG", "slope_index_national"].cells) == 5


def test_a_nation_without_that_period_or_with_an_empty_fifth(found, table, by):
    elsewhen = table(by("fifth", FALLING)) + table(by("fifth", NATION), organisation="ENG", period="2023")
    hole = {code: counts for code, counts in NATION.items() if code != "3"}
    incomplete = table(by("fifth", FALLING)) + table(by("fifth", hole), organisation="ENG")
    for cells, words in (
        (elsewhen, "no national counts"),
        (incomplete, "In the national counts: Every group"),
    ):
        indices = found(cells, national="ENG")
        for measure in ("slope_index_national", "relative_index_national"):
            assert indices["R1", measure].figure.state is State.UNDEFINED
            assert words in indices["R1", measure].reason
        assert indices["R1", "slope_index"].figure.state is State.VALUE


def test_without_the_table_an_order_or_five_groups_there_is_none(indicator, table, by, sex, fifths):
    rolled = roll_up(table(by("fifth", FALLING)), {"fifth": fifths})["waits@1"]
    assert list(gradients(indicator(), rolled, dataclasses.replace(fifths, ordered=False))) == []
    assert list(gradients(indicator(), rolled, dataclasses.replace(fifths, id="other"))) == []
    assert list(gradients(indicator(), rolled, dataclasses.replace(sex, ordered=True))) == []


def test_turning_the_order_round_turns_the_sign(found, indicator, table, by, fifths):
    turned = dict(zip("12345", [FALLING[code] for code in "54321"], strict=True))
    one = found(table(by("fifth", FALLING)))["R1", "slope_index"].figure
    other = found(table(by("fifth", turned)))["R1", "slope_index"].figure
    assert other.value == pytest.approx(-one.value)
    assert other.lower == pytest.approx(-one.upper)
