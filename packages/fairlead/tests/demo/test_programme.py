"""The synthetic programme: the same bytes each time, planted trends that come out, small bodies withheld."""

import json

import numpy as np
import pytest

from fairlead import workflow
from fairlead.demo.programme import ENGLAND, REGIONS, TRENDS, YEARS, bodies, chances, write_programme


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    folder = tmp_path_factory.mktemp("programme")
    return folder, write_programme(folder, many=12)


def test_the_same_bytes_each_time(written, tmp_path):
    folder, _ = written
    write_programme(tmp_path, many=12)
    for file in folder.rglob("*.*"):
        assert file.read_bytes() == (tmp_path / file.relative_to(folder)).read_bytes()


def test_bodies_differ_in_name_and_cover_kinds_and_trends(written):
    drawn = json.loads((written[0] / "bodies.json").read_text())
    assert len({one["name"] for one in drawn}) == 12
    assert {one["trend"] for one in drawn} == set(TRENDS)
    assert all(one["name"].startswith("Synthetic ") for one in drawn)


def test_trusts_and_boards_are_in_england_and_some_others_are_not():
    drawn = list(bodies(np.random.default_rng(1), 100))
    for kind, regions in (("trust", ENGLAND), ("icb", ENGLAND), ("council", REGIONS)):
        assert {one.region for one in drawn if one.kind == kind} <= set(regions)
    assert {one.region for one in drawn} == set(REGIONS)


def test_gaps_close_and_widen_as_planted():
    for body in bodies(np.random.default_rng(1), 3):
        gap = [
            chances(body, "black", age)["own_survey_fair_progression"] - 0.58 for age in (0, len(YEARS) - 1)
        ]
        assert (abs(gap[1]) < abs(gap[0])) == (body.trend == "closes")
        assert (abs(gap[1]) > abs(gap[0])) == (body.trend == "widens")


def test_a_large_programme_has_three_bodies_that_release_each_year(tmp_path):
    folders = write_programme(tmp_path, many=30)
    assert [one.name for one in folders] == ["part-1", "part-2", "part-3", "part-4", "yearly"]
    codes = [
        {line.split(",")[0] for line in (one / "counts.csv").read_text().splitlines()[1:]} for one in folders
    ]
    assert codes[-1] == {"SYN100", "SYN101", "SYN102"}
    assert sum(map(len, codes)) == len(set.union(*codes)) == 30, "Each body stands in one study."
    assert "year by year" in (folders[-1] / "study.yaml").read_text()


@pytest.mark.slow
def test_each_release_is_accepted_and_holds_ten_years(written, tmp_path):
    folders = [
        folder
        for part in written[1][:2]
        for folder in workflow.run_each(part / "study.yaml", tmp_path / "out", report_files=False)
    ]
    assert len(folders) == 6
    for folder in folders:
        document = workflow.verify(folder).document
        assert document.synthetic
        assert len(document.periods) == len(YEARS)
