"""figures.csv: complete, tidy, readable by Excel and harmless in it."""

import csv
import io

import pytest

from fairlead.figures import State
from fairlead.reports.contents import Contents
from fairlead.reports.figures_csv import COLUMNS, csv_text, figures_csv, safe


def read(content):
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_one_line_for_everything_a_release_holds(make):
    release = make.full()
    lines = read(figures_csv(release))
    document = release.document
    held = (document.figures, document.comparisons, document.completeness, document.published)
    assert len(lines) == sum(map(len, held))
    assert tuple(lines[0]) == COLUMNS
    assert b"\r\n" in figures_csv(release)


def test_states_are_words_and_only_values_have_numbers(make):
    for line in read(figures_csv(make.full())):
        numbers = [line[name] for name in ("numerator", "value", "lower 95%", "upper 95%", "method")]
        assert line["state"] == "value" or not any(numbers)
    states = {line["state"] for line in read(figures_csv(make.full()))}
    assert {"withheld", "too few to interpret", "cannot be worked out"} <= states


def test_the_reason_of_a_withheld_figure_is_not_told(make):
    figure = make.hidden({"ethnicity": "mixed"}, reason="a small count", method="exact")
    (line,) = read(figures_csv(make.release(figures=(figure,))))
    assert (line["note"], line["method"]) == ("", "")
    figure = make.hidden({"ethnicity": "mixed"}, State.TOO_FEW, reason="Fewer than ten.")
    (line,) = read(figures_csv(make.release(figures=(figure,))))
    assert line["note"] == "Fewer than ten."


def test_comparisons_name_comparator_and_unit(make):
    lines = read(figures_csv(make.full()))
    gap = next(line for line in lines if line["kind"] == "difference" and line["group"] == "Black")
    assert (gap["comparator"], gap["unit"]) == ("White", "percentage points")
    assert {line["unit"] for line in lines if line["kind"] == "ratio"} == {"ratio"}
    slope = next(line for line in lines if line["kind"].startswith("slope index"))
    assert (slope["unit"], slope["group code"], slope["comparator"]) == ("percentage points", "known", "")


def test_published_figures_are_marked_as_not_certified(make):
    lines = [line for line in read(figures_csv(make.full())) if line["kind"] == "published figure"]
    assert {line["certified"] for line in lines} == {"no"}
    by = {line["group code"]: line for line in lines}
    assert by["white"]["denominator"] == "520000"
    assert by["white"]["note"] == "The interval ignores the design effect."
    assert (by["mixed"]["denominator"], by["mixed"]["note"], by["mixed"]["lower 95%"]) == ("", "", "")


def test_a_weighted_base_keeps_its_decimals(make):
    (line,) = read(figures_csv(make.release(published=(make.published({}, 6.5, 10.5),))))
    assert line["denominator"] == "10.5"


def test_crosses_and_everyone_have_groups_that_read(make):
    figures = (make.figure({"sex": "F", "ethnicity": "black"}, 10, 100), make.figure({}, 20, 200))
    cross, everyone = read(figures_csv(make.release(figures=figures)))
    assert (cross["breakdown"], cross["group code"], cross["group"]) == (
        "ethnicity x sex",
        "black x F",
        "Black, Female",
    )
    assert (everyone["breakdown"], everyone["group"]) == ("", "Everyone")


def test_withheld_completeness_has_no_numbers(make):
    entry = make.full().document.completeness[0]
    shown, hidden = entry, entry.model_copy(update={"state": State.SUPPRESSED})
    lines = read(figures_csv(make.release(completeness=(shown, hidden))))
    assert [line["value"] for line in lines] == ["92.198", ""]
    assert [line["numerator"] for line in lines] == ["13000", ""]


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20"]
)
def test_text_that_starts_like_a_formula_is_defused(start):
    assert safe(f"{start}cmd|' /C calc'!A0") == f"'{start}cmd|' /C calc'!A0"


def test_numbers_and_plain_text_stay_as_they_are():
    assert [safe(cell) for cell in (-4.8, 0, "White - British", None, "a=b")] == [
        -4.8,
        0,
        "White - British",
        "",
        "a=b",
    ]


def test_a_hostile_name_is_defused_in_the_file(make):
    entry = make.published({}, 1.0, publisher="=HYPERLINK(1)")
    (line,) = read(figures_csv(make.release(published=(entry,))))
    assert line["publisher"] == "'=HYPERLINK(1)"


def test_only_chosen_lines_are_written(make):
    contents = Contents(make.full().document)
    assert csv_text(contents, ()) == ",".join(COLUMNS) + "\r\n"
    assert csv_text(contents, contents.document.figures[:2]).count("\r\n") == 3
