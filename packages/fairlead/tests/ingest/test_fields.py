"""Columns to the fields that indicators count."""

import pyarrow as pa
import pyarrow.parquet as pq

from fairlead.catalogue.indicator import Condition
from fairlead.ingest import Severity


def column(checking, name):
    """A column of the first checked source, as its file holds it."""
    return pq.read_table(checking.sources[0].path).column(name).to_pylist()


class TestFields:
    def over(self, make, **tests):
        return make.indicator(numerator=(Condition(field="wait", **tests),))

    def source(self, make, file="x.csv"):
        return make.rows(file, fields={"wait": "days"})

    def test_numbers(self, checked, make, write):
        write("x.csv", 'sex,days\nF,3\nM,\nM,"1,250.5"\n')
        checking = checked(self.source(make), indicators=[self.over(make, at_least=5)])
        assert not checking.problems
        assert column(checking, checking.sources[0].fields["wait"]) == [3.0, None, 1250.5]

    def test_not_a_number(self, checked, make, write):
        write("x.csv", "sex,days\nF,3\nM,long\n")
        [problem] = checked(self.source(make), indicators=[self.over(make, at_least=5)]).errors
        assert "row 3, column 'days': 'long' is not a number, in 1 row" in str(problem)

    def test_whole_numbers(self, checked, make, write):
        write("x.csv", "sex,days\nF,3\nM,4\n")
        checking = checked(self.source(make), indicators=[self.over(make, one_of=(3, 4))])
        assert column(checking, checking.sources[0].fields["wait"]) == [3, 4]
        write("x.csv", "sex,days\nF,3\nM,4.5\n")
        [problem] = checked(self.source(make), indicators=[self.over(make, one_of=(3,))]).errors
        assert "'4.5' is not a whole number" in str(problem)

    def test_text_and_number_at_once(self, checked, make, write):
        write("x.csv", "sex,days\nF,3\n")
        both = [
            self.over(make, at_least=5),
            make.indicator("other", numerator=(Condition(field="wait", one_of=("3",)),)),
        ]
        [problem] = checked(self.source(make), indicators=both).errors
        assert "both as a number and as text" in str(problem)

    def test_a_value_that_never_occurs(self, checked, make, write):
        write("x.csv", "sex,outcome\nF,ja\nM,no\n")
        [warning] = checked(make.rows("x.csv")).problems
        assert warning.severity is Severity.WARNING
        assert "'yes' never occurs, though the indicators test 'outcome' for it" in str(warning)
        assert "values seen: 'ja', 'no'" in str(warning)

    def test_several_values_that_never_occur(self, checked, make, write):
        write("x.csv", "sex,outcome\nF,no\n")
        both = make.indicator(numerator=(Condition(field="outcome", one_of=("yes", "maybe")),))
        [warning] = checked(make.rows("x.csv"), indicators=[both]).problems
        assert "'yes', 'maybe' never occur, though" in str(warning)

    def test_another_spelling_is_asked_for_before_anything_is_counted(self, checked, make, write):
        write("x.csv", "sex,outcome\nF,no\nM,Yes\nF, YES\nF,yes\nM,\n")
        [problem] = checked(make.rows("x.csv")).errors
        assert "row 3, column 'outcome': 'YES' looks like another spelling of 'yes'" in str(problem)
        assert "(2 such values in 2 rows)" in str(problem)
        assert 'write field_values: {outcome: {"YES": "yes", "Yes": "yes"}}' in str(problem)
        told = make.rows("x.csv", field_values={"outcome": {"Yes": "yes", "YES": "YES"}})
        checking = checked(told)
        assert not checking.problems
        assert column(checking, checking.sources[0].fields["outcome"]) == ["no", "yes", "YES", "yes", None]

    def test_a_column_of_many_values_is_asked_for_each(self, checked, make, write):
        write("x.csv", "sex,outcome\nF,yes\n" + "".join(f"F,v{n}\n" for n in range(1200)) + "F,\n")
        checking = checked(make.rows("x.csv"))
        assert not checking.problems
        [check] = [c for c in checking.columns if c.meaning.startswith("field")]
        assert (check.rows, check.blank, check.values) == (1202, 1, ())

    def test_outer_space_in_parquet_is_taken_off(self, checked, make, tmp_path):
        pq.write_table(pa.table({"sex": ["F", "M"], "outcome": ["yes ", " "]}), tmp_path / "x.parquet")
        checking = checked(make.rows("x.parquet"))
        assert not checking.problems
        assert column(checking, checking.sources[0].fields["outcome"]) == ["yes", None]

    def test_numbers_tested_as_text(self, checked, make, tmp_path):
        pq.write_table(pa.table({"sex": ["F", "M"], "days": [3, 4]}), tmp_path / "x.parquet")
        checking = checked(self.source(make, "x.parquet"), indicators=[self.over(make, one_of=("3",))])
        assert column(checking, checking.sources[0].fields["wait"]) == ["3", "4"]

    def test_presence(self, checked, make, write):
        write("x.csv", "sex,days\nF,x\nM, \n")
        checking = checked(self.source(make), indicators=[self.over(make, present=True)])
        assert column(checking, checking.sources[0].fields["wait"]) == ["x", None]

    def test_rows_without_a_person(self, checked, make, write):
        write("x.csv", "sex,outcome,id\nF,yes,1\nM,no,\n")
        checking = checked(make.rows("x.csv", person="id"))
        [warning] = checking.problems
        assert "row 3, column 'id': the person is empty in 1 row" in str(warning)
        assert checking.sources[0].person == "id"


class TestIndicatorsWithoutASource:
    def test_missing_field(self, checked, make, write):
        write("x.csv", "sex,outcome\nF,yes\n")
        checking = checked(make.rows("x.csv", fields={"other": "outcome"}))
        assert [str(p) for p in checking.problems] == [
            "study.yaml: no source gives the indicator seen@1; map its fields (outcome) in a source of rows, "
            "name its columns under 'counts:' or 'published:'.",
            "study.yaml: the source 'rows' gives none of the study's indicators; "
            "correct its fields, or take it out.",
        ]


class TestRowsLeftOut:
    """A row whose value no denominator names is in no figure: the check says how many there are."""

    def bands(self, make):
        return make.indicator(
            numerator=(Condition(field="outcome", one_of=("8a",)),),
            denominator=(Condition(field="outcome", one_of=("5", "8a")),),
        )

    def told(self, checked, make, indicators, **changes):
        found = checked(make.rows("x.csv", **changes), indicators=indicators)
        return next(str(one) for one in found.columns if one.meaning == "field outcome")

    def test_are_counted_and_named(self, checked, make, write):
        write("x.csv", "sex,outcome\nF,5\nF,8a\nM,Consultant\nM,Consultant\nM,\nM,Apprentice\n")
        told = self.told(checked, make, [self.bands(make)])
        assert "6 rows, 1 empty; 3 rows left out of every figure" in told
        assert told.endswith("since no indicator counts their value: 'Consultant' (2), 'Apprentice' (1).")

    def test_respelt_values_are_not(self, checked, make, write):
        write("x.csv", "sex,outcome\nF,5\nF,8a\nM,five\n")
        told = self.told(checked, make, [self.bands(make)], field_values={"outcome": {"five": "5"}})
        assert told.endswith("3 rows, 0 empty.")

    def test_nor_are_rows_of_an_indicator_that_counts_everybody(self, checked, make, write):
        write("x.csv", "sex,outcome\nF,yes\nF,no\n")
        assert self.told(checked, make, [make.indicator(), self.bands(make)]).endswith("2 rows, 0 empty.")


class TestPeopleWhoStandInSeveralRows:
    def test_the_same_row_again_is_warned_of(self, checked, make, write):
        write("x.csv", "id,sex,outcome\n1,F,yes\n2,M,no\n2,M,no\n1,F,no\n2,M,no\n,F,no\n,F,no\n")
        checking = checked(make.rows("x.csv", person="id"))
        repeated, nobody = sorted(checking.problems, key=lambda one: one.row)
        assert nobody.severity is repeated.severity is Severity.WARNING
        assert "row 3, column 'id': 2 rows say of a person just what another row says" in str(repeated)
        assert any(str(one) == "id (rows, person): 7 rows, 2 empty; 2 different." for one in checking.columns)

    def test_a_person_with_other_facts_is_not(self, checked, make, write):
        write("x.csv", "id,sex,outcome\n1,F,yes\n1,F,no\n")
        assert not checked(make.rows("x.csv", person="id")).problems

    def test_of_too_many_rows_it_is_not_asked(self, checked, make, write, monkeypatch):
        monkeypatch.setattr("fairlead.ingest.repeats.MOST", 1)
        write("x.csv", "id,sex,outcome\n1,F,yes\n1,F,yes\n")
        checking = checked(make.rows("x.csv", person="id"))
        assert not [one for one in checking.problems if one.column == "id"]
