"""Rates: their people come from a population, which knows no "not stated"."""

import pytest

from fairlead.figures import State
from fairlead.reports import sections
from fairlead.reports.page import report_html

UNIT = "per 1,000 residents"


@pytest.fixture
def rated(make):
    """A release of one rate: of so many events, so many with a known group."""

    def release(known, everyone, not_stated=200, white=4000):
        rate = make.readmission.model_copy(update={"kind": "rate", "unit": UNIT, "multiplier": 1000})
        groups = (*make.ethnicity.groups, make.quintile.groups[-1])
        absent = make.hidden({"ethnicity": "Z"}, State.UNDEFINED)
        return make.release(
            indicators=(rate,),
            breakdowns=(make.ethnicity.model_copy(update={"groups": groups}),),
            figures=(
                make.figure({}, everyone, 250_000),
                make.hidden({"ethnicity": "known"}, State.SUPPRESSED)
                if known is None
                else make.figure({"ethnicity": "known"}, known, 250_000),
                make.figure({"ethnicity": "white"}, white, 200_000),
                absent.model_copy(update={"numerator": not_stated, "denominator": 0}),
                make.hidden({"ethnicity": "99"}, State.UNDEFINED).model_copy(
                    update={"numerator": 0, "denominator": 0}
                ),
            ),
        )

    return release


def test_events_whose_group_is_in_no_population_are_counted(rated):
    [section] = sections(rated(5250, 5450))
    assert "Counted, but in no population: Not stated." in section.details
    assert "Nobody was counted: Not known." in section.details
    rows = {row.cells[0]: row.cells[1:4] for row in section.table.rows}
    assert rows["Not stated"] == ("no population",) * 3
    assert rows["Not known"] == ("nobody counted",) * 3
    assert "no population" in section.chart_svg


def test_the_word_is_explained(rated):
    release = rated(5250, 5450)
    assert "the population they are set against does not have their group" in report_html(
        release.document, sections(release)
    )


@pytest.mark.parametrize(
    ("known", "everyone", "said"),
    [
        (
            5250,
            5450,
            "Ethnicity is known for 96.3% of those counted (5,250 of 5,450); the others are missing from "
            "the rates of the known groups, which may be too low for it.",
        ),
        (5450, 5450, "Ethnicity is known for 100.0% of those counted (5,450 of 5,450)."),
        (
            None,
            5450,
            "Ethnicity: how many of those counted have a known group is withheld to protect people.",
        ),
        (0, 0, ""),
    ],
)
def test_completeness_is_that_of_the_events(rated, known, everyone, said):
    [section] = sections(rated(known, everyone))
    assert section.completeness == said
