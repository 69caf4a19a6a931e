"""The demonstration: the same bytes for a seed, and true values that plain counting finds again."""

import csv
import json
from collections import Counter

import pyarrow.parquet as pq
import pytest

from fairlead import demo, study
from fairlead.errors import OutputError
from fairlead.reference import load

SMALL = {"staff_size": 900, "waiting_size": 8_000}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return demo.write(tmp_path_factory.mktemp("demo") / "small", **SMALL)


@pytest.fixture(scope="module")
def truth(folder):
    return json.loads((folder / "truth.json").read_text(encoding="utf-8"))


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def codes(name):
    """What sources write, to the list's code."""
    found = {}
    for group in load(name).groups:
        for text in (group.code, group.label, *group.values):
            found.setdefault(text.casefold(), group.code)
    return found


def tallied(table, column, above, below, known):
    """(numerator, denominator) by code, counted row by row."""
    denominators, numerators = Counter(), Counter()
    for row in table:
        code = known[(row[column] or "").casefold()]
        denominators[code] += below(row)
        numerators[code] += below(row) and above(row)
    return {code: (numerators[code], denominators[code]) for code in denominators}


def told(truth, indicator, period, breakdown):
    by = truth["counted"][indicator][period][breakdown]
    return {code: (one["numerator"], one["denominator"]) for code, one in by.items()}


def everyone(row):
    return True


class TestTruth:
    @pytest.mark.parametrize("period", ["31 March 2025", "31 March 2026"])
    @pytest.mark.parametrize(
        ("breakdown", "column", "name"),
        [
            ("ethnicity", "Ethnic Origin", "ethnicity_nhs2001"),
            ("disability", "Disability", "disability"),
            ("sex", "Sex", "sex"),
        ],
    )
    def test_of_staff(self, folder, truth, period, breakdown, column, name):
        table = [row for row in rows(folder / "staff" / "staff.csv") if row["Snapshot Date"] == period]
        known = codes(name) | {"": "99"}
        senior = {"8a", "8b", "8c", "8d", "9", "VSM"}
        assert told(truth, "staff_band_8a_plus@1", period, breakdown) == tallied(
            table,
            column,
            lambda row: row["Pay Band"] in senior,
            lambda row: row["Pay Band"] != "Medical and dental",
            known,
        )
        disciplined = "Entered Formal Disciplinary Process"
        assert told(truth, "formal_disciplinary@1", period, breakdown) == tallied(
            table, column, lambda row: row[disciplined] == "yes", everyone, known
        )

    @pytest.mark.parametrize("year", ["2024/25", "2025/26"])
    def test_of_applicants(self, folder, truth, year):
        table = [r for r in rows(folder / "staff" / "shortlisting.csv") if r["Financial Year"] == year]
        assert told(truth, "appointment_from_shortlisting@1", year, "sex") == tallied(
            table, "Sex", lambda row: row["Outcome"] == "appointed", everyone, codes("sex")
        )

    @pytest.mark.parametrize("date", ["31 March 2025", "31 March 2026"])
    def test_of_the_waiting_list(self, folder, truth, date):
        table = pq.read_table(folder / "waiting" / "waiting_list.parquet").to_pylist()
        table = [row for row in table if row["list_date"] == date]
        areas = {
            r["lsoa"].casefold(): r["deprivation_decile"] for r in rows(folder / "waiting" / "areas.csv")
        }
        known = areas | {"": "unknown"}
        for days, indicator in ((127, "waiting_over_18_weeks@1"), (365, "waiting_over_52_weeks@1")):
            assert told(truth, indicator, date, "deprivation_decile") == tallied(
                table, "lsoa", lambda row, days=days: row["days_waited"] >= days, everyone, known
            )
        assert told(truth, "did_not_attend@1", date, "ethnicity") == tallied(
            table,
            "ethnic_category",
            lambda row: row["first_attendance"] in ("3", "7"),
            lambda row: row["first_attendance"] in ("3", "5", "6", "7"),
            codes("ethnicity_nhs2001"),
        )

    def test_of_the_table_of_counts(self, folder, truth):
        table = rows(folder / "counts.csv")
        total = [row for row in table if row["Ethnic group"] == "All applicants"]
        for row in total:
            parts = [r for r in table if r["Year"] == row["Year"] and r not in total]
            assert sum(int(r["Shortlisted"]) for r in parts) == int(row["Shortlisted"])
            assert sum(int(r["Appointed"]) for r in parts) == int(row["Appointed"])
            counted = truth["counted"]["appointment_from_shortlisting@1"][row["Year"]]["everybody"]["all"]
            assert counted["denominator"] == int(row["Shortlisted"])

    def test_shares_are_in_per_cent_and_missing_where_there_is_nobody(self, truth):
        for by_period in truth["counted"].values():
            for by in by_period.values():
                for groups in by.values():
                    for one in groups.values():
                        below = one["denominator"]
                        expected = round(100 * one["numerator"] / below, 6) if below else None
                        assert one["share"] == expected


@pytest.fixture(scope="module")
def gaps(tmp_path_factory):
    """The stories of the demonstration in the size people see."""
    whole = demo.write(tmp_path_factory.mktemp("demo") / "whole")
    read = json.loads((whole / "truth.json").read_text(encoding="utf-8"))
    return {(g["indicator"], g["breakdown"], g["group"]): list(g["points"].values()) for g in read["gaps"]}


class TestStories:
    """In the size that people see, the planted gaps come out as planted."""

    def test_one_gap_widens(self, gaps):
        before, after = gaps["staff_band_8a_plus@1", "ethnicity", "black"]
        assert after < before < 0

    def test_one_gap_closes(self, gaps):
        before, after = gaps["formal_disciplinary@1", "ethnicity", "black"]
        assert 0 < after < before

    def test_one_gradient_widens_and_one_closes(self, gaps):
        before, after = gaps["waiting_over_18_weeks@1", "deprivation_decile", "q1"]
        assert 0 < before < after
        before, after = gaps["did_not_attend@1", "deprivation_decile", "q1"]
        assert 0 < after < before

    def test_gaps_go_in_either_direction(self, gaps):
        assert min(gaps["appointment_from_shortlisting@1", "sex", "F"]) > 0
        assert max(gaps["appointment_from_shortlisting@1", "ethnicity", "black"]) < 0
        assert max(gaps["waiting_over_18_weeks@1", "ethnicity", "R"]) < 0


class TestShape:
    def test_some_groups_are_too_small(self, truth):
        counted = truth["counted"]["formal_disciplinary@1"]["31 March 2026"]["ethnicity"]
        assert any(0 < one["numerator"] < 8 for one in counted.values())

    def test_not_stated_and_not_known_are_both_there(self, truth):
        counted = truth["counted"]["waiting_over_18_weeks@1"]["31 March 2025"]["ethnicity"]
        assert {"Z", "99"} <= set(counted)

    def test_most_staff_stay(self, folder):
        seen = {}
        for row in rows(folder / "staff" / "staff.csv"):
            seen.setdefault(row["Snapshot Date"], set()).add(row["Employee Number"])
        first, second = seen.values()
        assert len(first) == len(second) == SMALL["staff_size"]
        assert 0.85 < len(first & second) / len(first) < 0.91

    def test_everything_says_that_it_is_synthetic(self, folder, truth):
        assert truth["synthetic"] is True
        assert "synthetic" in (folder / "SYNTHETIC.txt").read_text(encoding="utf-8")
        for name in ("staff", "waiting"):
            read = study.load(folder / name / "study.yaml")
            assert read.synthetic
            assert "synthetic" in read.title
            assert read.organisation.code.startswith("SYN")
        assert all(row["lsoa"].startswith("SYN") for row in rows(folder / "waiting" / "areas.csv"))
        assert all(r["Employee Number"].startswith("SYN") for r in rows(folder / "staff" / "staff.csv"))

    def test_residents_are_the_same_in_both_years(self, folder):
        counted = Counter()
        for row in rows(folder / "waiting" / "population.csv"):
            counted[row["list_date"]] += int(row["people"])
        assert set(counted.values()) == {4 * SMALL["waiting_size"]}
        bands = {row["age_band"] for row in rows(folder / "waiting" / "population.csv")}
        assert bands == set(load("age_band_broad").known)


class TestWriting:
    def test_the_same_seed_gives_the_same_bytes(self, folder, tmp_path):
        again = demo.write(tmp_path / "again", **SMALL)
        files = sorted(p.relative_to(folder) for p in folder.rglob("*") if p.is_file())
        assert files == sorted(p.relative_to(again) for p in again.rglob("*") if p.is_file())
        assert all((folder / f).read_bytes() == (again / f).read_bytes() for f in files)

    def test_another_seed_gives_other_people(self, folder, tmp_path):
        other = demo.write(tmp_path / "other", seed=1, **SMALL)
        assert (other / "staff/staff.csv").read_bytes() != (folder / "staff/staff.csv").read_bytes()

    def test_it_is_safe_to_write_again_and_keeps_the_key(self, tmp_path):
        written = demo.write(tmp_path / "d", **SMALL)
        (written / "staff" / "study.key").write_text("kept", encoding="utf-8")
        demo.write(written, **SMALL)
        assert (written / "staff" / "study.key").read_text(encoding="utf-8") == "kept"

    def test_a_folder_with_something_else_is_left_alone(self, tmp_path):
        (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
        with pytest.raises(OutputError, match="holds something else"):
            demo.write(tmp_path)
        assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]

    def test_a_place_that_cannot_be_written(self, tmp_path):
        (tmp_path / "file").write_text("", encoding="utf-8")
        with pytest.raises(OutputError, match="could not be written"):
            demo.write(tmp_path / "file" / "demo", **SMALL)


class TestNational:
    """WRES 2024, as summarised by NHS England and NHS Employers in June 2025."""

    def test_published_figures(self, folder):
        [shares] = rows(folder / "national" / "shares_2024.csv")
        assert [float(v) for v in list(shares.values())[1:]] == [28.6, 42.3, 12.7, 16.5, 80]
        survey = {r["Staff"]: r for r in rows(folder / "national" / "survey_2024.csv")}
        assert (survey["BME"]["Harassed by staff"], survey["White"]["Harassed by staff"]) == ("24.9", "20.7")
        assert (survey["BME"]["Fair progression"], survey["White"]["Fair progression"]) == ("48.8", "59.4")

    def test_name_their_publisher_and_are_not_called_synthetic(self, tmp_path):
        read = study.load(demo.write_national(tmp_path / "national") / "study.yaml")
        assert not read.synthetic
        for source in read.sources:
            assert source.kind == "published"
            assert source.publisher == "NHS England"
            assert source.published_on == "June 2025"
            assert source.link.startswith("https://www.england.nhs.uk/")
            assert not any(columns.base for columns in source.published.values())
