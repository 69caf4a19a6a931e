"""Sentences: wording can never contradict the sign, the interval or the polarity."""

import math
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairlead.figures import State
from fairlead.reports.narrative import (
    Direction,
    Gap,
    Verdict,
    absent_sentence,
    change_sentence,
    gap_sentence,
    gaps_claim,
    gaps_details,
    gradient_sentence,
    lead_gaps,
    levels_sentence,
    people_sentence,
)

OPPOSITE = {
    Direction.HIGHER: Direction.LOWER,
    Direction.LOWER: Direction.HIGHER,
    Direction.UNCLEAR: Direction.UNCLEAR,
}
POLARITIES = ("higher is better", "lower is better", "neither")

sizes = st.floats(-90, 90, allow_subnormal=False)


@st.composite
def gaps(draw, group="Black"):
    """Any gap with an interval that holds its value."""
    value = draw(sizes)
    below, above = draw(st.floats(0, 60)), draw(st.floats(0, 60))
    return Gap(
        group=group,
        comparator="White",
        value=value,
        lower=value - below,
        upper=value + above,
        polarity=draw(st.sampled_from(POLARITIES)),
        unit=draw(st.sampled_from(("%", "per 100,000"))),
        group_value=draw(st.floats(0, 100)),
        comparator_value=draw(st.floats(0, 100)),
        numerator=draw(st.integers(0, 1000)),
        denominator=draw(st.integers(1000, 5000)),
    )


def gap(value=2.0, lower=1.0, upper=3.0, group="Black", polarity="lower is better", **more):
    return Gap(group, "White", value, lower, upper, polarity, "%", **more)


@given(gaps())
def test_wording_follows_the_sign_of_the_whole_interval(one):
    said = gap_sentence(one)
    above, below = one.lower > 0 and one.value > 0, one.upper < 0 and one.value < 0
    assert (" higher than White" in said) == above
    assert (" lower than White" in said) == below
    assert ("cannot be told apart" in said) == (not above and not below)
    assert "Black" in said
    assert "White" in said


@given(gaps())
def test_better_and_worse_follow_polarity(one):
    said = gap_sentence(one)
    good = {"higher is better": Direction.HIGHER, "lower is better": Direction.LOWER}.get(one.polarity)
    clear = one.direction is not Direction.UNCLEAR
    assert ("this is better for this group" in said) == (clear and one.direction is good)
    assert ("this is worse for this group" in said) == (
        clear and good is not None and one.direction is not good
    )
    assert ("Neither direction is better" in said) == (clear and good is None)


@given(gaps())
def test_swapping_group_and_comparator_turns_the_direction_round(one):
    other = one.swapped()
    assert other.direction is OPPOSITE[one.direction]
    assert other.swapped().value == one.value
    opposite = {Verdict.BETTER: Verdict.WORSE, Verdict.WORSE: Verdict.BETTER}
    assert other.verdict is opposite.get(one.verdict, one.verdict)


@given(gaps())
def test_a_gradient_falls_or_rises_with_its_interval_and_names_who_is_worse_off(one):
    said = gradient_sentence(one, "slope index of inequality")
    assert ("rises" in said) == (one.direction is Direction.HIGHER)
    assert ("falls" in said) == (one.direction is Direction.LOWER)
    assert "better for" not in said
    worse = {Verdict.WORSE: "worse for Black", Verdict.BETTER: "worse for White"}.get(one.verdict)
    assert worse is None or worse in said


@given(st.lists(gaps(), min_size=1, max_size=6))
def test_no_sentence_claims_significance_and_every_clear_direction_is_told(found):
    said = " ".join((gaps_claim(found), *gaps_details(found)))
    assert "significan" not in said.lower()
    for direction in (Direction.HIGHER, Direction.LOWER):
        assert (f" {direction} than White" in said) == any(one.direction is direction for one in found)


@given(st.lists(gaps(), min_size=1, max_size=6))
def test_both_directions_are_told_in_the_same_words(found):
    plain = [replace(one, polarity="neither") for one in found]
    turned = [replace(one, value=-one.value, lower=-one.upper, upper=-one.lower) for one in plain]
    mirrored = gaps_claim(turned).replace("higher", "\0").replace("lower", "higher").replace("\0", "lower")
    words = [re.findall(r"[\w.%]*\w%?", claim) for claim in (gaps_claim(plain), mirrored)]
    assert sorted(words[0]) == sorted(words[1])


@given(gaps(), gaps())
def test_change_is_claimed_only_where_its_own_interval_says_so(earlier, later):
    said = change_sentence(earlier, later, "2023", "2024")
    d = later.value - earlier.value
    lower = d - math.sqrt((later.value - later.lower) ** 2 + (earlier.upper - earlier.value) ** 2)
    upper = d + math.sqrt((later.upper - later.value) ** 2 + (earlier.value - earlier.lower) ** 2)
    clear = min(lower, d) > 0 or max(upper, d) < 0
    assert any(word in said for word in ("narrowed", "widened", "direction", "changed by")) == clear
    assert ("does not show that the gap has changed" in said) == (not clear)
    if "narrowed" in said:
        assert abs(later.value) < abs(earlier.value)
    if "changed direction" in said:
        assert earlier.value * later.value < 0


def test_a_change_that_overlapping_intervals_hide_is_told_with_its_own():
    said = change_sentence(gap(8.3, 5.6, 10.9), gap(4.6, 2.0, 7.1), "2023", "2024")
    assert said.endswith("The gap has narrowed by 3.7 percentage points (95% interval 0.02 to 7.4).")
    said = change_sentence(gap(8.3, 5.6, 10.9), gap(5.6, 3.0, 8.1), "2023", "2024")
    assert said.endswith(
        "The two differ by 2.7 percentage points (95% interval 6.4 lower to 1.0 higher), so this does not "
        "show that the gap has changed."
    )


def test_a_gap_that_may_have_turned_round_is_only_said_to_have_changed():
    said = change_sentence(gap(5, 3, 7), gap(-0.5, -2.5, 1.5), "2023", "2024")
    assert said.endswith("The gap has changed by 5.5 percentage points (95% interval 2.7 to 8.3).")


def test_a_clear_gap_is_told_with_levels_counts_interval_and_meaning():
    one = gap(6.6, 5.0, 8.2, group_value=13.6, comparator_value=7.0, numerator=165, denominator=1210)
    assert gap_sentence(one) == (
        "The figure for Black is 13.6% (165 of 1,210), 6.6 percentage points higher than White (7.0%); "
        "95% interval 5.0 to 8.2 higher. For this measure lower is better, so this is worse for this group."
    )
    assert people_sentence(one) == (
        "That is about 80 more among the 1,210 counted for Black than at the level of White."
    )


def test_a_clear_gap_without_levels_or_counts_still_reads():
    assert gap_sentence(gap()).startswith(
        "The figure for Black is 2.0 percentage points higher than White; 95%"
    )
    without = gap(group_value=9.0, comparator_value=7.0)
    assert "is 9.0%, 2.0 percentage points higher" in gap_sentence(without)
    assert people_sentence(without) == ""


def test_an_unclear_gap_names_both_sides_of_its_interval():
    said = gap_sentence(gap(0.4, -0.5, 1.3, group_value=7.4, comparator_value=7.0))
    assert said == (
        "Black and White cannot be told apart: 7.4% and 7.0%, a difference of 0.4 percentage points "
        "(95% interval 0.5 lower to 1.3 higher)."
    )


def test_no_difference_and_no_interval_are_told_plainly():
    assert "a difference of 0.0 percentage points (95% interval no difference" in gap_sentence(gap(0, 0, 1))
    assert "no interval is known" in gap_sentence(gap(2, None, None))
    assert gap(2, None, None).direction is Direction.UNCLEAR
    assert gap(2, None, None).swapped().lower is None
    said = change_sentence(gap(2, None, None), gap(9, 8, 10), "2023", "2024")
    assert "(no interval is known), so this does not show that the gap has changed" in said


def test_small_numbers_of_people_are_not_made_up():
    assert people_sentence(gap(0.05, 0.01, 0.09, denominator=100)) == ""
    assert people_sentence(gap(0.5, -0.1, 0.9, denominator=5000)) == ""
    assert "fewer" in people_sentence(gap(-5, -6, -4, denominator=5000))


def test_the_claim_leads_with_the_larger_gap_and_lists_the_others():
    found = [
        gap(2, 1, 3, "Mixed"),
        gap(-6, -8, -4, "Asian"),
        gap(4, 2, 6, "Black"),
        gap(-1, -1.5, -0.5, "Chinese"),
        gap(0.1, -1, 1, "Other"),
    ]
    assert [one.group for one in lead_gaps(found)] == ["Asian", "Black"]
    assert gaps_claim(found).index("Asian") < gaps_claim(found).index("Black")
    assert gaps_details(found) == (
        "Also higher than White: Mixed.",
        "Also lower than White: Chinese.",
        "Cannot be told apart from White: Other.",
    )


def test_nothing_clear_is_one_sentence():
    found = [gap(0.1, -1, 1, "Asian"), gap(0.2, -1, 1, "Black")]
    assert (
        gaps_claim(found)
        == "No group shown can be told apart from White: every interval includes no difference."
    )
    assert gaps_details(found) == ()
    assert gaps_claim(found[:1]).startswith("Asian and White cannot be told apart")
    assert gaps_claim([]) == ""


def test_a_gap_that_turns_round_is_not_called_narrower():
    said = change_sentence(gap(2, 1, 3), gap(-1.5, -2.5, -0.5), "2023", "2024")
    assert said == (
        "Change for Black: 2.0 percentage points higher than White (95% interval 1.0 to 3.0), 2023; "
        "1.5 percentage points lower (95% interval 0.5 to 2.5), 2024. The gap has changed direction."
    )


@pytest.mark.parametrize("state", [state for state in State if state is not State.VALUE])
def test_a_missing_figure_is_named_in_plain_words(state):
    said = absent_sentence(state, ["Mixed", "Roma"])
    assert said.endswith(": Mixed and Roma.")
    assert absent_sentence(state, []) == ""
    assert ("protect people" in said) == (state is State.SUPPRESSED)


def test_levels_without_comparison_are_called_untested():
    assert levels_sentence([("F", 7.2), ("M", 7.0)], "%") == (
        "Highest: F, 7.2%. Lowest: M, 7.0%. These differences were not tested."
    )
    assert levels_sentence([("F", 7.2), ("M", 7.2)], "%") == "All that is shown is 7.2%."
    assert levels_sentence([("F", 12.0)], "per 1,000") == "F: 12.0 per 1,000."
    assert levels_sentence([], "%") == ""
