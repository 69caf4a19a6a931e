"""Every indicator that is declared, and what is refused."""

import datetime
import re

import pytest

from fairlead.catalogue import load, load_all
from fairlead.catalogue.loader import BUILT_IN
from fairlead.errors import CatalogueError

COUNTS_ONLY = {"cvdp003chol@1"}
"""Proportions without conditions: their publisher gives counts, never rows."""
FILES = sorted(BUILT_IN.glob("*.yaml"))


def test_every_file_of_the_folder_is_loaded():
    assert len(FILES) >= 17
    assert {path.stem for path in FILES} == {one.id for one in load_all()}
    assert [path for path in BUILT_IN.iterdir() if path.suffix != ".yaml"] == []


@pytest.mark.parametrize("indicator", load_all(), ids=lambda one: one.key)
class TestEveryIndicator:
    def test_says_what_it_counts_unless_others_have_counted(self, indicator):
        counted = indicator.kind != "published" and indicator.key not in COUNTS_ONLY
        assert bool(indicator.numerator) is counted
        assert bool(indicator.denominator) is (counted and indicator.kind == "proportion")

    def test_conditions_are_not_empty(self, indicator):
        for condition in indicator.numerator + indicator.denominator:
            tests = (condition.one_of, condition.none_of)
            assert all(values is None or values for values in tests)

    def test_whatever_is_in_the_numerator_can_be_in_the_denominator(self, indicator):
        """The values a field may have above the line are among those it may have below."""
        below = {one.field: one for one in indicator.denominator if one.one_of}
        for condition in indicator.numerator:
            if condition.one_of and condition.field in below:
                assert set(condition.one_of) < set(below[condition.field].one_of)

    def test_has_words_source_owner_and_a_review_ahead(self, indicator):
        words = (indicator.title, indicator.numerator_words, indicator.denominator_words)
        assert all(text and text[0].isupper() and not text.endswith(".") for text in words)
        assert indicator.source
        assert indicator.owner
        assert indicator.review > datetime.date(2026, 12, 1)

    def test_says_in_sentences_what_it_cannot_tell(self, indicator):
        assert indicator.cannot_tell
        assert all(text.endswith(".") for text in indicator.cannot_tell)


GOOD = """
id: own
version: 2
title: Appraised staff
theme: leadership
kind: proportion
polarity: higher is better
numerator: [{field: appraised, one_of: ["yes"]}]
numerator_words: Staff who had an appraisal
denominator_words: Staff in post
cannot_tell: [Whether it helped.]
source: Electronic staff record
owner: The trust
review: 2027-06-30
"""


def own(folder, text):
    path = folder / "own.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_indicator_of_a_studys_own(tmp_path):
    found = load("own@2", [own(tmp_path, GOOD)])
    assert found.title == "Appraised staff"
    assert found.fields == ("appraised",)


def test_indicators_come_in_the_order_asked_for(tmp_path):
    keys = ["own@2", "formal_disciplinary@1"]
    assert [one.key for one in load_all(keys, [own(tmp_path, GOOD)])] == keys


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("theme: leadership", "theme: leader", "Did you mean 'leadership'?"),
        ("polarity: higher", "polarity: highest", "Did you mean 'higher is better'?"),
        ("kind: proportion", "kind: percent", "Write one of: proportion, rate, published"),
        ("kind: proportion", "kind: published", "A published figure has no conditions"),
        ("numerator: [", "denominator: [", "none for the numerator"),
        ('one_of: ["yes"]', "equals: 1", "Did you mean 'field'?|Write one of: field, one_of"),
        ('one_of: ["yes"]', "present: true, at_least: 1", "exactly one of one_of, none_of"),
        ("cannot_tell: [Whether it helped.]", "cannot_tell: []", "what this cannot tell"),
        ("review: 2027-06-30", "review: next year", "year-month-day"),
        ("version: 2", "version: 0", "'version' cannot be '0'"),
        ("owner: The trust\n", "", "'owner' is missing"),
        ("id: own", "id: Own", "Use small letters"),
    ],
)
def test_what_is_not_understood_is_refused_with_what_to_write(tmp_path, old, new, said):
    assert old in GOOD
    with pytest.raises(CatalogueError, match=said):
        load("own@2", [own(tmp_path, GOOD.replace(old, new, 1))])


def test_a_rate_counts_above_the_line_only(tmp_path):
    rate = GOOD.replace("kind: proportion", "kind: rate")
    assert load("own@2", [own(tmp_path, rate)]).kind == "rate"
    with pytest.raises(CatalogueError, match="takes its denominator from the study's population"):
        load("own@2", [own(tmp_path, rate + "denominator: [{field: a, present: true}]")])
    without = re.sub(r"numerator: \[.*\n", "", rate, count=1)
    with pytest.raises(CatalogueError, match="A rate needs conditions"):
        load("own@2", [own(tmp_path, without)])


def test_all_names_that_are_nobodys_are_told_at_once():
    with pytest.raises(CatalogueError) as refusal:
        load_all(["formal_disciplinary@2", "formal_disciplinary@1", "waitng_over_18_weeks@1"])
    said = str(refusal.value)
    assert "does not hold every indicator that is named" in said
    assert "formal_disciplinary@2: Did you mean 'formal_disciplinary@1'" in said
    assert "waitng_over_18_weeks@1: Did you mean 'waiting_over_18_weeks@1'" in said


def test_nobody_takes_the_name_of_another_indicator(tmp_path):
    taken = GOOD.replace("id: own", "id: formal_disciplinary").replace("version: 2", "version: 1")
    with pytest.raises(CatalogueError, match="There is already an indicator formal_disciplinary@1"):
        load_all(None, [own(tmp_path, taken)])
