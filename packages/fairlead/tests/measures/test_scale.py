import math
import statistics

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairlead.measures import LINEAR, LOG, LOGIT, Estimate, proportion, rate, standard_error
from fairlead.measures.scale import on_scale, scale_error

Z = statistics.NormalDist().inv_cdf(0.975)


@pytest.mark.parametrize("scale", [LINEAR, LOG, LOGIT])
@given(value=st.floats(0.001, 0.999))
def test_there_and_back(scale, value):
    assert scale.back(scale.there(value)) == pytest.approx(value, rel=1e-9)
    nudged = scale.back(scale.there(value) + 1e-6)
    assert (nudged - value) / 1e-6 == pytest.approx(float(scale.step(value)), rel=1e-3)


def test_phe_errors_of_rates_and_proportions():
    """From the tests of phe_sii (area 1, tenth 1), which divide by 3.92, not 3.91993."""
    infant_deaths = Estimate(*map(np.asarray, (5.892219689475721, 5.614959662410748, 6.183085357576154)))
    obesity = Estimate(*map(np.asarray, (0.212121212121212, 0.207830499225555, 0.216476300812899)))
    assert scale_error(infant_deaths, LOG) == pytest.approx(0.02458749781093432, rel=2e-5)
    assert scale_error(obesity, LOGIT) == pytest.approx(0.013197018471840493, rel=2e-5)


@given(st.integers(20, 400), st.integers(800, 5000))
def test_errors_of_values_come_near_the_textbook(events, people):
    share = events / people
    assert standard_error(proportion(events, people), LOGIT) == pytest.approx(
        math.sqrt(share * (1 - share) / people), rel=0.05
    )
    assert standard_error(rate(events, people), LOG) == pytest.approx(math.sqrt(events) / people, rel=0.1)


def test_no_events_or_everyone_still_has_an_error():
    none, all_ = proportion(0, 50), proportion(50, 50)
    assert standard_error(none, LOGIT) == pytest.approx(float(none.upper) / (2 * Z))
    assert standard_error(all_, LOGIT) == pytest.approx(float(1 - all_.lower) / (2 * Z))
    assert standard_error(rate(0, 50), LOG) == pytest.approx(3.688879 / 50 / (2 * Z), rel=1e-6)


def test_a_wider_confidence_is_the_same_error():
    wide = Estimate(np.asarray(5.0), np.asarray(5 - 3.0902323), np.asarray(5 + 3.0902323))
    assert standard_error(wide, LINEAR, 0.998) == pytest.approx(1, rel=1e-6)


def test_what_the_scale_has_no_place_for_is_nan():
    assert np.isnan(on_scale([0.0, -1.0, 1.0], LOG)).tolist() == [True, True, False]
    assert np.isnan(on_scale([0.0, 0.5, 1.0], LOGIT)).tolist() == [True, False, True]
