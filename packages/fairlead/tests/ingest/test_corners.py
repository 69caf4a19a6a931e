"""Corners that no whole file reaches by itself."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from fairlead.errors import InputError
from fairlead.ingest.diagnosis import diagnose, sample
from fairlead.ingest.problems import Problem, counted, listed, quotable, quoted, shown
from fairlead.ingest.raw import packed, text_of, unpacked
from fairlead.ingest.recognise import recognise


def test_a_row_that_only_the_parser_faults(write):
    path = write("x.csv", "a,b\n1,2\n")
    error = diagnose(path, ",", "x.csv", 4096, "CSV Error on Line: 1234\nOriginal Line: Jane Doe")
    assert str(error).startswith("The rows could not be told apart (x.csv, near line 1,234).")
    assert diagnose(path, ",", "x.csv", 4096, "no number").where == "x.csv"


def test_a_sample_ends_with_a_line(write):
    assert sample(write("x.csv", "a,b\n1,2\n3,4\n"), 9).getvalue() == "a,b\n1,2\n"


def test_a_file_that_may_not_be_opened(write, monkeypatch):
    def forbidden(*_, **__):
        raise PermissionError

    path = write("x.csv", "a\n1\n")
    monkeypatch.setattr(Path, "open", forbidden)
    with pytest.raises(InputError, match="may not be opened"):
        recognise(path)


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("<30", True),
        ("White - British", True),
        ("O'Neill", True),
        ("9434765919", False),
        ("a@b", False),
        ("", False),
    ],
)
def test_what_may_be_quoted(text, may):
    assert quotable(text) is may


def test_words():
    assert quoted(None) == "an empty value"
    assert shown("a\nb\u202ec" + "x" * 80).startswith("a b cxxx")
    assert len(shown("x" * 80)) == 60
    assert listed("abc", most=2) == "a, b and 1 more"
    assert (counted(1, "row"), counted(2000, "row")) == ("1 row", "2,000 rows")
    assert str(Problem("is odd", "x.csv")) == "x.csv: is odd."


@pytest.mark.parametrize("raw", [None, True, False, 3, 2.5, "3", "None"])
def test_raw_values_travel(raw):
    back = unpacked(*packed(raw))
    assert back == raw
    assert type(back) is type(raw)


def test_numbers_as_text():
    assert [text_of(value) for value in (3.0, 2.5, float("nan"), 1e300, " a ", "\u00a0")] == [
        "3",
        "2.5",
        None,
        "1e+300",
        "a",
        None,
    ]


def test_names_of_the_output_do_not_collide(checked, make, write):
    write("x.csv", "sex,wait,field_outcome,outcome\nF,3,a,1\nM,4,b,2\n")
    wanted = make.indicator(numerator=({"field": "outcome", "at_least": 2},))
    [source] = checked(make.rows("x.csv", person="field_outcome"), indicators=[wanted]).sources
    table = pq.read_table(source.path)
    assert source.fields["outcome"] == "field_outcome_"
    assert table.column("field_outcome_").to_pylist() == [1.0, 2.0]
    assert table.column("field_outcome").to_pylist() == ["a", "b"]


def test_two_indicators_share_a_column(checked, make, write):
    write("x.csv", "sex,a,n,d\nF,4,1,10\nM,5,2,10\n")
    counts = {
        "seen@1": {"numerator": "n", "denominator": "d"},
        "other@1": {"numerator": "a", "denominator": "d"},
    }
    both = [make.indicator(), make.indicator("other")]
    [source] = checked(make.counts("x.csv", counts=counts), indicators=both).sources
    assert source.source.counts["seen@1"].denominator == source.source.counts["other@1"].denominator
    assert len(pq.read_table(source.path).column_names) == 4
