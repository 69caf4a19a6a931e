"""How numbers are written: rounding never turns something into nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairlead.figures import State
from fairlead.reports.periods import chronological
from fairlead.reports.wording import (
    STATE_MEANINGS,
    STATE_WORDS,
    counted,
    level,
    number,
    points,
    ratio,
    ratios,
    several,
    signed,
    span,
)


@given(st.floats(-1e9, 1e9))
def test_only_nought_is_written_as_nought(value):
    written = number(value).replace("\N{MINUS SIGN}", "").replace(",", "")
    assert (set(written) <= {"0", "."}) == (value == 0)
    assert number(value).startswith("\N{MINUS SIGN}") == (value < 0)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0.0, "0.0"),
        (-0.0, "0.0"),
        (6.77, "6.8"),
        (-6.77, "−6.8"),
        (0.04, "0.04"),
        (0.004, "0.004"),
        (12345.67, "12,345.7"),
        (1e-9, "under 0.000001"),
    ],
)
def test_numbers_have_one_decimal_or_one_digit_that_counts(value, written):
    assert number(value) == written


def test_ratios_do_not_round_to_one():
    assert (ratio(1.5), ratio(1.0), ratio(1.004), ratio(0.001)) == ("1.50", "1.00", "1.004", "0.001")


def test_interval_bounds_of_ratios_are_told_apart():
    assert (ratios(1.2, 1.3), ratios(0.821, 0.824), ratios(1.5, 1.5)) == (
        "1.20 to 1.30",
        "0.821 to 0.824",
        "1.5000 to 1.5000",
    )


def test_only_all_of_them_are_a_hundred_per_cent():
    assert [level(value, "%") for value in (100.0, 99.96, 99.5, 100.04, 99.9999999)] == [
        "100.0%",
        "99.96%",
        "99.5%",
        "100.0%",
        "100.0%",
    ]


def test_units_go_with_levels_and_differences():
    assert (level(6.77, "%"), level(12.34, "per 100,000")) == ("6.8%", "12.3 per 100,000")
    assert (points("%"), points("per 100,000")) == ("percentage points", "per 100,000")
    assert span(6.5, 7.1, "%") == "6.5% to 7.1%"
    assert (signed(2.0), signed(-2.0), signed(0.0)) == ("+2.0", "−2.0", "0.0")


def test_lists_read_as_lists():
    assert (several([]), several(["a"]), several(["a", "b", "c"])) == ("", "a", "a, b and c")
    assert several(["White, other", "b", "c"]) == "White, other; b; and c"
    assert (counted(1, "figure"), counted(1200, "figure")) == ("1 figure", "1,200 figures")


def test_every_state_has_a_word_and_a_meaning():
    assert set(STATE_WORDS) == set(STATE_MEANINGS) == set(State)
    assert len(set(STATE_WORDS.values())) == len(State)


@pytest.mark.parametrize(
    "periods",
    [
        ("To March 2023", "To June 2023", "To September 2023", "To December 2023", "To March 2024"),
        ("2022/23", "2023/24", "2024/25"),
        ("2023 Q3", "2023 Q4", "2024 Q1"),
        ("2023-09", "2023-10", "2024-01"),
        ("Sept 2023", "Oct 2023"),
        ("Baseline", "2019"),
    ],
)
def test_periods_stand_in_the_order_of_time(periods):
    assert tuple(sorted(set(periods), key=chronological)) == periods
