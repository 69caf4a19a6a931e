"""The command line as a person meets it: sentences, exit codes, and nothing half-written.

Longer than other files: each command is tried on the one small study that stands above the tests.
"""

import json
import os
import signal
import subprocess
import sys
import time

import pytest
from typer.testing import CliRunner

from fairlead import __version__, cli, workflow

COUNTS = """ethnicity,with,out_of
Asian,40,200
Black,30,120
Mixed,12,60
White,300,2000
Other,11,55
Not known,9,90
"""
STUDY = """version: 1
title: Long waits
organisation: {code: X01, name: A synthetic trust}
publisher: A synthetic trust
synthetic: true
sources:
  - id: counts
    file: counts.csv
    kind: counts
    period: {label: "2024"}
    breakdowns:
      ethnic_group: {column: ethnicity, codes: groups.yaml}
    counts: {"own_waits@1": {numerator: with, denominator: out_of}}
indicators: ["own_waits@1"]
indicator_files: [indicator.yaml]
breakdowns: {ethnic_group: null}
"""
GROUPS = """id: ethnic_group
title: Ethnic group
scheme: Five groups, as this trust writes them
source: This test
review: 2030-01-01
comparator: White
groups:
  - {code: Asian, label: Asian}
  - {code: Black, label: Black}
  - {code: Mixed, label: Mixed}
  - {code: White, label: White}
  - {code: Other, label: Other}
  - {code: unknown, label: Not known, kind: unknown, values: [Not known]}
"""
INDICATOR = """id: own_waits
version: 1
title: People who waited more than 18 weeks
theme: equity
kind: proportion
polarity: lower is better
numerator_words: People who waited more than 18 weeks
denominator_words: People on the list
cannot_tell: [Why they waited.]
source: This test
owner: Fairlead
review: 2030-01-01
"""


@pytest.fixture
def study(tmp_path):
    """A study of a table of counts, ready to run."""
    folder = tmp_path / "study"
    folder.mkdir()
    for name, text in (
        ("counts.csv", COUNTS),
        ("study.yaml", STUDY),
        ("groups.yaml", GROUPS),
        ("indicator.yaml", INDICATOR),
    ):
        (folder / name).write_text(text, encoding="utf-8")
    return folder / "study.yaml"


@pytest.fixture
def command(monkeypatch, capsys):
    """Run the command line in this process; gives exit code, output and errors."""

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["fairlead", *map(str, arguments)])
        with pytest.raises(SystemExit) as stopped:
            cli.main()
        captured = capsys.readouterr()
        return stopped.value.code or 0, captured.out, captured.err

    return run


def test_help_names_every_command_and_where_to_start():
    shown = CliRunner().invoke(cli.app, ["--help"]).output
    for name in ("init", "check", "run", "verify", "indicators", "demo"):
        assert name in shown
    assert "Start with" in shown


def test_version(command):
    assert command("--version")[:2] == (0, f"fairlead {__version__}\n")


def test_the_road_from_proposal_to_verified_release(study, tmp_path, command):
    out = tmp_path / "release"
    assert command("check", study)[0] == 0
    code, _, told = command("run", study, "--out", out)
    assert code == 0
    assert "report.html" in told
    assert {"release.json", "report.html", "figures.csv", "certificate.json", "manifest.json", "charts"} == {
        path.name for path in out.iterdir()
    }
    code, said, _ = command("verify", out)
    assert code == 0
    assert "the certificate holds" in said


def test_the_same_input_gives_the_same_bytes(study, tmp_path, command):
    for name in ("first", "second"):
        assert command("run", study, "--out", tmp_path / name)[0] == 0
    files = [path.relative_to(tmp_path / "first") for path in (tmp_path / "first").rglob("*.*")]
    assert len(files) >= 6
    for file in files:
        if file.name != "manifest.json":
            assert (tmp_path / "first" / file).read_bytes() == (tmp_path / "second" / file).read_bytes()


def test_an_earlier_release_keeps_its_pattern(study, tmp_path, command):
    command("run", study, "--out", tmp_path / "first")
    assert command("run", study, "--out", tmp_path / "next", "--previous", tmp_path / "first")[0] == 0
    study.parent.joinpath("counts.csv").write_text(COUNTS.replace("30,120", "31,121"), encoding="utf-8")
    code, _, told = command("run", study, "--out", tmp_path / "third", "--previous", tmp_path / "first")
    assert code == 7
    assert told.startswith("fairlead: ")
    assert not (tmp_path / "third").exists()


def test_a_changed_release_is_refused(study, tmp_path, command):
    out = tmp_path / "release"
    command("run", study, "--out", out)
    written = (out / "release.json").read_text(encoding="utf-8")
    (out / "release.json").write_text(written.replace("300", "301", 1), encoding="utf-8")
    code, _, told = command("verify", out)
    assert code == 8
    assert "release.json" in told


def test_check_says_what_is_not_understood(study, command):
    study.parent.joinpath("counts.csv").write_text(COUNTS.replace("Mixed,", "Mixd,"), encoding="utf-8")
    code, said, _ = command("check", study)
    assert code == 5
    assert "Mixd" in said
    assert "row" in said


def test_run_refuses_what_check_refuses_and_writes_nothing(study, tmp_path, command):
    study.parent.joinpath("counts.csv").write_text(COUNTS.replace("40,200", "400,200"), encoding="utf-8")
    code, _, told = command("run", study, "--out", tmp_path / "release")
    assert code == 5
    assert told.count("\n") == 1
    assert not (tmp_path / "release").exists()


def test_run_tells_the_warnings_of_check(study, tmp_path, command):
    study.parent.joinpath("counts.csv").write_text(f"{COUNTS}All,400,2000\n", encoding="utf-8")
    text = study.read_text(encoding="utf-8")
    study.write_text(
        text.replace("    counts:", "    total: {ethnicity: All}\n    counts:"), encoding="utf-8"
    )
    code, _, told = command("run", study, "--out", tmp_path / "release")
    assert (code, told.count("Warning: counts.csv")) == (0, 2)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("check", "nowhere.yaml"), 3),
        (("init", "nowhere.csv"), 5),
        (("verify", "nowhere"), 8),
        (("indicators", "nothing@1"), 4),
        (("run", "nowhere.yaml"), 2),
    ],
)
def test_each_fault_has_its_exit_code(arguments, code, command, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert command(*arguments)[0] == code


def test_init_proposes_a_study_and_does_not_overwrite(study, tmp_path, command):
    extract = study.parent / "counts.csv"
    code, said, _ = command("init", extract)
    assert code == 0
    assert "kind: counts" in said
    assert command("init", extract, "--out", tmp_path / "new.yaml")[0] == 0
    assert command("init", extract, "--out", tmp_path / "new.yaml")[0] == 9


def test_indicators_are_listed_and_shown(command):
    code, said, _ = command("indicators")
    assert code == 0
    assert "cvdp003chol@1" in said
    assert "cannot_tell" in command("indicators", "cvdp003chol")[1]


def test_demo_writes_studies_that_load(tmp_path, command, monkeypatch):
    written = workflow.demo.write
    monkeypatch.setattr(workflow.demo, "write", lambda out: written(out, staff_size=300, waiting_size=500))
    code, _, told = command("demo", tmp_path / "demonstration")
    assert code == 0
    assert "synthetic" in told
    assert workflow.plan(tmp_path / "demonstration" / "staff" / "study.yaml").study.synthetic


def test_an_unwritable_place_is_one_sentence(study, tmp_path, command):
    (tmp_path / "taken").write_text("mine", encoding="utf-8")
    code, _, told = command("run", study, "--out", tmp_path / "taken")
    assert code == 9
    assert told.count("\n") == 1
    assert (tmp_path / "taken").read_text(encoding="utf-8") == "mine"


def test_ctrl_c_in_this_process(study, tmp_path, command, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(workflow.analysis, "roll_up", interrupted)
    code, _, told = command("run", study, "--out", tmp_path / "release")
    assert (code, told) == (130, "fairlead: stopped. Nothing was written.\n")
    assert not (tmp_path / "release").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_ctrl_c_midway_leaves_nothing(tmp_path, command, monkeypatch):
    written = workflow.demo.write
    monkeypatch.setattr(workflow.demo, "write", lambda out: written(out, staff_size=300, waiting_size=20_000))
    command("demo", tmp_path / "demonstration")
    private = tmp_path / "private"
    private.mkdir()
    running = subprocess.Popen(
        [sys.executable, "-m", "fairlead.cli", "run", "demonstration/waiting/study.yaml", "--out", "release"],
        cwd=tmp_path,
        env={**os.environ, "TMPDIR": str(private)},
        stderr=subprocess.PIPE,
        text=True,
    )
    deadline = time.monotonic() + 60
    while not list(private.iterdir()) and time.monotonic() < deadline:
        time.sleep(0.02)
    running.send_signal(signal.SIGINT)
    _, told = running.communicate(timeout=60)
    assert running.returncode == 130
    assert told.strip().splitlines()[-1].startswith("fairlead: stopped")
    assert not (tmp_path / "release").exists()
    assert list(private.iterdir()) == []


def test_every_engine_writes_the_same_release(study, tmp_path, command):
    for backend in ("duckdb", "polars"):
        assert command("run", study, "--out", tmp_path / backend, "--backend", backend)[0] == 0
    one, other = (
        json.loads((tmp_path / backend / "release.json").read_text(encoding="utf-8"))
        for backend in ("duckdb", "polars")
    )
    assert one == other


def test_each_organisation_gets_a_release_of_its_own(study, tmp_path):
    out = tmp_path / "releases"
    result = CliRunner().invoke(
        cli.app, ["run", str(study), "--out", str(out), "--each-organisation", "--figures-only"]
    )
    assert result.exit_code == 0, result.output
    assert "Wrote 1 release to" in result.output
    assert workflow.verify(out / "X01").document.organisation.code == "X01"


def test_successive_releases_are_made_of_each_organisation(study):
    result = CliRunner().invoke(cli.app, ["run", str(study), "--out", "x", "--successive"])
    assert result.exit_code == 2
    assert "belongs to --each-organisation" in result.output


def test_an_earlier_release_belongs_to_one_organisation(study, tmp_path):
    result = CliRunner().invoke(
        cli.app,
        ["run", str(study), "--out", "x", "--each-organisation", "--previous", str(tmp_path)],
    )
    assert result.exit_code == 2
    assert "belongs to one release" in result.output


def test_a_release_without_its_report_says_so(study, tmp_path):
    result = CliRunner().invoke(cli.app, ["run", str(study), "--out", str(tmp_path / "r"), "--figures-only"])
    assert "report.html" not in result.output
    assert {one.name for one in (tmp_path / "r").iterdir()} == {
        "release.json",
        "certificate.json",
        "manifest.json",
    }


def test_a_synthetic_programme_is_written_in_parts(tmp_path):
    result = CliRunner().invoke(cli.app, ["demo", str(tmp_path / "p"), "--programme", "4"])
    assert "--each-organisation" in result.output
    assert sorted(one.name for one in (tmp_path / "p").iterdir()) == [
        "bodies.json",
        *(f"part-{number}" for number in range(1, 5)),
        "truth.json",
    ]
