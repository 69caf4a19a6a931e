import dataclasses

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from fairlead.analysis import roll_up
from fairlead.analysis.compare import compare
from fairlead.figures import State
from fairlead.measures import difference_of_proportions
from fairlead.reference.breakdowns import KNOWN, Breakdown, Group, Kind

keep_fixtures = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@pytest.fixture
def wres():
    return Breakdown(
        id="wres",
        title="Ethnicity",
        scheme="WRES",
        groups=(Group("bme", "BME"), Group("white", "White"), Group("99", "Not known", Kind.UNKNOWN)),
        comparator="white",
    )


@pytest.fixture
def compared(indicator, table, by):
    """{(measure, code): finding} of one breakdown's counts."""

    def run(breakdown, counts, **declared):
        cells = roll_up(table(by(breakdown.id, counts)), {breakdown.id: breakdown})
        found = compare(indicator(**declared), cells["waits@1"], {breakdown.id: breakdown})
        return {(finding.measure, finding.key.groups[0][1]): finding for finding in found}

    return run


def limits(finding):
    return finding.figure.value, finding.figure.lower, finding.figure.upper


def test_relative_likelihood_of_appointment(compared, wres):
    """White 300 of 1500, BME 100 of 800: 1.60 (1.298 to 1.973) the WRES way round, White over BME."""
    swapped = dataclasses.replace(wres, comparator="bme")
    counts = {"white": (300, 1500), "bme": (100, 800), "99": (9, 40)}
    ratio = compared(swapped, counts)["ratio", "white"]
    assert limits(ratio) == pytest.approx((1.60, 1.298, 1.973), abs=1e-3)
    gap = compared(wres, counts)["difference", "bme"]
    assert gap.figure.value == pytest.approx(-7.5)
    assert gap.figure.upper < 0
    assert [key.groups[0][1] for key in gap.cells] == ["bme", "white"]
    assert gap.comparator == "white"


def test_relative_likelihood_of_a_disciplinary(compared, wres):
    """Four fifths say adverse, the interval says unsure: the interval is what is handed on."""
    ratio = compared(wres, {"bme": (12, 900), "white": (20, 2400)})["ratio", "bme"]
    assert limits(ratio) == pytest.approx((1.60, 0.785, 3.259), abs=1e-3)
    assert ratio.reason == ""


def test_too_few_events_for_a_ratio_but_not_for_a_gap(compared, wres):
    found = compared(wres, {"bme": (2, 90), "white": (3, 400)})
    assert found["ratio", "bme"].figure.state is State.TOO_FEW
    assert "fewer than 8 events" in found["ratio", "bme"].reason
    assert found["difference", "bme"].figure.value == pytest.approx(100 * (2 / 90 - 3 / 400))


@pytest.mark.parametrize(("events", "state"), [(7, State.TOO_FEW), (8, State.VALUE)])
def test_where_too_few_begins(compared, wres, events, state):
    for counts in ({"bme": (events, 90), "white": (30, 400)}, {"bme": (30, 90), "white": (events, 400)}):
        assert compared(wres, counts)["ratio", "bme"].figure.state is state


def test_no_events_in_the_comparator_group(compared, wres):
    found = compared(wres, {"bme": (9, 90), "white": (0, 400)})
    assert found["ratio", "bme"].figure.state is State.UNDEFINED
    assert found["ratio", "bme"].reason == "There are no events in the comparator group."
    assert found["difference", "bme"].figure.state is State.VALUE


def test_a_side_without_people(compared, wres):
    for counts, words in (
        ({"white": (9, 90)}, "There is nobody in the group."),
        ({"bme": (9, 90)}, "There is nobody to compare the group with."),
    ):
        for measure in ("difference", "ratio"):
            finding = compared(wres, counts)[measure, "bme"]
            assert finding.figure.state is State.UNDEFINED
            assert finding.reason == words


def test_everyone_counted_gives_a_ratio_without_interval(compared, wres):
    ratio = compared(wres, {"bme": (90, 90), "white": (200, 400)})["ratio", "bme"]
    assert limits(ratio) == (2, None, None)
    assert "no interval" in ratio.reason


def test_rates_are_compared_as_rates(compared, wres):
    """Rothman's 41 in 28,010 against 15 in 19,017 woman-years."""
    found = compared(wres, {"bme": (41, 28010), "white": (15, 19017)}, kind="rate", multiplier=10_000)
    assert limits(found["ratio", "bme"]) == pytest.approx((1.86, 1.03, 3.35), abs=5e-3)
    assert found["difference", "bme"].figure.value == pytest.approx(6.75, abs=5e-3)


COUNTS = {
    "A": (60, 400),
    "B": (20, 90),
    "H": (40, 150),
    "J": (30, 70),
    "M": (25, 80),
    "Z": (9, 30),
    "99": (9, 9),
}


def test_who_is_compared_with_whom(compared, ethnicity):
    """White is the comparator: its own groups are weighed against the rest of it, unknown never are."""
    assert {code for _, code in compared(ethnicity, COUNTS)} == {"A", "B", "H", "J", "M", "asian", "minority"}
    british = dataclasses.replace(ethnicity, comparator="A")
    assert {code for _, code in compared(british, COUNTS)} == {"B", "H", "J", "M", "asian", "minority"}


def test_a_group_within_the_comparator_is_weighed_against_the_rest_of_it(compared, ethnicity):
    """Irish 20 of 90 in White 80 of 490: against White British, narrowed by the overlap."""
    gap = compared(ethnicity, COUNTS)["difference", "B"]
    rest = [float(part) for part in difference_of_proportions(20, 90, 60, 400)]
    assert gap.figure.value == pytest.approx(100 * (20 / 90 - 80 / 490))
    assert limits(gap) == pytest.approx(tuple(100 * part * 400 / 490 for part in rest))
    assert [key.groups[0][1] for key in gap.cells] == ["B", "white"]


def test_without_a_comparator_everyone_known_is_it(compared, ethnicity):
    found = compared(dataclasses.replace(ethnicity, comparator=None), COUNTS)
    assert {finding.comparator for finding in found.values()} == {KNOWN}
    assert {code for _, code in found} == {"A", "B", "H", "J", "M", "white", "asian", "minority"}
    events, people = 60 + 20 + 40 + 30 + 25, 400 + 90 + 150 + 70 + 80
    assert found["difference", "J"].figure.value == pytest.approx(100 * (30 / 70 - events / people))
    assert found["ratio", "J"].figure.value == pytest.approx((30 / 70) / (events / people))


def test_a_group_that_is_everyone_has_nobody_to_compare_with(compared, sex):
    found = compared(sex, {"F": (9, 20), "9": (1, 5)})
    assert found["difference", "F"].reason == "There is nobody to compare the group with."
    assert found["ratio", "M"].reason == "There is nobody in the group."


def test_a_comparator_of_noughts_throughout(compared, sex):
    assert compared(sex, {"F": (0, 20), "M": (0, 5)})["ratio", "F"].reason.startswith("There are no events")
    assert compared(sex, {"9": (1, 5)})["ratio", "F"].figure.state is State.UNDEFINED


def test_crosses_are_not_compared(indicator, table, ethnicity, sex):
    breakdowns = {"ethnicity": ethnicity, "sex": sex}
    cells = roll_up(table({(("ethnicity", "H"), ("sex", "F")): (9, 20), (): (20, 50)}), breakdowns)
    assert list(compare(indicator(), cells["waits@1"], breakdowns)) == []


counted = st.integers(9, 400).flatmap(lambda people: st.tuples(st.integers(8, people - 1), st.just(people)))


@keep_fixtures
@given(group=counted, other=counted)
def test_gap_and_ratio_point_the_same_way(compared, wres, group, other):
    found = compared(wres, {"bme": group, "white": other})
    gap, ratio = found["difference", "bme"].figure, found["ratio", "bme"].figure
    assume(abs(gap.value) > 1e-9)
    assert (gap.value > 0) == (ratio.value > 1)


@keep_fixtures
@given(group=counted, other=counted)
def test_four_fifths_do_not_depend_on_the_way_round(compared, wres, group, other):
    """A ratio lies within 0.8 to 1.25 exactly where its inverse does."""
    one = compared(wres, {"bme": group, "white": other})["ratio", "bme"].figure
    back = compared(wres, {"bme": other, "white": group})["ratio", "bme"].figure
    assert one.value * back.value == pytest.approx(1)
    assert one.lower * back.upper == pytest.approx(1)
    assume(min(abs(one.value - 0.8), abs(one.value - 1.25)) > 1e-9)
    assert (0.8 <= one.value <= 1.25) == (0.8 <= back.value <= 1.25)


def test_other_names_give_the_same_figures(compared, wres):
    counts = {"bme": (40, 200), "white": (90, 300)}
    renamed = dataclasses.replace(
        wres, groups=(Group("zz", "X"), Group("aa", "Y"), Group("0", "?", Kind.UNKNOWN)), comparator="aa"
    )
    before = compared(wres, counts)
    after = compared(renamed, {"zz": (40, 200), "aa": (90, 300)})
    for measure in ("difference", "ratio"):
        assert before[measure, "bme"].figure == after[measure, "zz"].figure
