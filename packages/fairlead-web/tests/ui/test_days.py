"""Days and moments as people type them, and as forms show them again."""

import datetime as dt

import pytest
from django import forms
from django.utils import timezone

from fairlead_web.ui import api as ui

DAY = dt.date(2026, 3, 27)


class When(forms.Form):
    """Both kinds."""

    on = ui.DayField(required=False)
    at = ui.MomentField(required=False)


@pytest.mark.parametrize(
    "typed",
    [
        "27/3/2026",
        "27/03/26",
        "27.3.2026",
        "27-3-2026",
        "2026-03-27",
        " 27 March 2026 ",
        "27 mar 2026",
        "27 Mawrth 2026",
    ],
)
def test_a_day_may_be_written_as_people_do_in_both_languages(typed):
    assert ui.DayField().clean(typed) == DAY


@pytest.mark.parametrize(
    "typed", ["27/3/2026 14:05", "27/3/2026 14.05", "2026-03-27 14:05", "27 March 2026, 14:05"]
)
def test_a_moment_is_in_london(typed):
    found = ui.MomentField().clean(typed)
    assert timezone.localtime(found).replace(tzinfo=None) == dt.datetime(2026, 3, 27, 14, 5)


@pytest.mark.parametrize(
    "typed", ["3/27/2026", "27 Brumaire 2026", "soon", "27/3/2026\0", "٢٧ March", "31/2/2026", "9" * 400]
)
def test_what_is_no_day_is_answered_with_an_example(typed):
    form = When({"on": typed, "at": typed})
    assert form.errors == {
        "on": ["Write the day as in 31/3/2026."],
        "at": ["Write day and time as in 31/3/2026 14:00."],
    }
    assert form["on"].value() == typed, "What was typed stays."


def test_a_form_shows_them_as_its_hints_do():
    moment = dt.datetime(2026, 7, 1, 13, 5, tzinfo=dt.UTC)
    form = When(initial={"on": DAY, "at": moment})
    assert (form["on"].value(), form["at"].value()) == ("27/3/2026", "1/7/2026 14:05")
    assert When({"on": "", "at": ""}).is_valid()
