"""A small ethnicity list, deprivation fifths, and Cells written as plain tables."""

import datetime

import pytest

from fairlead.catalogue.indicator import Indicator, Polarity, Theme
from fairlead.cells import CellKey, Cells, Counts
from fairlead.reference.breakdowns import Breakdown, Broad, Group, Kind


@pytest.fixture(scope="session")
def ethnicity():
    return Breakdown(
        id="ethnicity",
        title="Ethnicity",
        scheme="test list",
        groups=(
            Group("A", "White British"),
            Group("B", "White Irish"),
            Group("H", "Indian"),
            Group("J", "Pakistani"),
            Group("M", "Caribbean"),
            Group("Z", "Not stated", Kind.NOT_STATED),
            Group("99", "Not known", Kind.UNKNOWN),
        ),
        broad=(
            Broad("white", "White", ("A", "B")),
            Broad("asian", "Asian", ("H", "J")),
            Broad("minority", "Ethnic minority", ("H", "J", "M")),
        ),
        comparator="white",
    )


@pytest.fixture(scope="session")
def sex():
    return Breakdown(
        id="sex",
        title="Sex",
        scheme="test list",
        groups=(Group("F", "Female"), Group("M", "Male"), Group("9", "Not known", Kind.UNKNOWN)),
    )


@pytest.fixture(scope="session")
def fifths():
    return Breakdown(
        id="fifth",
        title="Deprivation",
        scheme="fifths, 1 = most deprived",
        groups=(*(Group(str(n), f"Fifth {n}") for n in range(1, 6)), Group("x", "Not known", Kind.UNKNOWN)),
        ordered=True,
        comparator="5",
    )


@pytest.fixture(scope="session")
def indicator():
    """Makes an indicator; by default a percentage."""

    def make(**given):
        fields = {
            "id": "waits",
            "version": 1,
            "title": "Waits",
            "theme": Theme.EQUITY,
            "kind": "proportion",
            "polarity": Polarity.LOWER,
            "numerator_words": "people who wait",
            "denominator_words": "people",
            "cannot_tell": ("why",),
            "source": "made up",
            "owner": "the tests",
            "review": datetime.date(2030, 1, 1),
        }
        return Indicator(**(fields | given))

    return make


@pytest.fixture(scope="session")
def table():
    """Cells of one indicator from {groups: counts}; groups are (breakdown, code) pairs, () everybody."""

    def make(counts, *, key="waits@1", organisation="R1", period="2024"):
        return Cells(
            {
                key: {
                    CellKey(organisation, period, tuple(sorted(groups))): Counts(*numbers)
                    for groups, numbers in counts.items()
                }
            }
        )

    return make


@pytest.fixture(scope="session")
def by():
    """The groups of a single breakdown, {code: numbers}, as `table` takes them."""
    return lambda breakdown, counts: {((breakdown, code),): numbers for code, numbers in counts.items()}
