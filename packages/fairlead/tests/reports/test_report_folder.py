"""The release folder: whole, or as it was."""

import os
import resource
import shutil
import signal

import pytest

from fairlead.errors import OutputError
from fairlead.reports import folder, write

ALL = {"release.json", "certificate.json", "manifest.json", "report.html", "figures.csv", "charts"}


def names(place):
    return {one.name for one in place.iterdir()}


def test_a_release_is_written_whole(make, tmp_path):
    out = write(make.full(), tmp_path / "new" / "release")
    assert names(out) == ALL
    assert {one.name for one in (out / "charts").iterdir()} >= {"readmission-v1-ethnicity-rxx.svg"}
    assert names(tmp_path / "new") == {"release"}
    assert (out / "release.json").read_text(encoding="utf-8") == make.full().document_json


def test_without_report_files_only_figures_and_proof_are_written(make, tmp_path):
    out = write(make.full(), tmp_path / "release", report_files=False)
    assert names(out) == {"release.json", "certificate.json", "manifest.json"}


def test_the_same_release_gives_the_same_files_but_for_the_time(make, tmp_path):
    first, second = (write(make.full(), tmp_path / name) for name in ("a", "b"))
    for path in first.rglob("*"):
        if path.is_file() and path.name != "manifest.json":
            assert path.read_bytes() == (second / path.relative_to(first)).read_bytes()


def test_an_earlier_release_is_replaced_whole(make, tmp_path):
    out = write(make.full(), tmp_path / "release")
    write(make.many(), out)
    assert {one.name for one in (out / "charts").iterdir()} == {"readmission-v1-quintile-by-organisation.svg"}
    assert names(tmp_path) == {"release"}


def test_an_empty_folder_is_used(make, tmp_path):
    (tmp_path / "release").mkdir()
    assert names(write(make.release(), tmp_path / "release")) == ALL


@pytest.mark.parametrize("foreign", ["notes.txt", "charts/notes.txt", "release.json/x"])
def test_a_folder_with_anything_else_is_left_alone(make, tmp_path, foreign):
    out = tmp_path / "release"
    path = out / foreign
    path.parent.mkdir(parents=True)
    path.write_text("mine")
    with pytest.raises(OutputError, match="holds something else"):
        write(make.release(), out)
    assert path.read_text() == "mine"


def test_a_file_in_its_place_is_left_alone(make, tmp_path):
    out = tmp_path / "release"
    out.write_text("mine")
    with pytest.raises(OutputError, match="holds something else"):
        write(make.release(), out)
    assert out.read_text() == "mine"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_one_sentence(make, tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="could not be written"):
        write(make.release(), tmp_path / "release")


def test_a_parent_that_is_a_file_is_one_sentence(make, tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="could not be written"):
        write(make.release(), tmp_path / "file" / "release")


def test_a_full_disk_leaves_the_earlier_release(make, tmp_path):
    out = write(make.release(), tmp_path / "release")
    before = (out / "release.json").read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        with pytest.raises(OutputError, match="could not be written"):
            write(make.full(), out)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, handler)
    assert (out / "release.json").read_bytes() == before
    assert names(tmp_path) == {"release"}


def test_an_interruption_leaves_nothing_behind(make, tmp_path, monkeypatch):
    def interrupt(release):
        raise KeyboardInterrupt

    monkeypatch.setattr(folder, "figures_csv", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write(make.full(), tmp_path / "release")
    assert names(tmp_path) == set()


@pytest.mark.parametrize("earlier", [True, False])
def test_a_move_that_fails_puts_the_earlier_release_back(make, tmp_path, monkeypatch, earlier):
    out = tmp_path / "release"
    if earlier:
        write(make.full(), out)
    real = os.replace

    def fail(source, target):
        if str(source).endswith("new"):
            raise OSError(28, "No space left on device")
        real(source, target)

    monkeypatch.setattr(folder.os, "replace", fail)
    with pytest.raises(OutputError, match="No space left"):
        write(make.many(), out)
    monkeypatch.undo()
    assert out.exists() == earlier
    if earlier:
        assert (out / "charts" / "readmission-v1-ethnicity-rxx.svg").exists()
    shutil.rmtree(out, ignore_errors=True)
