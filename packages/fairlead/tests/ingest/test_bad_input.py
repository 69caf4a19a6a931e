"""Every bad input ends in one clear sentence with a remedy and the right class of error; nothing is left.

Longer than other files: it is the list of all bad inputs, kind by kind, to be read as a whole.
"""

import codecs
import io
import zipfile

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from fairlead.errors import InputError, ResourceError
from fairlead.ingest import Limits, Severity, profile, refuse

GOOD = "sex,outcome\nF,yes\nM,no\n"


def only_problem(checking):
    """The one error of a study; it must read as one sentence with a place and a remedy."""
    [problem] = checking.errors
    sentence = str(problem)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert problem.remedy
    assert problem.file
    assert checking.sources == ()
    with pytest.raises(InputError) as caught:
        refuse(checking)
    assert caught.value.exit_code == 5
    assert caught.value.remedy
    return sentence


BROKEN_TEXT = {
    "empty file": ("", "the file is empty"),
    "only a byte order mark": ("\ufeff", "the file is empty"),
    "only spaces": ("  \n \n", "the file is empty"),
    "header only": ("sex,outcome\n", "headings but no rows"),
    "header without line end": ("sex,outcome", "headings but no rows"),
    "short row": ("sex,outcome\nF,yes\nM\nF,no\n", "row 3: the row has 1 value where there are 2 headings"),
    "long row": (
        "sex,outcome\nF,yes\nM,no,maybe\n",
        "row 3: the row has 3 values where there are 2 headings",
    ),
    "unclosed quote": (
        'sex,outcome\nF,yes\nM,"no\nF,yes\nF,no\n',
        "row 3: a quotation mark is opened and never closed",
    ),
    "quote within": ('sex,outcome\n"F"x,yes\nM,no\n', "row 2: a quotation mark stands in the middle"),
    "quote in headings": ('sex,"outcome\nF,yes\n', "row 1: a quotation mark is opened and never closed"),
    "duplicate columns": ("sex,outcome,Sex \nF,yes,M\n", "more than one column is headed 'sex', 'Sex'"),
    "no heading": ("sex,outcome,\nF,yes,\nM,no,7\n", "without a heading in column 3"),
    "web page": ("<!DOCTYPE html>\n<html><body>Sign in</body></html>", "is a web page, not a table"),
    "json": ('[{"sex": "F"}]', "is a JSON document, not a table"),
    "first line empty": ("\nsex,outcome\nF,yes\n", "the first line is empty"),
}


@pytest.mark.parametrize("name", BROKEN_TEXT)
def test_text_that_is_no_table(name, checked, make, write, tmp_path):
    content, sentence = BROKEN_TEXT[name]
    write("extract.csv", content)
    assert sentence in only_problem(checked(make.rows("extract.csv")))
    assert make.nothing_left(tmp_path / "work")


def test_missing_file(checked, make):
    assert "there is no such file" in only_problem(checked(make.rows("nowhere.csv")))


def test_folder_instead_of_file(checked, make, tmp_path):
    (tmp_path / "extract.csv").mkdir()
    assert "this is a folder" in only_problem(checked(make.rows("extract.csv")))


def test_missing_column_names_the_nearest(checked, make, write):
    write("extract.csv", "Sexx,outcome\nF,yes\n")
    sentence = only_problem(checked(make.rows("extract.csv", breakdowns={"sex": {"column": "Sex"}})))
    assert "column 'Sex': there is no such column" in sentence
    assert "'Sexx'" in sentence


def test_cr_only_line_ends_are_read(checked, make, write):
    write("extract.csv", GOOD.replace("\n", "\r"))
    checking = checked(make.rows("extract.csv"))
    assert not checking.problems
    assert checking.sources[0].rows == 2


def test_wrong_encoding_is_named(checked, make, write):
    write("extract.csv", "пол,исход\nженщина,да\nмужчина,нет\n".encode("cp1251"))
    assert "neither UTF-8, UTF-16 nor Windows-1252" in only_problem(checked(make.rows("extract.csv")))


def test_text_cut_within_utf16(checked, make, write):
    write("extract.csv", codecs.BOM_UTF16_LE + GOOD.encode("utf-16-le")[:-1])
    assert "or it is damaged" in only_problem(checked(make.rows("extract.csv")))


def test_binary_named_csv(checked, make, write):
    write("extract.csv", b"sex,outcome\n" + bytes(range(256)))
    assert "zero bytes" in only_problem(checked(make.rows("extract.csv")))


def workbook(*rows, sheets=()):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for name in sheets:
        book.create_sheet(name).append(["sex", "outcome"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def parquet(**columns):
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out)
    return out.getvalue()


def zipped(**members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return out.getvalue()


WRONG_NAME = {
    "workbook named csv": (
        "x.csv",
        workbook(["sex", "outcome"], ["F", "yes"]),
        "holds an Excel workbook, not CSV data",
    ),
    "csv named xlsx": ("x.xlsx", GOOD.encode(), "holds CSV data, not an Excel workbook"),
    "csv named parquet": ("x.parquet", GOOD.encode(), "holds CSV data, not Parquet data"),
    "parquet named csv": ("x.csv", parquet(sex=["F"], outcome=["yes"]), "holds Parquet data, not CSV data"),
    "old Excel": ("x.xlsx", b"\xd0\xcf\x11\xe0" + bytes(600), "an old (.xls) or password-protected"),
    "gzip": ("x.csv.gz", b"\x1f\x8b" + bytes(30), "compressed (gzip)"),
    "pdf": ("x.csv", b"%PDF-1.7 and more", "a PDF document"),
    "zip of something else": ("x.xlsx", zipped(readme="hello"), "a zip archive, not a table"),
    "open document": ("x.ods", zipped(content="<x/>"), "a spreadsheet in a form that is not read"),
    "zip cut short": ("x.xlsx", workbook(["sex"], ["F"])[:-40], "damaged or cut short"),
}


@pytest.mark.parametrize("name", WRONG_NAME)
def test_a_file_that_is_not_what_its_name_says(name, checked, make, write):
    file, content, sentence = WRONG_NAME[name]
    write(file, content)
    assert sentence in only_problem(checked(make.rows(file)))


def test_long_line_is_refused_before_it_is_parsed(checked, make, write, tmp_path):
    write("extract.csv", "sex,outcome\nF," + "x" * 5000 + "\n")
    with pytest.raises(ResourceError, match="longer than 4,096 bytes") as caught:
        checked(make.rows("extract.csv"), limits=Limits(line_bytes=4096))
    assert caught.value.exit_code == 6
    assert make.nothing_left(tmp_path / "work")


def test_a_value_that_spans_many_lines_is_an_unclosed_quote(checked, make, write):
    write("extract.csv", 'sex,outcome\nF,"' + "x\n" * 4000 + '"\nM,no\n')
    sentence = only_problem(checked(make.rows("extract.csv"), limits=Limits(line_bytes=4096)))
    assert "row 2: a quotation mark is opened and never closed" in sentence


class TestParquet:
    def test_header_only(self, checked, make, write):
        write("x.parquet", parquet(sex=pa.array([], pa.string()), outcome=pa.array([], pa.string())))
        assert "headings but no rows" in only_problem(checked(make.rows("x.parquet")))

    def test_cut_short(self, checked, make, write):
        write("x.parquet", parquet(sex=["F"] * 50, outcome=["yes"] * 50)[:-30])
        assert "Parquet file is damaged" in only_problem(checked(make.rows("x.parquet")))

    def test_damaged_page(self, checked, make, write):
        whole = bytearray(parquet(sex=["F", "M"] * 500, outcome=["yes", "no"] * 500))
        whole[20:60] = bytes(40)
        write("x.parquet", bytes(whole))
        assert "Parquet file is damaged" in only_problem(checked(make.rows("x.parquet")))

    def test_columns_that_differ_in_capitals_only(self, checked, make, write):
        write("x.parquet", parquet(sex=["F"], SEX=["M"], outcome=["yes"]))
        assert "more than one column is headed 'sex', 'SEX'" in only_problem(checked(make.rows("x.parquet")))

    def test_nested_values(self, checked, make, write):
        write("x.parquet", parquet(sex=[["F"], ["M"]], outcome=["yes", "no"]))
        assert "binary or nested values" in only_problem(checked(make.rows("x.parquet")))

    def test_published_bad_files(self, in_process, make, tmp_path):
        folder = make.shared / "fixtures" / "security" / "parquet_bad"
        if not folder.exists():
            pytest.skip("no ../shared/fixtures/security beside the checkout")
        for file in sorted(folder.glob("*.parquet")):
            if file.stem == "ARROW-GH-43605":
                continue  # Arrow reads it since version 18
            with pytest.raises(InputError, match="The Parquet file is damaged"):
                profile(file, tmp_path / "work")


class TestWorkbooks:
    def test_one_cell_far_away(self, checked, make, write):
        book = openpyxl.Workbook()
        book.active["XFD1048576"] = 1
        book.active["A1"] = "sex"
        out = io.BytesIO()
        book.save(out)
        write("x.xlsx", out.getvalue())
        with pytest.raises(ResourceError, match="spans 1,048,576 rows and 16,384 columns"):
            checked(make.rows("x.xlsx"))

    def test_zip_bomb(self, checked, make, write):
        write("x.xlsx", zipped(xl__workbook="<x/>", xl__worksheets__sheet1="<c>0</c>" * 2_000_000))
        with pytest.raises(ResourceError, match="unpacks to far more than its size"):
            checked(make.rows("x.xlsx"))

    def test_sizes_that_lie(self, checked, make, write):
        write("x.xlsx", zipped(xl__workbook="<x/>", xl__worksheets__sheet1="<c>0</c>" * 20_000))
        with pytest.raises(ResourceError, match="unpacks to far more than its size"):
            checked(make.rows("x.xlsx"), limits=Limits(unpacked_bytes=100_000))

    def test_giant_attribute(self, checked, make, write):
        write("x.xlsx", zipped(xl__workbook="<x/>", xl__styles='<a b="' + "x" * 2_000_000 + '"/>'))
        with pytest.raises(ResourceError, match="longer than any that Excel writes"):
            checked(make.rows("x.xlsx"))

    def test_formulas_without_results(self, checked, make, write):
        write("x.xlsx", workbook(["sex", "outcome"], ["F", "=1+1"]))
        assert "never worked out" in only_problem(checked(make.rows("x.xlsx")))

    def test_error_values(self, checked, make, write):
        write("x.xlsx", workbook(["sex", "outcome"], ["#N/A", "yes"], ["M", "no"]))
        assert "#N/A stands in column 'sex'" in only_problem(checked(make.rows("x.xlsx")))

    def test_several_sheets(self, checked, make, write):
        write("x.xlsx", workbook(["sex", "outcome"], ["F", "yes"], sheets=["Notes"]))
        assert "several sheets: 'Sheet', 'Notes'" in only_problem(checked(make.rows("x.xlsx")))

    def test_unknown_sheet(self, checked, make, write):
        write("x.xlsx", workbook(["sex", "outcome"], ["F", "yes"]))
        assert "there is no sheet 'Data'" in only_problem(checked(make.rows("x.xlsx", sheet="Data")))

    def test_no_rows(self, checked, make, write):
        write("x.xlsx", workbook(["sex", "outcome"]))
        assert "headings but no rows" in only_problem(checked(make.rows("x.xlsx")))

    def test_nothing_at_all(self, checked, make, write):
        write("x.xlsx", workbook())
        assert "no sheet with rows" in only_problem(checked(make.rows("x.xlsx")))

    def test_values_beside_the_table(self, checked, make, write):
        write("x.xlsx", workbook(["sex", "outcome"], ["F", "yes", "a note"]))
        assert "to the right of the last heading" in only_problem(checked(make.rows("x.xlsx")))

    def test_not_a_workbook_inside(self, checked, make, write):
        write("x.xlsx", zipped(xl__workbook="<workbook/>"))
        assert "is damaged" in only_problem(checked(make.rows("x.xlsx")))

    def test_password(self, checked, make, write):
        whole = bytearray(workbook(["sex"], ["F"]))
        at = whole.find(b"PK\x01\x02")
        while at >= 0:  # mark every entry as encrypted
            whole[at + 8] |= 1
            at = whole.find(b"PK\x01\x02", at + 4)
        write("x.xlsx", bytes(whole))
        assert "has a password" in only_problem(checked(make.rows("x.xlsx")))


BAD_COUNTS = {
    "negative": ("F,-1,10\nM,2,10\n", "'-1' is a count below 0, in 1 row", 2),
    "fractional": ("F,1,10\nM,2.5,10\n", "'2.5' is not a whole count, in 1 row", 3),
    "text": ("F,1,10\nM,many,10\n", "'many' is not a count, in 1 row", 3),
    "withheld": ("F,1,10\nM,*,10\n", "'*' is not a count, in 1 row", 3),
    "empty": ("F,1,10\nM,,10\n", "an empty value is not a count, in 1 row", 3),
    "numerator above denominator": ("F,1,10\nM,11,10\n", "the numerator is above the denominator", 3),
    "one cell twice": (
        "F,1,10\nM,2,10\nF,3,10\n",
        "2 rows hold the same organisation, period and groups",
        2,
    ),
    "unknown code": ("F,1,10\nQ,2,10\n", "'Q' is not a code of 'sex', in 1 row", 3),
}


class TestCounts:
    @pytest.mark.parametrize("name", BAD_COUNTS)
    def test_refused(self, name, checked, make, write):
        body, sentence, row = BAD_COUNTS[name]
        write("counts.csv", "sex,n,d\n" + body)
        checking = checked(make.counts("counts.csv"))
        assert sentence in only_problem(checking)
        assert checking.errors[0].row == row

    def test_groups_above_everyone(self, checked, make, write):
        write("counts.csv", "sex,n,d\nF,1,10\nM,2,10\nAll,3,19\n")
        checking = checked(make.counts("counts.csv", total={"sex": "All"}))
        [warning] = checking.problems
        assert warning.severity is Severity.WARNING
        assert "everyone is less than the sum of the groups, 1 time" in str(warning)
        assert checking.sources[0].total == {"sex": "All"}

    def test_everyone_twice(self, checked, make, write):
        write("counts.csv", "sex,n,d\nF,1,10\nAll,3,20\nAll,3,20\n")
        sentence = only_problem(checked(make.counts("counts.csv", total={"sex": "All"})))
        assert "2 rows hold the same" in sentence


def test_profile_refuses_as_check_does(in_process, make, write, tmp_path):
    with pytest.raises(InputError, match="headings but no rows"):
        profile(write("extract.csv", "a,b\n"), tmp_path / "work")
    assert make.nothing_left(tmp_path / "work")
