"""Files that are no tables at all, and tables that nobody means: one sentence each, at once."""

import io
import os
import sys
import zipfile

import openpyxl
import pytest

from fairlead.errors import InputError, ResourceError
from fairlead.ingest import faults, profile


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_what_is_no_ordinary_file_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(InputError, match="not an ordinary file"):
        profile(tmp_path / "pipe.csv", tmp_path / "work")
    (tmp_path / "loop.csv").symlink_to("loop.csv")
    with pytest.raises(InputError, match="There is no such file"):
        profile(tmp_path / "loop.csv", tmp_path / "work")


def test_headings_without_end(checked, make, write):
    write("x.csv", ",".join(f"column_{n}" for n in range(9_000)) + "\n" + "1," * 8_999 + "1\n")
    [problem] = checked(make.counts("x.csv")).errors
    assert "the table has too many columns" in str(problem)


@pytest.mark.parametrize("many", ["1000000000000001", "99999999999999999999"])
def test_a_count_beyond_counting(checked, make, write, many):
    write("x.csv", f"sex,n,d\nF,5,{many}\nM,5,60\n")
    [problem] = checked(make.counts("x.csv")).errors
    assert "is a count above 1,000,000,000,000,000, in 1 row" in str(problem)


def test_a_workbook_that_declares_entities(checked, make, write):
    book, packed = io.BytesIO(), io.BytesIO()
    openpyxl.Workbook().save(book)
    with zipfile.ZipFile(book) as given, zipfile.ZipFile(packed, "w") as made:
        for name in given.namelist():
            text = given.read(name)
            if name.startswith("xl/worksheets/"):
                text = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>' + text
            made.writestr(name, text)
    write("x.xlsx", packed.getvalue())
    with pytest.raises(ResourceError, match="declares entities"):
        checked(make.counts("x.xlsx"))


def test_a_fault_is_named_by_its_type_however_many_lines_it_has():
    log = 'Traceback (most recent call last):\n  File "x.py", line 1\n    z()\na.b.Fault: 1\n  more\nSee https://x\n'
    assert faults.of_log(log) == "Fault"
    assert faults.of_log("killed") == "killed"
    assert faults.of_log("") == ""
