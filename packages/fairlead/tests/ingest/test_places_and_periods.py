"""Dates to periods, and which organisation a row belongs to."""

import datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from fairlead.ingest import Severity
from fairlead.ingest.periods import label
from fairlead.study.checked import Coded
from fairlead.study.schema import Period


def column(checking, name):
    """A column of the first checked source, as its file holds it."""
    return pq.read_table(checking.sources[0].path).column(name).to_pylist()


class TestPeriods:
    @pytest.mark.parametrize(
        ("by", "text", "written", "expected"),
        [
            ("value", "To March 2023", None, "To March 2023"),
            ("calendar year", "2024-03-31", None, "2024"),
            ("calendar year", "2024", None, "2024"),
            ("financial year", "2024-03-31", None, "2023/24"),
            ("financial year", "2024-04-01 12:30:00", None, "2024/25"),
            ("financial year", "1999-04-01", None, "1999/00"),
            ("quarter", "2024-03-31", None, "2023/24 Q4"),
            ("quarter", "2024-04-01T00:00:00", None, "2024/25 Q1"),
            ("quarter", "2024-12-01", None, "2024/25 Q3"),
            ("month", "2024-04", None, "2024-04"),
            ("month", "30/04/2024", "%d/%m/%Y", "2024-04"),
            ("month", "30/04/2024", None, None),
            ("month", "2024-13-01", None, None),
            ("month", "0024-01-01", None, None),
            ("month", "20240401", None, None),
            ("month", "04/30/2024", "%d/%m/%Y", None),
        ],
    )
    def test_label(self, by, text, written, expected):
        assert label(text, Period(column="x", by=by, format=written)) == expected

    def dated(self, make, **period):
        return make.rows("x.csv", period={"column": "seen_on", "by": "month"} | period)

    def test_few_dates_stay_and_many_are_written(self, checked, make, write):
        write("x.csv", "sex,outcome,seen_on\nF,no,2024-01-31\nM,no,2024-02-01\n")
        found = checked(self.dated(make)).sources[0].period
        assert found == Coded("seen_on", {"2024-01-31": "2024-01", "2024-02-01": "2024-02"})
        days = [datetime.date(2024, 1, 1) + datetime.timedelta(days=n) for n in range(90)]
        write("x.csv", "sex,outcome,seen_on\n" + "".join(f"F,no,{day}\n" for day in days))
        checking = checked(self.dated(make))
        assert checking.sources[0].period == Coded("period_label")
        assert column(checking, "period_label") == [f"{day:%Y-%m}" for day in days]

    def test_very_many_periods_are_warned_of(self, checked, make, write):
        write("x.csv", "sex,outcome,seen\n" + "".join(f"F,yes,day {n}\n" for n in range(61)))
        [warning] = checked(make.rows("x.csv", period={"column": "seen"})).problems
        assert warning.severity is Severity.WARNING
        assert "holds 61 different values, and each is a period of its own" in str(warning)
        assert "write by: financial year" in str(warning)

    def test_times_are_cut_to_days(self, checked, make, write):
        write(
            "x.csv", "sex,outcome,seen_on\nF,no,2024-01-31 23:59:59\nM,no,2024-02-01T00:00\nM,no,2024-02-02\n"
        )
        checking = checked(self.dated(make))
        assert column(checking, checking.sources[0].period.column) == ["2024-01", "2024-02", "2024-02"]

    def test_timestamps_in_parquet(self, checked, make, tmp_path):
        stamps = [datetime.datetime(2024, 1, 31, 23), datetime.datetime(2024, 2, 1)]
        pq.write_table(
            pa.table({"sex": ["F", "M"], "outcome": ["yes", "no"], "seen_on": stamps}), tmp_path / "x.parquet"
        )
        source = make.rows("x.parquet", period={"column": "seen_on", "by": "month"})
        checking = checked(source)
        assert column(checking, checking.sources[0].period.column) == ["2024-01", "2024-02"]

    def test_dates_in_parquet_are_read_in_place(self, checked, make, tmp_path):
        days = [datetime.date(2024, 1, 31), datetime.date(2024, 2, 1)]
        pq.write_table(
            pa.table({"sex": ["F", "M"], "outcome": ["yes", "no"], "seen_on": days}), tmp_path / "x.parquet"
        )
        [source] = checked(make.rows("x.parquet", period={"column": "seen_on", "by": "month"})).sources
        assert source.path == tmp_path / "x.parquet"
        assert source.period == Coded("seen_on", {days[0]: "2024-01", days[1]: "2024-02"})

    def test_two_formats(self, checked, make, write):
        write("x.csv", "sex,outcome,seen_on\nF,yes,2024-01-31\nM,yes,31/01/2024\n")
        [problem] = checked(self.dated(make)).errors
        assert "two formats, %Y-%m-%d (first in row 2) and %d/%m/%Y (first in row 3)" in str(problem)

    def test_another_format(self, checked, make, write):
        write("x.csv", "sex,outcome,seen_on\nF,yes,31/01/2024\n")
        [problem] = checked(self.dated(make)).errors
        assert 'write format: "%d/%m/%Y" in the study' in str(problem)
        assert not checked(self.dated(make, format="%d/%m/%Y")).problems

    def test_no_date(self, checked, make, write):
        write("x.csv", "sex,outcome,seen_on\nF,no,2024-01-31\nF,no,soon\n")
        [problem] = checked(self.dated(make)).errors
        assert "holds 'soon', which is not a date written as %Y-%m-%d" in str(problem)
        assert problem.row == 3

    def test_empty_date(self, checked, make, write):
        write("x.csv", "sex,outcome,seen_on\nF,no,2024-01-31\nF,no,\n")
        [problem] = checked(self.dated(make)).errors
        assert "row 3, column 'seen_on': the period is empty in 1 row" in str(problem)


class TestPeriodsUnderTwoNames:
    def warnings(self, checked, make, write, first, second):
        write("x.csv", "sex,outcome\nF,yes\n")
        sources = [
            make.rows("x.csv", id=name, period={"label": label})
            for name, label in (("one", first), ("two", second))
        ]
        return [one for one in checked(*sources).problems if "under two names" in str(one)]

    @pytest.mark.parametrize(
        ("first", "second"),
        [
            ("2023/24", "2023-24"),
            ("2023/24", "2023/2024"),
            ("FY 2023–24", "2023/24"),
            ("March 2024", "march-2024"),
        ],
    )
    def test_are_warned_of(self, checked, make, write, first, second):
        [warning] = self.warnings(checked, make, write, first, second)
        assert warning.severity is Severity.WARNING
        assert f"'{second}' and '{first}' (x.csv) look like one period" in str(warning)

    @pytest.mark.parametrize(
        ("first", "second"), [("2023/24", "2024/25"), ("2023/24", "2023/24"), ("2023-01", "2023-10")]
    )
    def test_others_are_not(self, checked, make, write, first, second):
        assert not self.warnings(checked, make, write, first, second)

    def test_also_within_a_column(self, checked, make, write):
        write("x.csv", "sex,outcome,year\nF,yes,2023/24\nF,no,2023-24\n")
        [warning] = checked(make.rows("x.csv", period={"column": "year"})).problems
        assert warning.column == "year"


class TestOrganisations:
    def source(self, make):
        return make.rows("x.csv", organisation="trust", organisation_name="name")

    def test_codes_and_names(self, checked, make, write):
        write("x.csv", "sex,outcome,trust,name\nF,no,RAA,Aa\nM,no,RBB,Bb\nM,no,RBB,\n")
        checking = checked(self.source(make))
        assert checking.organisations == {"RAA": "Aa", "RBB": "Bb"}
        assert checking.sources[0].organisation == Coded("trust")
        assert checking.sources[0].organisation_label == ""

    def test_two_names(self, checked, make, write):
        write("x.csv", "sex,outcome,trust,name\nF,yes,RAA,Aa\nM,yes,RAA,Bb\n")
        [warning] = checked(self.source(make)).problems
        assert "organisation 'RAA' has more than one name; write one name for each code; 'Aa' is used" in str(
            warning
        )
        assert warning.severity is Severity.WARNING

    def test_empty_code(self, checked, make, write):
        write("x.csv", "sex,outcome,trust,name\nF,no,,Aa\n")
        [problem] = checked(self.source(make)).errors
        assert "the organisation is empty in 1 row" in str(problem)
