"""The whole road on real public data, from file to verified release. Skipped where the data is absent."""

import csv
import json
import shutil
from pathlib import Path

import pytest

from fairlead import workflow
from fairlead.measures import proportion

HERE = Path(__file__).parent
DATA = HERE.parents[4] / "shared" / "data"
ENGLAND = "E92000001"
CVDPREVENT = "outcomes/cvdprevent_003chol_by_icb_deprivation_quintile_2023.csv"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not DATA.exists(), reason="no real public data beside the checkout (../shared/data)"),
]


def release_of(name, folder):
    """Run a study of this folder, with the data's place filled in."""
    study = folder / name
    shutil.copytree(HERE / name, study)
    written = (study / "study.yaml").read_text(encoding="utf-8").replace("{data}", str(DATA))
    (study / "study.yaml").write_text(written, encoding="utf-8")
    out = workflow.run(study / "study.yaml", folder / "release")
    workflow.verify(out)
    return json.loads((out / "release.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def diabetes(tmp_path_factory):
    return release_of("diabetes", tmp_path_factory.mktemp("diabetes"))


@pytest.fixture(scope="module")
def cvdprevent(tmp_path_factory):
    return release_of("cvdprevent", tmp_path_factory.mktemp("cvdprevent"))


@pytest.fixture(scope="module")
def staff_survey(tmp_path_factory):
    return release_of("staff_survey", tmp_path_factory.mktemp("staff_survey"))


def figures(release, **groups):
    return [figure for figure in release["figures"] if figure["groups"] == groups]


class TestDiabetes:
    """101,766 hospital stays: readmission within 30 days by race, sex and age."""

    @pytest.fixture
    def release(self, diabetes):
        return diabetes

    def test_everybody(self, release):
        [all_stays] = figures(release)
        assert (all_stays["numerator"], all_stays["denominator"]) == (11357, 101766)
        assert all_stays["value"] == pytest.approx(100 * 11357 / 101766, abs=1e-9)

    def test_counts_by_race_as_in_the_file(self, release):
        by_race = [f for f in release["figures"] if set(f["groups"]) == {"race"}]
        found = {f["groups"]["race"]: f["denominator"] for f in by_race}
        in_the_file = {"Caucasian": 76099, "AfricanAmerican": 19210, "Hispanic": 2037, "Asian": 641}
        assert {race: found[race] for race in in_the_file} == in_the_file

    def test_three_stays_of_unknown_sex_cannot_be_worked_out(self, release):
        by_sex = {f["groups"]["sex"]: f for f in release["figures"] if set(f["groups"]) == {"sex"}}
        assert by_sex["unknown"]["state"] == "suppressed"
        assert by_sex["unknown"]["denominator"] is None
        hidden = [code for code, f in by_sex.items() if f["denominator"] is None]
        assert len(hidden) >= 2

    def test_gaps_are_against_the_comparator(self, release):
        gap = next(
            c
            for c in release["comparisons"]
            if c["measure"] == "difference" and c["groups"] == {"race": "AfricanAmerican"}
        )
        assert gap["comparator"] == "Caucasian"
        shown = {f["groups"]["race"]: f["value"] for f in release["figures"] if set(f["groups"]) == {"race"}}
        assert gap["value"] == pytest.approx(shown["AfricanAmerican"] - shown["Caucasian"], abs=1e-9)


class TestCvdprevent:
    """43 areas, four quarters: counts by deprivation quintile, both slope indices."""

    @pytest.fixture
    def release(self, cvdprevent):
        return cvdprevent

    def test_published_intervals_are_reproduced(self, release):
        """England's counts are exact: the limits agree to the two decimals that are published.

        The counts of areas were rounded to five after their limits had been worked out, so
        those limits lie between ours for the counts as they may have been.
        """
        codes = {"1 - most deprived": "1", "5 - least deprived": "5"}
        ours = {
            (f["organisation"], f["period"], f["groups"]["deprivation_quintile"]): f
            for f in release["figures"]
            if f["groups"]
        }
        with (DATA / CVDPREVENT).open(encoding="utf-8") as file:
            rows = [row for row in csv.DictReader(file) if row["MetricCategoryName"] != "Persons"]
        for row in rows:
            quintile = codes.get(row["MetricCategoryName"], row["MetricCategoryName"])
            mine = ours[row["AreaCode"], row["TimePeriodName"], quintile]
            assert (mine["numerator"], mine["denominator"]) == (
                int(row["Numerator"]),
                int(row["Denominator"]),
            )
            rounding = 0 if row["AreaCode"] == ENGLAND else 2.5
            least = proportion(mine["numerator"] - rounding, mine["denominator"] + rounding)
            most = proportion(mine["numerator"] + rounding, mine["denominator"] - rounding)
            for limit, name in (("lower", "LowerConfidenceLimit"), ("upper", "UpperConfidenceLimit")):
                low, high = 100 * getattr(least, limit), 100 * getattr(most, limit)
                assert low - 0.0061 <= float(row[name]) <= high + 0.0061
                assert low - 1e-9 <= mine[limit] <= high + 1e-9
        assert len(rows) == 43 * 4 * 5

    def test_both_slope_indices_for_every_area_and_quarter(self, release):
        for measure in ("slope_index", "slope_index_national", "relative_index", "relative_index_national"):
            made = [c for c in release["comparisons"] if c["measure"] == measure and c["state"] == "value"]
            assert len(made) == 43 * 4
            assert all(c["lower"] < c["value"] < c["upper"] for c in made)

    def test_the_published_new_slope_index_of_humber_and_north_yorkshire(self, release):
        """NHS England's method paper gives -10.97 for the quarter to December 2023."""
        code = next(o["code"] for o in release["organisations"] if "Humber and North Yorkshire" in o["name"])
        [mine] = [
            c
            for c in release["comparisons"]
            if (c["measure"], c["organisation"], c["period"])
            == ("slope_index_national", code, "To December 2023")
        ]
        assert mine["value"] == pytest.approx(-10.97, abs=0.02)


class TestStaffSurvey:
    """NHS Staff Survey 2024: figures that others published, never certified by us."""

    @pytest.fixture
    def release(self, staff_survey):
        return staff_survey

    def test_published_values_and_bases_carry_over(self, release):
        shown = {
            f["groups"]["ethnicity_summary"]: f
            for f in release["published"]
            if f["indicator"] == "staff_discrimination_colleagues@1" and "ethnicity_summary" in f["groups"]
        }
        assert shown["White"]["value"] == pytest.approx(6.77, abs=0.005)
        assert shown["Ethnic minority"]["value"] == pytest.approx(15.20, abs=0.005)
        assert (shown["White"]["base"], shown["Ethnic minority"]["base"]) == (526236, 197656)
        assert shown["White"]["lower"] < 6.77 < shown["White"]["upper"]

    def test_both_questions_by_ethnicity_and_by_disability(self, release):
        found = {(f["indicator"], *sorted(f["groups"])) for f in release["published"]}
        assert found == {
            (indicator, breakdown)
            for indicator in ("staff_discrimination_colleagues@1", "staff_equal_opportunities@1")
            for breakdown in ("ethnicity_summary", "long_lasting_condition")
        }

    def test_they_carry_no_certificate_of_ours(self, release):
        assert release["figures"] == []
        assert {f["publisher"] for f in release["published"]} == {"NHS England, Survey Coordination Centre"}
