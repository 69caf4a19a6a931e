"""A proposed study: complete where the columns speak, and questions where they do not."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from fairlead import study
from fairlead.errors import StudyError
from fairlead.study import ColumnProfile, ColumnType, Profile


def column(name, values=(), kind=ColumnType.TEXT, distinct=None):
    frequent = tuple((value, 10) for value in values)
    return ColumnProfile(name, kind, len(values) if distinct is None else distinct, 0, frequent)


def answered(text):
    """As a person leaves it who found all right as it was proposed."""
    return re.sub("# QUESTION:.*", "", text)


STAFF = Profile(
    Path("staff.csv"),
    "CSV, UTF-8, separated by commas",
    7000,
    (
        column("Employee Number", distinct=7000),
        column("Snapshot Date", ["2025-03-31"], ColumnType.DATE),
        column("Ethnic Origin", ["A", "H", "Z"]),
        column("Age", ["34"], ColumnType.WHOLE),
        column("Pay Band", ["5", "8a", "VSM"]),
        column("Disciplinary", ["yes", "no"]),
        column("Odd: #heading\n'x\"\x07", ["a"]),
    ),
)
COUNTS = Profile(
    Path("counts.csv"),
    "CSV",
    3,
    (
        column("Ethnic group", ["White British", "Indian", "All"]),
        column("Trust code", ["RXX"]),
        column("Trust name", ["A trust"]),
        column("Appointed", ["1", "2"], ColumnType.WHOLE),
        column("Shortlisted", ["9", "8"], ColumnType.WHOLE),
    ),
)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "staff.csv").write_text("a\n", encoding="utf-8")
    return tmp_path


def test_rows_whose_columns_speak_make_a_study_that_loads(folder):
    (folder / "study.yaml").write_text(answered(study.propose(STAFF, Path("staff.csv"))), encoding="utf-8")
    read = study.load(folder / "study.yaml")
    [source] = read.sources
    assert read.indicators == ("formal_disciplinary@1", "staff_band_8a_plus@1")
    assert source.person == "Employee Number"
    assert source.fields == {"disciplinary": "Disciplinary", "band": "Pay Band"}
    assert source.period.column == "Snapshot Date"
    assert read.breakdowns == {"ethnicity": "five_2001", "age_band": None}


def test_every_column_is_accounted_for_in_a_comment():
    text = study.propose(STAFF, Path("staff.csv"))
    for heading in ("Employee Number", "Ethnic Origin"):
        assert f'# "{heading}" (' in text
    assert "# \"Pay Band\" (likely): It was taken for the field 'band' that indicators test." in text
    assert '# Neither heading nor values say what these hold: "Odd: #heading' in text
    assert '"Odd: #heading\\n' in text
    assert "# QUESTION: Which age bands are wanted?" in text


def test_counts_ask_for_the_indicator():
    text = study.propose(COUNTS, Path("counts.csv"))
    [source] = yaml.safe_load(text)["sources"]
    assert source["kind"] == "counts"
    assert source["total"] == {"Ethnic group": "All"}
    assert source["counts"] == {
        "name_an_indicator@1": {"numerator": "Appointed", "denominator": "Shortlisted"}
    }
    assert (source["organisation"], source["organisation_name"]) == ("Trust code", "Trust name")
    assert "QUESTION: which period is this?" in text


def test_what_is_not_answered_is_refused_by_name(folder):
    (folder / "counts.csv").write_text("a\n", encoding="utf-8")
    (folder / "study.yaml").write_text(study.propose(COUNTS, Path("counts.csv")), encoding="utf-8")
    with pytest.raises(StudyError, match="No indicator is named yet"):
        study.load(folder / "study.yaml")


def test_a_question_that_is_left_is_refused_by_its_line(folder):
    text = study.propose(STAFF, Path("staff.csv")).replace("a title people", "a “title” people")
    (folder / "study.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(StudyError) as refusal:
        study.load(folder / "study.yaml")
    said = str(refusal.value)
    lines = [number for number, line in enumerate(text.splitlines(), 1) if "# QUESTION:" in line]
    assert len(lines) >= 4
    assert [int(number) for number in re.findall(r"line (\d+), column", said)] == lines
    assert "column 17: The question 'a “title” people will read' is not answered. Write the answer" in said
    (folder / "study.yaml").write_text(
        answered(text).replace("publisher: Our organisation", 'publisher: "Us # QUESTION: who?"'), "utf-8"
    )
    assert study.load(folder / "study.yaml").publisher == "Us # QUESTION: who?", "Words, and no mark."


def test_areas_ask_for_their_lookup_and_values_for_their_code():
    table = Profile(
        Path("w.xlsx"),
        "Excel",
        9000,
        (column("LSOA", distinct=400), column("Sex", ["F", "M", "Q"])),
        sheet="Sheet 1",
    )
    text = study.propose(table, Path("w.xlsx"))
    [source] = yaml.safe_load(text)["sources"]
    assert source["sheet"] == "Sheet 1"
    assert source["breakdowns"]["deprivation"]["lookup_key"] == "lsoa"
    assert source["breakdowns"]["sex"]["values"] == {"Q": "CODE"}
    assert "the code each stands for: F, M, I, X" in text
    assert "which columns do the indicators need?" in text


def test_published_figures_ask_for_their_publisher():
    table = Profile(
        Path("p.csv"), "CSV", 2, (column("Sex", ["F", "M"]), column("Percentage", ["1.5"], ColumnType.NUMBER))
    )
    [source] = yaml.safe_load(study.propose(table, Path("p.csv")))["sources"]
    assert source["published"] == {"name_an_indicator@1": {"value": "Percentage"}}
    assert source["publisher"] == "NAME"


def test_a_file_without_groups_asks_for_them():
    table = Profile(Path("p.csv"), "CSV", 2, (column("Comment", ["a"]),))
    text = study.propose(table, Path("p.csv"))
    assert "which groups are to be compared?" in text
    assert yaml.safe_load(text)["breakdowns"] == {}


def test_other_spellings_of_a_field_are_proposed(folder):
    columns = [column("Pay Band", ["Band 5", "Band 8a", "Consultant"]), *STAFF.columns[:4]]
    text = study.propose(Profile(Path("staff.csv"), "CSV", 7000, tuple(columns)), Path("staff.csv"))
    assert "field_values:  # QUESTION: are these other spellings" in text
    (folder / "study.yaml").write_text(answered(text), encoding="utf-8")
    [source] = study.load(folder / "study.yaml").sources
    assert source.field_values == {"band": {"Band 5": "5", "Band 8a": "8a"}}


def test_a_table_with_withheld_counts_is_a_table_of_counts():
    columns = (
        COUNTS.columns[0],
        column("Numerator", ["1,204", "49", "<5", "*"]),
        column("Shortlisted", ["2,228", "90"], ColumnType.WHOLE),
        column("% appointed", ["20.2%", "*"]),
    )
    text = study.propose(Profile(Path("counts.csv"), "CSV", 3, columns), Path("counts.csv"))
    assert "# Taken for counts. Each row is a group, with counts beside it, some of them withheld." in text
    assert "with '<5' and '*' where some were withheld. Could you get the table with every count?" in text
    assert '{numerator: "Numerator", denominator: "Shortlisted"}' in text
    assert '# "% appointed" (likely): It holds figures; they are worked out anew.' in text
    assert "take the % signs out" not in text


CROSSED = Profile(
    Path("crossed.csv"),
    "CSV",
    12,
    (
        column("Ethnic group", ["White", "Asian", "Black", "All"]),
        column("Sex", ["Female", "Male", "All"]),
        column("Senior", ["1", "2"], ColumnType.WHOLE),
        column("Headcount", ["9", "8"], ColumnType.WHOLE),
    ),
)


def test_of_a_table_with_sums_at_both_edges_the_groups_are_kept():
    proposed = yaml.safe_load(study.propose(CROSSED, Path("crossed.csv")))["sources"][0]
    assert proposed["only"] == {"Ethnic group": ["White", "Asian", "Black"], "Sex": ["Female", "Male"]}
    assert "total" not in proposed


def test_a_table_that_does_not_cross_its_groups_has_nothing_but_edges():
    edges = replace(CROSSED, rows=6)
    proposed = yaml.safe_load(study.propose(edges, Path("crossed.csv")))["sources"][0]
    assert proposed["total"] == {"Ethnic group": "All", "Sex": "All"}
    assert "only" not in proposed


def test_sheets_that_were_not_read_are_named():
    book = replace(COUNTS, sheet="2023-24", sheets=("2023-24", "2024-25"))
    text = study.propose(book, Path("counts.xlsx"))
    assert '# Only the sheet "2023-24" was read; the workbook also holds "2024-25".' in text
    assert "the workbook also holds" not in study.propose(COUNTS, Path("counts.csv"))


def test_a_period_of_many_texts_is_asked_about():
    mixed = replace(STAFF, columns=(*STAFF.columns[2:], column("Date seen", distinct=900)))
    [line] = [one for one in study.propose(mixed, Path("staff.csv")).splitlines() if "period:" in one]
    assert 'column: "Date seen", by: financial year}' in line
    assert "QUESTION: are these dates? Then write all of them in one form" in line
