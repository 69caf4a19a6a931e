"""A group beside its own parts in a table of counts."""

import pytest

from fairlead import reference
from fairlead.ingest import Severity

HEAD = "ethnicity,n,d\n"
FIVE = {"ethnicity": {"column": "ethnicity"}}


@pytest.fixture
def lists(lists):
    return {**lists, "ethnicity": reference.load("ethnicity_five_2001")}


class TestGroupsBesideTheirParts:
    def test_counted_twice_is_refused(self, checked, make, write):
        write("x.csv", HEAD + "White,150,1000\nWhite British,140,900\nWhite Irish,10,100\nMixed,9,90\n")
        [problem] = checked(make.counts("x.csv", breakdowns=FIVE)).problems
        assert problem.severity is Severity.ERROR
        assert "row 2, column 'ethnicity': 'White' stands beside 'White British'" in str(problem)
        assert "counts just as many, so that its people would be counted twice" in str(problem)
        assert "leave one or the other out with 'only'" in str(problem)

    def test_a_larger_whole_is_warned_of(self, checked, make, write):
        write("x.csv", HEAD + "Other,9,140\nChinese,8,60\n")
        [problem] = checked(make.counts("x.csv", breakdowns=FIVE)).problems
        assert problem.severity is Severity.WARNING
        assert "'Other' stands beside 'Chinese', and all are added up" in str(problem)

    def test_a_smaller_one_does_not_hold_its_parts(self, checked, make, write):
        write("x.csv", HEAD + "White,15,100\nWhite British,140,900\n")
        assert not checked(make.counts("x.csv", breakdowns=FIVE)).problems

    def test_the_study_may_say_that_these_are_other_people(self, checked, make, write):
        write("x.csv", HEAD + "White,140,900\nWhite British,140,900\n")
        declared = {"ethnicity": {"column": "ethnicity", "values": {"White": "white"}}}
        assert not checked(make.counts("x.csv", breakdowns=declared)).problems

    def test_parts_alone_are_added_up(self, checked, make, write):
        write("x.csv", HEAD + "A,140,900\nB,10,100\nChinese,8,60\n")
        assert not checked(make.counts("x.csv", breakdowns=FIVE)).problems

    def test_rows_of_people_may_be_written_either_way(self, checked, make, write):
        write("x.csv", "ethnicity,outcome\nWhite,yes\nWhite British,no\n")
        assert not checked(make.rows("x.csv", breakdowns=FIVE)).problems

    def test_a_column_of_counts_that_is_missing_is_said_alone(self, checked, make, write):
        write("x.csv", "ethnicity,n\nWhite,140\nWhite British,140\n")
        problems = checked(make.counts("x.csv", breakdowns=FIVE)).problems
        assert any("there is no such column" in str(one) for one in problems)


def test_sums_at_the_edge_of_a_table_are_to_be_left_out(checked, make, write):
    write("x.csv", "sex,n,d\nF,10,100\nM,20,100\nAll,30,200\n")
    [problem] = checked(make.counts("x.csv")).problems
    assert "'All' is not a code of 'sex'" in str(problem)
    assert "if it stands for all groups together, leave its rows out: name the other values" in str(problem)
