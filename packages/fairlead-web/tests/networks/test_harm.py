"""Signposts: found in the words alone, wide, and kept nowhere."""

import pytest

from fairlead_web.networks.harm import AT_WORK, EMERGENCY, FOR_LIFE, LIFE, WORK, signposts


@pytest.mark.parametrize("word", LIFE)
def test_words_of_danger_lead_to_emergency_help_first(word):
    assert signposts(f"Lately I think: {word.upper()}.") == (EMERGENCY, *FOR_LIFE, *AT_WORK)


@pytest.mark.parametrize("word", WORK)
def test_words_of_harm_lead_to_the_guardian_first(word):
    assert signposts("A title", f"There was {word}, again") == (*AT_WORK, *FOR_LIFE, EMERGENCY)


@pytest.mark.parametrize("text", ["", "We met about mentoring.", "A grapefruit, therapeutic", "suicidally"])
def test_other_words_lead_nowhere(text):
    assert signposts(text) == ()


def test_line_ends_and_typographers_marks_make_no_difference():
    assert signposts("I can’t\ngo  on") == (EMERGENCY, *FOR_LIFE, *AT_WORK)


def test_the_lines_of_help_are_right():
    said = " ".join(str(one.how) for one in (EMERGENCY, *FOR_LIFE, *AT_WORK))
    for number in ("999", "116 123", "SHOUT to 85258", "111 and choose option 2"):
        assert number in said
    names = {str(one.name) for one in AT_WORK}
    assert names == {"Freedom to Speak Up Guardian", "NHS staff support"}
