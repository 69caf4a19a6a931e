import datetime as dt

import pytest
from markupsafe import Markup

from fairlead_web.ui import api, slots


@pytest.fixture(autouse=True)
def _own_slots(monkeypatch):
    monkeypatch.setattr(slots, "_fillings", slots.defaultdict(list))


def test_fillings_come_in_order_and_once():
    def late(word):
        return f"<p>late {word}</p>"

    api.fill_slot("page", late, order=90)
    api.fill_slot("page", lambda word: "<p>early</p>", order=10)
    api.fill_slot("page", late, order=90)
    assert api.slot("page", word="x") == Markup("<p>early</p><p>late x</p>")


def test_an_empty_slot_shows_nothing():
    assert api.slot("nobody") == Markup("")


def test_values_are_kept_as_they_are():
    api.fill_slot("links", lambda: [{"href": "/"}])
    assert api.slot_values("links") == [[{"href": "/"}]]


def test_days_moments_and_counts_in_words():
    assert api.day(dt.date(2026, 3, 3)) == "3 March 2026"
    assert api.moment(dt.datetime(2026, 7, 1, 13, 5, tzinfo=dt.UTC)) == "1 July 2026, 14:05"
    assert (api.day(None), api.moment(None), api.count(1234567)) == ("", "", "1,234,567")
