"""Titles and notes above the headings: found when a study is proposed, left out where the study says so."""

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairlead.ingest import profile
from fairlead.ingest.top import headings_row

TITLES = "Staff by sex and appraisal,,\r\nSnapshot 31 March 2026,,\r\n,,\r\n"
TABLE = "sex,n,d\r\nF,1250,3000\r\nM,2,4\r\n"


def workbook(path, *rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


class TestFindingTheRow:
    @pytest.mark.parametrize(
        ("rows", "found"),
        [
            ([["a", "b", "c"], ["1", "2", "3"]], 1),
            ([["A title", "", ""], ["", "", ""], ["a", "b", "c"], ["1", "2", "3"]], 3),
            ([["A title"], ["a", "b", "c"], ["1", "2", "3"]], 2),
            ([["", ""], ["a", "b"]], 2),
            ([["a"], ["1"], ["2"]], 1),  # one column alone has no title that could be told from a heading
            ([["a", "b", ""], ["1", "2", "3"]], 1),  # a heading is missing: not a title
            ([], 1),
        ],
    )
    def test_by_how_many_cells_are_filled(self, rows, found):
        assert headings_row(rows) == found

    @given(st.integers(0, 10), st.integers(2, 8), st.integers(1, 20))
    def test_any_number_of_titles_is_passed_over(self, titles, width, rows):
        table = [["A title", *[""] * (width - 1)]] * titles + [["x"] * width] * (rows + 1)
        assert headings_row(table) == titles + 1


class TestText:
    def test_a_proposal_finds_the_headings(self, write, tmp_path):
        write("x.csv", TITLES + TABLE)
        found = profile(tmp_path / "x.csv", tmp_path)
        assert (found.headings, found.rows) == (4, 2)
        assert [column.name for column in found.columns] == ["sex", "n", "d"]

    def test_narrow_titles_do_not_hide_the_delimiter(self, write, tmp_path):
        write("x.csv", "Staff by sex\nSnapshot\n" + TABLE.replace(",", ";"))
        found = profile(tmp_path / "x.csv", tmp_path)
        assert (found.headings, len(found.columns)) == (3, 3)

    def test_what_the_study_names_is_read_and_nothing_above(self, checked, make, write):
        write("x.csv", "sep=,\r\n" + TITLES + TABLE)
        [source] = checked(make.counts("x.csv", headings=4)).sources
        assert source.rows == 2

    def test_faults_are_named_by_the_row_of_the_file(self, checked, make, write):
        write("x.csv", TITLES + TABLE + "\r\nQ,1,2\r\n")
        [problem] = checked(make.counts("x.csv", headings=4)).problems
        assert "row 8" in str(problem)

    def test_ragged_rows_too(self, checked, make, write):
        write("x.csv", TITLES + TABLE + "F,1\r\n")
        [problem] = checked(make.counts("x.csv", headings=4)).problems
        assert "row 7" in str(problem)

    def test_without_it_the_message_says_what_to_write(self, checked, make, write):
        write("x.csv", TITLES + TABLE)
        [problem] = checked(make.counts("x.csv")).problems
        assert "`headings: 4`" in str(problem)

    def test_two_headings_alike_are_named_by_their_row(self, checked, make, write):
        write("x.csv", TITLES + "sex,n,n\r\nF,1,2\r\n")
        [problem] = checked(make.counts("x.csv", headings=4)).problems
        assert "x.csv, row 4: more than one column is headed 'n'" in str(problem)
        assert "of two rows of headings, one above the other, make one" in str(problem)

    def test_so_are_values_without_a_heading(self, checked, make, write):
        write("x.csv", TITLES + "sex,n,d,\r\nF,1,2,3\r\n")
        [problem] = checked(make.counts("x.csv", headings=4)).problems
        assert "x.csv, row 4: there are values without a heading" in str(problem)

    def test_an_empty_line_is_no_heading(self, checked, make, write):
        write("x.csv", "A title\n\n" + TABLE)
        [problem] = checked(make.counts("x.csv", headings=2)).problems
        assert "line 2 is empty" in str(problem)


class TestWorkbooks:
    ROWS = (["Staff by sex"], [], ["Snapshot 31 March"], ["sex", "n", "d"], ["F", 1250, 3000], ["M", 2, 4])

    def test_a_proposal_finds_the_headings(self, tmp_path):
        found = profile(workbook(tmp_path / "x.xlsx", *self.ROWS), tmp_path)
        assert (found.headings, found.rows) == (4, 2)
        assert [column.name for column in found.columns] == ["sex", "n", "d"]

    def test_both_parsers_leave_out_what_stands_above(self, checked, make, tmp_path):
        workbook(tmp_path / "x.xlsx", *self.ROWS, ["Q", 1, 2])
        [problem] = checked(make.counts("x.xlsx", headings=4)).problems
        assert "row 7" in str(problem)

    def test_two_headings_alike_are_named_by_their_row(self, checked, make, tmp_path):
        workbook(tmp_path / "x.xlsx", *self.ROWS[:3], ["sex", "n", "n"], ["F", 1, 2])
        [problem] = checked(make.counts("x.xlsx", headings=4)).problems
        assert "sheet 'Sheet', row 4: more than one column is headed 'n'" in str(problem)

    def test_merged_cells_are_explained(self, checked, make, tmp_path):
        workbook(tmp_path / "x.xlsx", ["trust", "sex", "n", "d"], ["RXX", "F", 1, 2], [None, "M", 1, 2])
        [problem] = checked(make.counts("x.xlsx", organisation="trust")).problems
        assert "the organisation is empty in 1 row; fill it in (of merged cells the first alone" in str(
            problem
        )

    def test_a_sheet_that_ends_above_the_headings_is_empty(self, checked, make, tmp_path):
        workbook(tmp_path / "x.xlsx", *self.ROWS)
        [problem] = checked(make.counts("x.xlsx", headings=40)).problems
        assert "the sheet is empty" in str(problem)
