"""CVDPREVENT, CVDP003CHOL by fifth of deprivation: the published intervals and the published "new SII"."""

import csv
from pathlib import Path

import numpy as np
import pytest

from fairlead.analysis import findings, roll_up
from fairlead.cells import CellKey, Counts, add
from fairlead.measures import proportion
from fairlead.reference.breakdowns import KNOWN

DATA = Path(__file__).parents[5] / "shared" / "data" / "outcomes"
FILE = DATA / "cvdprevent_003chol_by_icb_deprivation_quintile_2023.csv"
ENGLAND, HUMBER, YEAR = "E92000001", "NHS Humber and North Yorkshire", "To December 2023"


@pytest.fixture(scope="module")
def rows():
    if not FILE.exists():
        pytest.skip("needs ../shared/data beside the repository")
    with FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def key_of(row):
    deprivation = row["MetricCategoryTypeName"] == "Deprivation quintile"
    groups = (("fifth", row["MetricCategoryName"][0]),) if deprivation else ()
    return CellKey(row["AreaCode"], row["TimePeriodName"], groups)


@pytest.fixture(scope="module")
def found(rows, indicator, fifths):
    cells = add(
        ("waits@1", key_of(row), Counts(int(row["Numerator"]), int(row["Denominator"]))) for row in rows
    )
    rolled = roll_up(cells, {"fifth": fifths})
    return {
        (one.measure, one.key): one for one in findings(rolled, [indicator()], {"fifth": fifths}, ENGLAND)
    }


def published(row):
    return [float(row[name]) for name in ("Value", "LowerConfidenceLimit", "UpperConfidenceLimit")]


def test_the_intervals_published_for_england_are_reproduced(rows, found):
    england = [row for row in rows if row["AreaCode"] == ENGLAND]
    assert len(england) == 24
    for row in england:
        figure = found["proportion", key_of(row)].figure
        assert [figure.value, figure.lower, figure.upper] == pytest.approx(published(row), abs=0.00501)


def test_the_intervals_published_for_boards_are_within_what_rounding_allows(rows):
    """Below England counts are published rounded to 5, values and limits are made from the true ones."""
    events, people = (np.array([float(row[name]) for row in rows]) for name in ("Numerator", "Denominator"))
    given = np.array([published(row) for row in rows]).T
    lowest = 100 * np.array(proportion(events - 2.5, people + 2.5))
    highest = 100 * np.array(proportion(events + 2.5, people - 2.5))
    assert (lowest - 0.0101 <= given).all()
    assert (given <= highest + 0.0101).all()


def test_the_new_slope_index_of_humber_and_north_yorkshire(rows, found):
    """NHS England's method paper prints -10.97 and 0.83; its numerators give -10.96786242."""
    (code,) = {row["AreaCode"] for row in rows if row["AreaName"].startswith(HUMBER)}
    key = CellKey(code, YEAR, (("fifth", KNOWN),))
    slope, ratio = (found[f"{name}_index_national", key].figure for name in ("slope", "relative"))
    assert slope.value == pytest.approx(-10.96786242, abs=1e-8)
    assert slope.lower < slope.value < slope.upper < 0
    assert ratio.value == pytest.approx(53.64378106 / 64.61164348, abs=1e-9)
    local = found["slope_index", key].figure
    assert abs(local.value - slope.value) > 0.1


def test_every_board_has_both_indices_in_every_quarter(rows, found):
    areas = {(row["AreaCode"], row["TimePeriodName"]) for row in rows}
    for measure in ("slope_index", "relative_index", "slope_index_national", "relative_index_national"):
        complete = [
            one for (name, _), one in found.items() if name == measure and one.figure.lower is not None
        ]
        assert len(complete) == len(areas) == 172
