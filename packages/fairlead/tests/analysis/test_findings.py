from fairlead.analysis import findings, roll_up
from fairlead.cells import Cells


def test_every_estimate_of_every_indicator_in_a_fixed_order(indicator, table, by, fifths, sex):
    breakdowns = {"fifth": fifths, "sex": sex}
    counts = {(): (50, 100)} | by("sex", {"F": (20, 60), "M": (30, 40)})
    counts |= by("fifth", dict.fromkeys("12345", (10, 20)))
    cells = roll_up(table(counts), breakdowns)
    found = findings(cells, [indicator(), indicator(id="absent")], breakdowns)
    assert found == findings(cells, [indicator()], breakdowns)
    measures = [finding.measure for finding in found]
    assert measures[: len(cells["waits@1"])] == ["proportion"] * len(cells["waits@1"])
    assert measures[-2:] == ["slope_index", "relative_index"]
    assert {finding.indicator for finding in found} == {"waits@1"}
    # Every cell that a Finding names is one of the cells handed in.
    assert {key for finding in found for key in finding.cells} == set(cells["waits@1"])


def test_a_nation_adds_national_indices(indicator, table, by, fifths):
    cells = table(by("fifth", dict.fromkeys("12345", (10, 20))))
    found = findings(roll_up(cells, {"fifth": fifths}), [indicator()], {"fifth": fifths}, national="R1")
    assert [finding.measure for finding in found][-2:] == ["slope_index_national", "relative_index_national"]


def test_figures_that_others_published_give_none(indicator):
    published = indicator(kind="published")
    assert findings(Cells({}), [published], {}) == ()
    assert findings(Cells({published.key: {}}), [published], {}) == ()
