from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fairlead.analysis import roll_up
from fairlead.cells import CellKey, Cells, Counts
from fairlead.reference.breakdowns import KNOWN

ETHNICITY = ["A", "B", "H", "J", "M", "Z", "99"]
SEX = ["F", "M", "9"]
keep_fixtures = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def counts_at(cells, *groups, organisation="R1", period="2024", indicator="waits@1"):
    return cells[indicator][CellKey(organisation, period, tuple(sorted(groups)))]


def test_the_ethnicity_table_of_a_statutory_report(ethnicity, table, by):
    """Not stated and not known are never in a sum: the error that made 405 into 429."""
    detained = {"A": (0, 747), "Z": (0, 24), "99": (0, 125), "B": (0, 56), "H": (0, 49), "M": (0, 300)}
    rolled = roll_up(table(by("ethnicity", detained) | {(): (0, 1301)}), {"ethnicity": ethnicity})
    assert counts_at(rolled, ("ethnicity", KNOWN)).denominator == 1152
    assert counts_at(rolled, ("ethnicity", "minority")).denominator == 349
    assert counts_at(rolled, ("ethnicity", "white")).denominator == 803
    assert counts_at(rolled).denominator == 1301


def test_groups_nobody_is_in_are_nought(ethnicity, table, by):
    rolled = roll_up(table(by("ethnicity", {"A": (1, 2)})), {"ethnicity": ethnicity})
    assert counts_at(rolled, ("ethnicity", "J")) == Counts(0, 0)
    assert {key.groups[0][1] for key in rolled["waits@1"]} == {
        *ETHNICITY,
        "white",
        "asian",
        "minority",
        KNOWN,
    }


def test_what_was_not_broken_down_is_not_nought(ethnicity, sex, table, by):
    """Organisation R2 holds a total only, and no period has both tables: none gets a table of noughts."""
    cells = (
        table(by("ethnicity", {"A": (1, 2)}))
        + table({(): (5, 9)}, organisation="R2")
        + table(by("sex", {"F": (1, 2)}), period="2025")
    )
    rolled = roll_up(cells, {"ethnicity": ethnicity, "sex": sex})["waits@1"]
    assert [key.groups for key in rolled if key.organisation == "R2"] == [()]
    assert {key.table for key in rolled if key.period == "2025"} == {("sex",)}
    here = {key.table for key in rolled if (key.organisation, key.period) == ("R1", "2024")}
    assert here == {("ethnicity",)}


@keep_fixtures
@given(
    st.dictionaries(
        st.tuples(st.sampled_from(ETHNICITY), st.sampled_from(SEX)),
        st.tuples(st.integers(0, 50), st.integers(50, 90)),
        min_size=1,
    )
)
def test_the_slow_way_gives_the_same_cross(ethnicity, sex, table, atoms):
    """Slow: every sum by looking through all atoms."""
    cells = table({(("ethnicity", e), ("sex", s)): counts for (e, s), counts in atoms.items()})
    rolled = roll_up(cells, {"ethnicity": ethnicity, "sex": sex})
    sides = [
        {code: [code] for code in ETHNICITY}
        | {"white": ["A", "B"], "asian": ["H", "J"], "minority": ["H", "J", "M"], KNOWN: list("ABHJM")},
        {code: [code] for code in SEX} | {KNOWN: ["F", "M"]},
    ]
    assert len(rolled["waits@1"]) == len(sides[0]) * len(sides[1])
    for e, s in product(*sides):
        inside = [counts for (a, b), counts in atoms.items() if a in sides[0][e] and b in sides[1][s]]
        expected = Counts(sum(x for x, _ in inside), sum(n for _, n in inside))
        assert counts_at(rolled, ("ethnicity", e), ("sex", s)) == expected


@keep_fixtures
@given(
    st.dictionaries(st.sampled_from(ETHNICITY), st.tuples(st.integers(0, 5), st.integers(5, 9)), min_size=1)
)
def test_rolling_up_twice_changes_nothing(ethnicity, table, by, atoms):
    once = roll_up(table(by("ethnicity", atoms)), {"ethnicity": ethnicity})
    assert roll_up(once, {"ethnicity": ethnicity}) == once


def test_distinct_people_do_not_add_up(ethnicity, table, by):
    """The largest member's people: a person may have waits in two groups' cells."""
    atoms = {"A": (10, 40, 30, 9), "B": (4, 20, 12, 4), "H": (3, 8, 5, 2)}
    rolled = roll_up(table(by("ethnicity", atoms)), {"ethnicity": ethnicity})
    assert counts_at(rolled, ("ethnicity", "white")) == Counts(14, 60, people=30, people_with=9)
    assert counts_at(rolled, ("ethnicity", "asian")) == Counts(3, 8, people=5, people_with=2)
    assert counts_at(rolled, ("ethnicity", "M")) == Counts(0, 0, people=0, people_with=0)


def test_a_cell_without_people_does_not_hide_the_others(ethnicity, table, by):
    rolled = roll_up(table(by("ethnicity", {"A": (1, 4, 3), "B": (1, 9)})), {"ethnicity": ethnicity})
    assert counts_at(rolled, ("ethnicity", "white")) == Counts(2, 13, people=3)


def test_a_code_that_is_not_listed_is_refused(ethnicity, table, by):
    with pytest.raises(ValueError, match="'ethnicity' does not list the code 'R'"):
        roll_up(table(by("ethnicity", {"R": (1, 2)})), {"ethnicity": ethnicity})


def test_no_cells_stay_no_cells():
    assert roll_up(Cells({"waits@1": {}}), {}) == Cells({"waits@1": {}})
