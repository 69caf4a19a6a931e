import pytest

from fairlead.analysis.describe import describe
from fairlead.figures import State


def test_proportions_are_after_the_multiplier(indicator, table, by):
    cells = table({(): (12, 40)} | by("sex", {"F": (0, 10), "M": (10, 10)}))["waits@1"]
    found = {finding.key.groups: finding for finding in describe(indicator(), cells)}
    everybody = found[()].figure
    assert (everybody.value, everybody.lower, everybody.upper) == pytest.approx((30, 18.07, 45.43), abs=5e-3)
    assert found[("sex", "F"),].figure.upper == pytest.approx(27.75, abs=5e-3)
    assert found[("sex", "M"),].figure.lower == pytest.approx(72.25, abs=5e-3)
    assert {finding.measure for finding in found.values()} == {"proportion"}
    assert all(finding.cells == (finding.key,) for finding in found.values())


def test_rates_are_after_the_multiplier(indicator, table):
    """PHEindicatormethods: 5 in 100 is 5000 per 100,000, exact limits 1623.5 to 11668.3."""
    deaths = indicator(kind="rate", unit="per 100,000", multiplier=100_000)
    (found,) = describe(deaths, table({(): (5, 100)})["waits@1"])
    assert found.measure == "rate"
    limits = found.figure.value, found.figure.lower, found.figure.upper
    assert limits == pytest.approx((5000, 1623.4863901184199, 11668.332079322669), rel=1e-9)


def test_nobody_is_undefined_with_a_reason(indicator, table):
    (found,) = describe(indicator(), table({(): (0, 0)})["waits@1"])
    assert found.figure.state is State.UNDEFINED
    assert found.reason == "There is nobody to count."


def test_events_without_a_population_are_not_nobody(indicator, table):
    (found,) = describe(indicator(kind="rate"), table({(): (200, 0)})["waits@1"])
    assert found.figure.state is State.UNDEFINED
    assert (
        found.reason == "Some were counted, but the population does not have the group, so there is no rate."
    )


def test_no_cells_no_findings(indicator):
    assert list(describe(indicator(), {})) == []
