"""The whole road on the demonstration: what is published is true, and the planted gaps are found."""

import datetime
import json
import re
from pathlib import Path

import pytest

from fairlead import demo, study, workflow

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return demo.write(tmp_path_factory.mktemp("road") / "demo", waiting_size=60_000)


@pytest.fixture(scope="module")
def truth(folder):
    return json.loads((folder / "truth.json").read_text(encoding="utf-8"))


def run(study_file):
    """The release document of a study; its folder is made beside the study's."""
    out = study_file.parent.parent / f"{study_file.parent.name}-release"
    workflow.run(study_file, out, report_files=False)
    return json.loads((out / "release.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def releases(folder):
    return {name: run(folder / name / "study.yaml") for name in ("staff", "waiting", "national")}


def gaps(release, indicator, **groups):
    """Period to comparison, for one group's gap."""
    return {
        one["period"]: one
        for one in release["comparisons"]
        if (one["indicator"], one["measure"], one["groups"]) == (indicator, "difference", groups)
    }


def one_group(groups):
    """The breakdown and code of a figure of one group, or of everybody; nothing for a cross."""
    return ("", "") if len(groups) > 1 else next(iter(groups.items()), ("everybody", "all"))


class TestRows:
    @pytest.mark.parametrize(
        ("name", "indicator", "groups"),
        [
            ("staff", "staff_band_8a_plus@1", {"ethnicity": "black"}),
            ("staff", "formal_disciplinary@1", {"ethnicity": "black"}),
            ("staff", "appointment_from_shortlisting@1", {"ethnicity": "black"}),
            ("staff", "appointment_from_shortlisting@1", {"sex": "F"}),
            ("waiting", "waiting_over_18_weeks@1", {"deprivation_decile": "q1"}),
            ("waiting", "did_not_attend@1", {"deprivation_decile": "q1"}),
        ],
    )
    def test_a_planted_gap_is_found_as_it_is(self, releases, truth, name, indicator, groups):
        [(breakdown, group)] = groups.items()
        planted = next(
            one["points"]
            for one in truth["gaps"]
            if (one["indicator"], one["breakdown"], one["group"]) == (indicator, breakdown, group)
        )
        found = gaps(releases[name], indicator, **groups)
        assert {period: one["value"] for period, one in found.items()} == pytest.approx(planted, abs=1e-6)
        assert all(one["lower"] < one["value"] < one["upper"] for one in found.values())

    @pytest.mark.parametrize("name", ["staff", "waiting"])
    def test_every_count_that_is_shown_is_true(self, releases, truth, name):
        checked = 0
        for figure in releases[name]["figures"]:
            breakdown, code = one_group(figure["groups"])
            by = truth["counted"].get(figure["indicator"], {}).get(figure["period"], {})
            true = by.get(breakdown, {}).get(code)
            if true and figure["numerator"] is not None:
                assert (figure["numerator"], figure["denominator"]) == (
                    true["numerator"],
                    true["denominator"],
                )
                checked += 1
        assert checked > 30

    def test_small_groups_are_withheld(self, releases, truth):
        shown = {
            (f["period"], *f["groups"].values()): f["state"]
            for f in releases["staff"]["figures"]
            if f["indicator"] == "formal_disciplinary@1" and set(f["groups"]) == {"ethnicity"}
        }
        assert shown["31 March 2026", "mixed"] == "suppressed"
        assert shown["31 March 2026", "black"] == "value"

    def test_they_say_that_they_are_synthetic(self, releases):
        assert {name: one["synthetic"] for name, one in releases.items()} == {
            "staff": True,
            "waiting": True,
            "national": False,
        }


def test_national_figures_are_published_and_never_counted(releases):
    national = releases["national"]
    assert national["figures"] == []
    figures = {(f["indicator"], f["period"], *f["groups"].values()): f for f in national["published"]}
    assert figures["wres_very_senior_managers@1", "2023"]["value"] == 11.2
    assert figures["staff_equal_opportunities@1", "2024", "ethnic_minority"]["value"] == 48.8
    assert all(f["base"] is None and f["lower"] is None for f in figures.values())


def test_a_table_of_counts_needs_answers_and_no_study(folder, truth, tmp_path):
    table = tmp_path / "counts" / "counts.csv"
    table.parent.mkdir()
    table.write_bytes((folder / "counts.csv").read_bytes())
    profile = workflow.profile(table)
    about = study.About("SYN1", "Synthetic Harbour NHS Trust", "The trust", datetime.date(2026, 11, 23), True)
    answers = {"indicator": "appointment_from_shortlisting@1"}
    files = study.study_from(profile, study.understanding(profile), answers, about)
    for name, text in files.items():
        (table.parent / name).write_text(text, encoding="utf-8")
    release = run(table.parent / "study.yaml")
    everybody = {f["period"]: f["denominator"] for f in release["figures"] if not f["groups"]}
    counted = truth["counted"]["appointment_from_shortlisting@1"]
    assert everybody == {year: by["everybody"]["all"]["denominator"] for year, by in counted.items()}


def test_the_study_that_is_proposed_for_staff_is_understood(folder, tmp_path):
    extract = folder / "staff" / "staff.csv"
    proposed = folder / "staff" / "proposed.yaml"
    text = study.propose(workflow.profile(extract), Path("staff.csv"))
    proposed.write_text(re.sub("# QUESTION:.*", "", text), "utf-8")
    assert not workflow.check(proposed).errors
