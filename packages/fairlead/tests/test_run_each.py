"""One release for each organisation of an extract: each alone, each proved, each its own publisher."""

import json

import pytest

from fairlead import workflow
from fairlead.errors import OutputError
from fairlead.workflow import folder_name

STUDY = """\
version: 1
title: Appraisals
organisation: {code: ICS, name: A system}
publisher: A system
sources:
  - id: counts
    file: counts.csv
    kind: counts
    organisation: trust
    organisation_name: name
    period: {label: "2026"}
    breakdowns: {ethnicity: {column: ethnicity, codes: ethnicity_five_2001}}
    counts: {appointment_from_shortlisting@1: {numerator: n, denominator: of}}
indicators: [appointment_from_shortlisting@1]
breakdowns: {ethnicity: null}
"""
ROWS = "trust,name,ethnicity,n,of\n" + "".join(
    f"{code},{name},{group},{n},{of}\n"
    for code, name in (("R1", "One"), ("R2", "Two"))
    for group, n, of in (("white", 400, 900), ("asian", 60, 200), ("black", 3, 90), ("other", 20, 60))
)


@pytest.fixture
def study(tmp_path):
    (tmp_path / "study.yaml").write_text(STUDY)
    (tmp_path / "counts.csv").write_text(ROWS)
    return tmp_path / "study.yaml"


def test_each_is_verified_alone_and_names_its_own_publisher(study, tmp_path):
    said = []
    folders = workflow.run_each(
        study, tmp_path / "out", progress=lambda stage, share: said.append(stage), report_files=False
    )
    assert [one.name for one in folders] == ["R1", "R2"]
    for folder, name in zip(folders, ("One", "Two"), strict=True):
        document = workflow.verify(folder).document
        assert (document.publisher, document.organisation.name) == (name, name)
        assert {figure.organisation for figure in document.figures} == {folder.name}
        assert "figures.csv" not in {file.name for file in folder.iterdir()}
    assert "Releasing R2" in said


def test_it_says_what_a_run_of_that_organisation_alone_says(study, tmp_path):
    [one, _] = workflow.run_each(study, tmp_path / "out", report_files=False)
    alone = tmp_path / "alone"
    alone.mkdir()
    lines = [line for line in ROWS.splitlines() if not line.startswith("R2")]
    (alone / "counts.csv").write_text("\n".join(lines) + "\n")
    (alone / "study.yaml").write_text(STUDY.replace("code: ICS, name: A system", "code: R1, name: One"))
    (alone / "study.key").write_bytes((tmp_path / "study.key").read_bytes())
    other = workflow.run(alone / "study.yaml", tmp_path / "other", report_files=False)
    figures = [json.loads((folder / "release.json").read_text())["figures"] for folder in (one, other)]
    assert figures[0] == figures[1]


def test_successive_releases_hold_the_years_before_and_keep_their_pattern(tmp_path):
    (tmp_path / "study.yaml").write_text(STUDY.replace('label: "2026"', "column: year"))
    head, *rows = ROWS.splitlines()
    years = [f"{row},{year}" for year in ("31 March 2025", "31 March 2026") for row in rows]
    (tmp_path / "counts.csv").write_text("\n".join([f"{head},year", *years]) + "\n")
    folders = workflow.run_each(
        tmp_path / "study.yaml", tmp_path / "out", report_files=False, successive=True
    )
    assert [one.name for one in folders] == ["R1-01", "R1-02", "R2-01", "R2-02"]
    first, second = (workflow.verify(folder) for folder in folders[:2])
    assert set(first.document.periods) < set(second.document.periods)
    workflow.refuse_conflicts([first], second)


@pytest.mark.parametrize("code", ["../R1", "R/1", "", ".hidden", "R 1"])
def test_no_code_leads_out_of_the_folder(code):
    with pytest.raises(OutputError, match="No folder"):
        folder_name(code)
