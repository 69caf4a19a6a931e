import datetime as dt
import sys

import pytest
from django.utils import translation
from markupsafe import Markup

from fairlead_web.ui import api, slots

AS_STARTED = slots._fillings


@pytest.fixture(autouse=True)
def _own_slots(monkeypatch):
    monkeypatch.setattr(slots, "_fillings", slots.defaultdict(list))


def late(word):
    return f"<p>late {word}</p>"


def early(word):
    return "<p>early</p>"


def links():
    return [{"href": "/"}]


@pytest.fixture
def here(monkeypatch):
    """The dotted path of a function of this file, which the test runner imports under a name of its own."""
    monkeypatch.setitem(sys.modules, "slots_of_the_test", sys.modules[__name__])
    return lambda function: f"slots_of_the_test.{function.__name__}"


def test_fillings_come_in_order_and_once(here):
    api.fill_slot("page", here(late), order=90)
    api.fill_slot("page", here(early), order=10)
    api.fill_slot("page", here(late), order=90)
    assert api.slot("page", word="x") == Markup("<p>early</p><p>late x</p>")


def test_every_filling_of_the_site_is_there(monkeypatch):
    assert "ui.navigation" in AS_STARTED
    monkeypatch.setattr(slots, "_fillings", AS_STARTED)
    for name in AS_STARTED:
        assert all(callable(one) for one in slots.fillings(name))


def test_an_empty_slot_shows_nothing():
    assert api.slot("nobody") == Markup("")


def test_values_are_kept_as_they_are(here):
    api.fill_slot("links", here(links))
    assert api.slot_values("links") == [[{"href": "/"}]]


def test_days_moments_and_counts_in_words():
    assert api.day(dt.date(2026, 3, 3)) == "3 March 2026"
    assert api.moment(dt.datetime(2026, 7, 1, 13, 5, tzinfo=dt.UTC)) == "1 July 2026, 14:05"
    with translation.override("cy"):
        assert api.day(dt.date(2026, 3, 3)) == "3 Mawrth 2026"
    assert (api.day(None), api.moment(None), api.count(1234567)) == ("", "", "1,234,567")


@pytest.mark.parametrize(
    ("told", "english", "welsh"),
    [
        ("2026-03-31", "31 March 2026", "31 Mawrth 2026"),
        ("31 March 2026", "31 March 2026", "31 Mawrth 2026"),
        ("1 April 2025 to 31 March 2026", "1 April 2025 to 31 March 2026", "1 Ebrill 2025 i 31 Mawrth 2026"),
        ("2025/26", "2025/26", "2025/26"),
        ("30 February 2026", "30 February 2026", "30 February 2026"),
        ("", "", ""),
    ],
)
def test_a_period_is_told_in_the_readers_language(told, english, welsh):
    assert api.period(told) == english
    with translation.override("cy"):
        assert api.period(told) == welsh
