"""Text tables in every usual encoding and layout come out as they went in."""

import codecs
import csv
import io
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fairlead.errors import InputError
from fairlead.ingest import Limits, delimited, profile
from fairlead.ingest.database import connect
from fairlead.ingest.delimited import OUTER, read
from fairlead.ingest.recognise import recognise
from fairlead.ingest.table import Tally

ENCODINGS = {
    "UTF-8": "utf-8",
    "UTF-8 with mark": "utf-8-sig",
    "UTF-16 little": (codecs.BOM_UTF16_LE, "utf-16-le"),
    "UTF-16 big": (codecs.BOM_UTF16_BE, "utf-16-be"),
    "UTF-16 little without mark": "utf-16-le",
    "UTF-16 big without mark": "utf-16-be",
    "Windows-1252": "cp1252",
}


def encoded(text, encoding):
    return encoding[0] + text.encode(encoding[1]) if isinstance(encoding, tuple) else text.encode(encoding)


def table(folder: Path, data: bytes):
    """What is read from these bytes: headings, rows, and the words for the form."""
    file = folder / "extract.csv"
    file.write_bytes(data)
    recognise(file)
    with connect(folder, [file]) as connection:
        found = read(file, folder, connection, Limits())
        rows = pq.read_table(found.path).to_pylist()
    return list(found.headings), [list(row.values())[: len(found.headings)] for row in rows], found


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_encoding_delimiter_and_line_end(encoding, delimiter, end, tmp_path):
    lines = [["naïve", "café £"], ["Zoë", "x"], ["é", ""]]
    text = end.join(delimiter.join(line) for line in lines) + end
    headings, rows, _ = table(tmp_path, encoded(text, ENCODINGS[encoding]))
    assert headings == ["naïve", "café £"]
    assert rows == [["Zoë", "x"], ["é", None]]


@pytest.mark.parametrize("declared", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["UTF-8", "UTF-8 with mark", "UTF-16 little"])
def test_the_delimiter_that_excel_declares(declared, encoding, tmp_path):
    text = f"sep={declared}\r\na{declared}b\r\n1{declared}2\r\n"
    headings, rows, _ = table(tmp_path, encoded(text, ENCODINGS[encoding]))
    assert (headings, rows) == (["a", "b"], [["1", "2"]])


def test_mixed_line_ends(tmp_path):
    _, rows, _ = table(tmp_path, b"a,b\r\n1,2\n3,4\r\n5,6\r")
    assert rows == [["1", "2"], ["3", "4"], ["5", "6"]]


def test_a_line_end_cut_by_the_reading_size(tmp_path, monkeypatch):
    monkeypatch.setattr("fairlead.ingest.encoding.CHUNK", 4)
    _, rows, _ = table(tmp_path, b"sep=;\r\na;b\r\n1;2\r\n3;4\r\n")
    assert rows == [["1", "2"], ["3", "4"]]


def test_empty_lines_count_as_a_spreadsheet_counts(tmp_path):
    _, rows, found = table(tmp_path, b"a,b\n\n1,2\n\n\n3,4\n\n")
    assert rows == [["1", "2"], ["3", "4"]]
    assert [found.row_number(index) for index in (0, 1)] == [3, 6]


def test_empty_columns_at_the_edge_are_no_matter(tmp_path):
    headings, rows, _ = table(tmp_path, b"a,b,,\n1,2,,\n3,4,,\n")
    assert headings == ["a", "b"]
    assert [row[:2] for row in rows] == [["1", "2"], ["3", "4"]]


def test_a_single_column(tmp_path):
    assert table(tmp_path, b"a\n1\n2\n")[:2] == (["a"], [["1"], ["2"]])


def test_two_parsers_that_disagree(tmp_path, monkeypatch):
    monkeypatch.setattr("fairlead.ingest.delimited._tally", lambda *_: Tally(9, {}, {}))
    with pytest.raises(InputError, match="Two parsers disagree: DuckDB reads 9 rows, Arrow 1"):
        table(tmp_path, b"a,b\n1,2\n")


def test_two_parsers_that_read_other_values(tmp_path, monkeypatch):
    real = delimited._tally

    def wrong(connection, out, columns):
        found = real(connection, out, columns)
        return type(found)(found.rows, found.filled, found.checksum | {"b": 99.0})

    monkeypatch.setattr("fairlead.ingest.delimited._tally", wrong)
    with pytest.raises(InputError, match="read different values in column 'b'"):
        table(tmp_path, b"a,b\n1,2\n")


# Values as people type them: anything but zero bytes, which no text table holds.
VALUES = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from('",;\t\n|'), max_size=12)
ROWS = st.lists(st.lists(VALUES, min_size=3, max_size=3), min_size=1, max_size=8)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=ROWS,
    delimiter=st.sampled_from(",;\t"),
    encoding=st.sampled_from([e for name, e in ENCODINGS.items() if name not in ("Windows-1252",)]),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_round_trip(rows, delimiter, encoding, end, tmp_path):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerows([["first heading", "second heading", "third heading"], *rows])
    headings, found, _ = table(tmp_path, encoded(out.getvalue(), encoding))
    assert headings == ["first heading", "second heading", "third heading"]
    assert found == [[value.strip(OUTER) or None for value in row] for row in rows]


def naughty_strings(shared):
    """Hostile texts: a few of our own, and the Big List of Naughty Strings where it is there."""
    own = [
        "NULL",
        "=1+1",
        "'; DROP TABLE x; --",
        "<script>alert(1)</script>",
        "\u202eabc",
        "😀",
        "%s{0}",
        "C:\\x\\",
    ]
    listed = shared / "fixtures" / "security" / "blns.json"
    return own + (json.loads(listed.read_text(encoding="utf-8")) if listed.exists() else [])


def test_naughty_strings_come_back_as_they_were(make, tmp_path):
    texts = [text for text in naughty_strings(make.shared) if text.strip(OUTER) and "\0" not in text]
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([["n", "text"], *enumerate(texts)])
    _, rows, _ = table(tmp_path, out.getvalue().encode())
    assert [row[1] for row in rows] == [text.replace("\r\n", "\n").strip(OUTER) for text in texts]


def test_naughty_strings_as_values_are_reported_not_run(checked, make, write):
    texts = [t for t in naughty_strings(make.shared) if t.strip(OUTER) and "\0" not in t]
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows(
        [["sex", "outcome"], *((text, "yes") for text in texts[:30])]
    )
    write("x.csv", out.getvalue())
    for problem in checked(make.rows("x.csv")).errors:
        assert str(problem).isprintable()


HOSTILE_NAMES = [
    'a"b',
    "a'b",
    "a;DROP TABLE x",
    "a.b",
    "`a`",
    "[a]",
    "SELECT",
    "a,b",
    "=a",
    "é",
    "😀",
    "x" * 200,
    "a\\b",
    "{}",
    "$1",
    "?",
]


@pytest.mark.parametrize("hostile", HOSTILE_NAMES)
def test_hostile_column_names(hostile, checked, make, write):
    out = io.StringIO()
    csv.writer(out).writerows([[hostile, "outcome", "who"], ["F", "yes", "1"], ["M", "no", "2"]])
    write("x.csv", out.getvalue())
    source = make.rows(
        "x.csv", breakdowns={"sex": {"column": hostile}}, only={hostile: ["F", "M"]}, person="who"
    )
    checking = checked(source)
    assert not checking.problems
    [read_back] = checking.sources
    assert pq.read_table(read_back.path).column(read_back.breakdowns["sex"].column).to_pylist() == ["F", "M"]


@pytest.mark.parametrize("name", ["a[1].csv", "a*.csv", "a?b.csv", "it's.csv", "ü 😀.csv"])
def test_hostile_file_names(name, checked, make, write):
    write(name, "sex,outcome\nF,yes\n")
    write("a1.csv", "sex,outcome\nF,yes\nF,yes\nF,yes\n")
    assert checked(make.rows(name)).sources[0].rows == 1


def test_csv_spectrum(make, tmp_path):
    folder = make.shared / "fixtures" / "security" / "csv_spectrum"
    if not folder.exists():
        pytest.skip("no ../shared/fixtures/security beside the checkout")
    for file in sorted((folder / "csvs").glob("*.csv")):
        if file.stem == "location_coordinates":
            continue  # its expected degree signs were lost
        expected = json.loads((folder / "json" / f"{file.stem}.json").read_text(encoding="utf-8"))
        headings, rows, _ = table(tmp_path, file.read_bytes())
        unified = [[str(v).replace("\r\n", "\n") or None for v in row.values()] for row in expected]
        assert headings == list(expected[0]), file.stem
        assert [[v and v.replace("\r\n", "\n") for v in row] for row in rows] == unified, file.stem


class TestProfile:
    def test_columns(self, in_process, write, tmp_path):
        body = "".join(f"{n},{'FM'[n % 2]},{n / 2},2024-01-{n % 28 + 1:02},,free {n}\n" for n in range(100))
        found = profile(write("x.csv", "id,sex,days,seen_on,none,note\n" + body), tmp_path / "work")
        assert (found.form, found.rows, found.sheet, found.sheets) == (
            "CSV, UTF-8, separated by commas",
            100,
            None,
            (),
        )
        kinds = {c.name: (c.type.value, c.distinct, c.blanks, c.examples) for c in found.columns}
        assert kinds == {
            "id": ("whole numbers", 100, 0, ()),
            "sex": ("text", 2, 0, ()),
            "days": ("numbers", 100, 0, ()),
            "seen_on": ("dates", 28, 0, ("2024-01-01", "2024-01-28")),
            "none": ("empty", 0, 100, ()),
            "note": ("text", 100, 0, ()),
        }
        assert found.column("sex").frequent == (("F", 50), ("M", 50))
        assert found.column("note").frequent == ()
        with pytest.raises(KeyError):
            found.column("age")

    def test_numbers_have_examples(self, in_process, write, tmp_path):
        found = profile(write("x.csv", "age\n40\n7\n40\n"), tmp_path / "work")
        assert found.column("age").examples == ("7", "40")
