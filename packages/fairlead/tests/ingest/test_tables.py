"""Counts, published figures, populations, workbooks, and which rows count."""

import datetime
import io

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from fairlead.errors import InputError
from fairlead.ingest import Checking, Severity, check, profile, refuse
from fairlead.study.checked import Coded

DAY = datetime.date(2024, 1, 1)


def rows_of(source):
    return pq.read_table(source.path).to_pylist()


class TestCountTables:
    def test_as_they_are(self, checked, make, write):
        write("x.csv", 'sex,n,d\nF,"1,250",3000\nM,0,4.0\n')
        [source] = checked(make.counts("x.csv")).sources
        named = source.source.counts["seen@1"]
        assert [(row[named.numerator], row[named.denominator]) for row in rows_of(source)] == [
            (1250, 3000),
            (0, 4),
        ]
        assert source.period_label == "2024"
        assert source.organisation_label == "R0A"

    def test_whole_numbers_in_parquet_stay_in_place(self, checked, make, tmp_path):
        pq.write_table(pa.table({"sex": ["F", "M"], "n": [1, 2], "d": [3, 4]}), tmp_path / "x.parquet")
        [source] = checked(make.counts("x.parquet")).sources
        assert source.path == tmp_path / "x.parquet"
        assert source.source.counts["seen@1"].numerator == "n"

    def test_a_rate_may_have_more_events_than_people(self, checked, make, write):
        write("x.csv", "sex,n,d\nF,5,3\n")
        assert not checked(make.counts("x.csv"), indicators=[make.indicator(kind="rate")]).problems

    def test_only_and_total(self, checked, make, write):
        write("x.csv", "what,sex,n,d\nsex,F,1,5\nsex,M,2,5\nage,0-17,9,9\nall,Persons,3,10\n")
        source = make.counts("x.csv", only={"what": ["SEX", "all"]}, total={"what": "all"})
        checking = checked(source)
        assert not checking.problems
        [found] = checking.sources
        assert found.total == {"what": "all"}
        assert {row["sex"] for row in rows_of(found)} == {"F", "M", "Persons"}

    def test_an_empty_value_holds_everyone(self, checked, make, tmp_path):
        table = {"what": ["sex", "sex", None], "sex": ["F", "M", None], "n": [1, 2, 3], "d": [5, 5, 10]}
        pq.write_table(pa.table(table), tmp_path / "x.parquet")
        [found] = checked(make.counts("x.parquet", only={"what": ["sex"]}, total={"what": ""})).sources
        assert found.keep == {"what": ("sex", None)}
        assert found.total == {"what": None}
        assert found.path == tmp_path / "x.parquet"

    def test_a_value_of_only_that_never_occurs(self, checked, make, write):
        write("x.csv", "what,sex,n,d\nsex,F,1,5\n")
        [warning] = checked(make.counts("x.csv", only={"what": ["sex", "gender"]})).problems
        assert warning.severity is Severity.WARNING
        assert "'gender' never occurs" in str(warning)
        checking = checked(make.counts("x.csv", only={"what": ["gender"]}))
        assert "no row is left by 'only'" in str(checking.errors[0])
        [problem] = checked(make.counts("x.csv", total={"sex": "All"})).errors
        assert "'All' never occurs; correct it in the study; values seen: 'F'" in str(problem)

    def test_missing_count_column(self, checked, make, write):
        write("x.csv", "sex,n\nF,1\n")
        [problem] = checked(make.counts("x.csv")).errors
        assert "column 'd': there is no such column" in str(problem)

    def test_column_of_only_missing(self, checked, make, write):
        write("x.csv", "sex,n,d\nF,1,5\n")
        [problem] = checked(make.counts("x.csv", only={"what": ["sex"]})).errors
        assert "column 'what': there is no such column" in str(problem)


class TestPublishedFigures:
    def test_values_bases_and_what_is_withheld(self, checked, make, write):
        write("x.csv", "sex,value,base\nF,12.5,1000\nM,*,\nNK,-,20\n")
        checking = checked(make.published("x.csv"))
        assert not checking.problems
        assert [(f.groups, f.value, f.base) for f in checking.published] == [
            ((("sex", "F"),), 12.5, 1000),
            ((("sex", "M"),), None, None),
            ((("sex", "unknown"),), None, 20),
        ]
        assert {(f.source, f.indicator, f.organisation, f.period) for f in checking.published} == {
            ("figures", "seen@1", "R0A", "2024")
        }

    @pytest.mark.parametrize(
        ("values", "warned"), [((0.153, 0.11), True), ((0.153, 15), False), ((0, 1), False), ((1, 1), False)]
    )
    def test_shares_written_as_excel_keeps_percentages(self, checked, make, write, values, warned):
        write("x.csv", "sex,value,base\nF,{},1000\nM,{},900\n".format(*values))
        problems = checked(make.published("x.csv")).problems
        assert [one.severity for one in problems] == [Severity.WARNING] * warned
        if warned:
            assert "in per cent: 0.153 would be published as 0.15 %" in str(problems[0])
            assert "if it means 15.3 %" in str(problems[0])

    def test_base_in_a_row_of_its_own(self, checked, make, tmp_path):
        table = {
            "question": ["Q1"] * 4 + ["Q2"],
            "measure": ["% yes", "base", "% yes", "base", "% yes"],
            "sex": ["F", "F", None, None, "F"],
            "value": [12.5, 1000.0, 11.0, 2100.0, 99.0],
        }
        pq.write_table(pa.table(table), tmp_path / "x.parquet")
        columns = {
            "value": "value",
            "base": "value",
            "rows": {"question": ["q1"], "measure": ["% Yes"]},
            "base_rows": {"question": ["Q1"], "measure": ["base"]},
        }
        checking = checked(make.published("x.parquet", published={"seen@1": columns}, total={"sex": ""}))
        assert not checking.problems
        assert checking.sources[0].path == tmp_path / "x.parquet"
        assert [(f.groups, f.value, f.base) for f in checking.published] == [
            ((("sex", "F"),), 12.5, 1000),
            ((), 11.0, 2100),
        ]

    BAD = (
        ("F,101,1000\n", "'101' is a percentage above 100"),
        ("F,-1,1000\n", "'-1' is a percentage below 0"),
        ("F,12,-5\n", "'-5' is a base below 0"),
        ("F,12,5.5\n", "'5.5' is not a whole base"),
        ("F,high,5\n", "'high' is not a percentage"),
        ("F,12,5\nfemale,13,5\n", "there are two figures for seen@1 of organisation R0A in 2024, sex F"),
    )

    @pytest.mark.parametrize(("body", "sentence"), BAD)
    def test_refused(self, checked, make, write, body, sentence):
        write("x.csv", "sex,value,base\n" + body)
        [problem] = checked(make.published("x.csv")).errors
        assert sentence in str(problem)

    def test_other_units_have_no_bounds(self, checked, make, write):
        write("x.csv", "sex,value\nF,-250.5\n")
        source = make.published("x.csv", published={"seen@1": {"value": "value"}})
        checking = checked(source, indicators=[make.indicator(unit="days")])
        assert [(f.value, f.base) for f in checking.published] == [(-250.5, None)]

    def test_figures_of_several_places(self, checked, make, write):
        write("x.csv", "trust,year,sex,value,base\nRAA,2023,F,1,10\nRAA,2024,F,2,10\nRBB,2024,F,3,10\n")
        source = make.published("x.csv", organisation="trust", period={"column": "year"})
        found = checked(source).published
        assert [(f.organisation, f.period, f.value) for f in found] == [
            ("RAA", "2023", 1.0),
            ("RAA", "2024", 2.0),
            ("RBB", "2024", 3.0),
        ]


class TestPopulation:
    def test_people(self, checked, make, write):
        write("x.csv", "sex,outcome\nF,yes\n")
        write("people.csv", "sex,people\nF,100\nM,90\n")
        population = {
            "file": "people.csv",
            "people": "people",
            "period": {"label": "2024"},
            "breakdowns": {"sex": {"column": "sex"}},
        }
        checking = checked(make.rows("x.csv"), population=population)
        assert not checking.problems
        found = checking.population
        assert [row[found.fields["people"]] for row in rows_of(found)] == [100, 90]
        assert found.breakdowns["sex"] == Coded("sex")
        write("people.csv", "sex,people\nF,100\nM,-90\n")
        [problem] = checked(make.rows("x.csv"), population=population).errors
        assert "people.csv, row 3, column 'people': '-90' is a count below 0" in str(problem)


class TestWorkbooks:
    def workbook(self, tmp_path, *rows, at=(1, 1)):
        book = openpyxl.Workbook()
        for down, row in enumerate(rows):
            for across, value in enumerate(row):
                book.active.cell(at[0] + down, at[1] + across, value)
        book.save(tmp_path / "x.xlsx")

    def test_values_of_every_kind(self, checked, make, tmp_path):
        self.workbook(
            tmp_path,
            ["sex", "outcome", "seen_on", "flag", "share"],
            ["F", "yes", datetime.date(2024, 1, 31), True, 0.5],
            [None, None, None, None, None],
            ["M", "no", datetime.datetime(2024, 2, 1, 9, 30), False, 2],
        )
        checking = checked(make.rows("x.xlsx", period={"column": "seen_on", "by": "month"}))
        assert not checking.problems
        assert checking.sources[0].rows == 2
        assert checking.reconciled[0].second == "openpyxl"
        found = profile_of(tmp_path / "x.xlsx", tmp_path)
        assert [c.type.value for c in found.columns] == ["text", "text", "dates", "text", "numbers"]
        assert (found.form, found.sheet, found.sheets) == ("Excel workbook", "Sheet", ("Sheet",))

    def test_a_table_that_does_not_begin_in_the_corner(self, checked, make, tmp_path):
        self.workbook(tmp_path, ["sex", "outcome"], ["F", "yes"], [None, None], ["Q", "no"], at=(3, 2))
        [problem] = checked(make.rows("x.xlsx")).errors
        assert problem.row == 6
        assert "x.xlsx, sheet 'Sheet', row 6, column 'sex': 'Q' is not a code" in str(problem)

    def test_the_named_sheet(self, checked, make, tmp_path):
        book = openpyxl.Workbook()
        book.active.append(["Notes to the table"])
        sheet = book.create_sheet("Data")
        sheet.append(["sex", "outcome"])
        sheet.append(["F", "yes"])
        book.save(tmp_path / "x.xlsx")
        assert checked(make.rows("x.xlsx", sheet="Data")).sources[0].rows == 1
        assert profile_of(tmp_path / "x.xlsx", tmp_path, sheet="Data").rows == 1

    @pytest.mark.parametrize("cover", [[["Staff", "by sex"]], [["Staff by sex"], ["Source"], ["Contact"]]])
    def test_a_cover_before_the_table_is_passed_over(self, tmp_path, cover):
        book = openpyxl.Workbook()
        for row in cover:
            book.active.append(row)
        data = book.create_sheet("Data")
        data.append(["sex", "outcome"])
        data.append(["F", "yes"])
        book.create_sheet("Empty")
        book.save(tmp_path / "x.xlsx")
        assert profile_of(tmp_path / "x.xlsx", tmp_path).sheet == "Data"


@pytest.fixture(autouse=True)
def _in_process(in_process):
    """Every test here reads in this process."""


def profile_of(path, folder, sheet=None):
    return profile(path, folder / "work", sheet=sheet)


class TestChecking:
    def test_lines(self, checked, make, write):
        write("x.csv", "sex,outcome\nF,ja\nQ,no\n")
        checking = checked(make.rows("x.csv"))
        lines = list(checking.lines())
        assert lines[0] == "x.csv: 2 rows, read alike by DuckDB and Arrow."
        assert lines[1].startswith("sex (rows, breakdown sex): 2 rows, 50.0 % with a known group")
        assert [line.split(":")[0] for line in lines[-2:]] == ["Warning", "Error"]

    def test_a_table_of_counts_is_as_complete_as_its_people(self, checked, make, write):
        write("x.csv", "sex,n,d\nF,5,90\nM,5,60\nX,5,50\n")
        line = next(line for line in checked(make.counts("x.csv")).lines() if "breakdown sex" in line)
        assert line.startswith("sex (counts, breakdown sex): 200 in 'd', 75.0 % with a known group; 50 not")

    def test_a_note_below_the_table_is_told_from_a_group(self, checked, make, write):
        write("x.csv", "sex,n,d\nF,5,90\nM,*,60\nfewer than 5: *,,\n")
        note, withheld, *_ = map(str, checked(make.counts("x.csv")).errors)
        assert "if it is a note below the table, delete its row; else correct it, or write values" in note
        assert "get the table with every count" in withheld

    def test_refuse_names_the_first_and_counts_the_others(self, checked, make, write):
        refuse(Checking())
        write("x.csv", "sex,outcome\nQ,yes\nR,no\n")
        with pytest.raises(InputError, match="'Q' is not a code") as caught:
            refuse(checked(make.rows("x.csv")))
        assert caught.value.where == "x.csv, row 2, column 'sex'"
        assert "1 more problem" in caught.value.remedy

    def test_a_good_file_beside_a_bad_one(self, checked, make, write):
        write("x.csv", "sex,outcome\nF,yes\n")
        write("y.csv", "")
        checking = checked(make.rows("x.csv"), make.rows("y.csv", id="other"))
        assert [source.source.id for source in checking.sources] == ["rows"]
        assert len(checking.errors) == 1

    def test_progress(self, make, write, tmp_path):
        write("x.csv", "sex,outcome\nF,yes\n")
        seen = []
        check(
            make.study(make.rows("x.csv"), make.rows("x.csv", id="again")),
            tmp_path,
            make.lists,
            [make.indicator()],
            tmp_path / "work",
            progress=lambda stage, share: seen.append((stage, share)),
        )
        assert seen == [("Reading x.csv", 0.0), ("Reading x.csv", 0.2)]


def test_workbook_counts(checked, make, tmp_path):
    book = openpyxl.Workbook()
    for row in (["sex", "n", "d"], ["F", 1, 10], ["M", 2, 10]):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    (tmp_path / "x.xlsx").write_bytes(out.getvalue())
    [source] = checked(make.counts("x.xlsx")).sources
    assert [row[source.source.counts["seen@1"].numerator] for row in rows_of(source)] == [1, 2]
