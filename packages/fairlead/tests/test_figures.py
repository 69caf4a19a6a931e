"""A figure has a value in one state only."""

import pytest

from fairlead.figures import SUPPRESSED, Figure, State


def test_a_value_is_needed_in_the_state_value_and_refused_in_others():
    assert Figure(State.VALUE, 12.5, 10.0, 15.0).value == 12.5
    with pytest.raises(ValueError, match="cannot have value None"):
        Figure(State.VALUE)
    with pytest.raises(ValueError, match="cannot have value 3"):
        Figure(State.SUPPRESSED, 3)
    with pytest.raises(ValueError, match="cannot have an interval"):
        Figure(State.UNDEFINED, None, 1.0, 2.0)


def test_suppressed_is_not_nought():
    assert SUPPRESSED.value is None
    assert Figure(State.VALUE, 0.0) != SUPPRESSED
