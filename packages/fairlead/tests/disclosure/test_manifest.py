"""The seal: whole folders open, all others are refused in a sentence."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from fairlead.disclosure import load, manifest, seal
from fairlead.errors import CertificateError


@pytest.fixture
def folder(world: Any, tmp_path: Path) -> Path:
    lists = {"g": world.breakdown("g", ["a", "b", "c"])}
    people = [("R1", "2025", {"g": g}, n, {"one@1": n // 2}) for g, n in {"a": 3, "b": 50, "c": 70}.items()]
    released = world.release(
        world.roll(people, lists, ((), ("g",)), ["one@1"]), lists, [world.indicator("one")]
    )
    where = tmp_path / "release"
    (where / "charts").mkdir(parents=True)
    (where / "release.json").write_text(released.document_json, encoding="utf-8")
    (where / "certificate.json").write_text(released.certificate_json, encoding="utf-8")
    (where / "charts" / "one.svg").write_text("<svg/>")
    seal(where)
    return where


def test_opens_what_it_sealed(folder: Path) -> None:
    found = load(folder)
    assert found.document_json == (folder / "release.json").read_text(encoding="utf-8")
    assert found.certificate_json == (folder / "certificate.json").read_text(encoding="utf-8")
    sealed = json.loads((folder / "manifest.json").read_text())
    assert set(sealed) == {"format", "fairlead", "sealed", "files"}
    assert sorted(sealed["files"]) == ["certificate.json", "charts/one.svg", "release.json"]


def change(folder: Path, edit: Callable[[dict[str, Any]], None]) -> None:
    """Edit the manifest."""
    sealed = json.loads((folder / "manifest.json").read_text())
    edit(sealed)
    (folder / "manifest.json").write_text(json.dumps(sealed))


@pytest.mark.parametrize(
    ("deed", "words"),
    [
        (lambda f: (f / "charts" / "one.svg").write_text("<svg />"), "charts/one.svg was changed"),
        (lambda f: (f / "release.json").unlink(), r"The folder lacks release\.json\b(?! and)"),
        (
            lambda f: (f / "extra.html").write_text("hello"),
            "folder holds what its manifest does not name: extra.html",
        ),
        (lambda f: (f / "release.json").rename(f / "r"), r"lacks release\.json and holds .*: r\b"),
        (lambda f: (f / "manifest.json").unlink(), "There is no manifest.json"),
        (lambda f: (f / "manifest.json").write_text("{}"), "expected form"),
        (lambda f: (f / "manifest.json").write_bytes(b"\xff\xfe"), "expected form"),
        (lambda f: (f / "link").symlink_to(f / "release.json"), "link"),
        (lambda f: (f / "charts" / "up").symlink_to(f.parent), "link"),
        (lambda f: change(f, lambda m: m["files"].update({"../escape": "0"})), "outside"),
        (lambda f: change(f, lambda m: m["files"].update({"/etc/passwd": "0"})), "outside"),
        (lambda f: change(f, lambda m: m["files"].update({"charts\\one.svg": "0"})), "outside"),
        (lambda f: change(f, lambda m: m["files"].update({"./release.json": "0"})), "outside"),
        (lambda f: change(f, lambda m: m["files"].update({"absent": "0"})), "absent"),
        (lambda f: (f / "manifest.json").unlink() or (f / "manifest.json").mkdir(), "could not be read"),
    ],
)
def test_refuses(folder: Path, deed: Callable[[Path], Any], words: str) -> None:
    deed(folder)
    with pytest.raises(CertificateError, match=words):
        load(folder)


def test_refuses_what_was_sealed_without_a_certificate(folder: Path) -> None:
    (folder / "certificate.json").unlink()
    seal(folder)
    with pytest.raises(CertificateError, match=r"certificate\.json"):
        load(folder)


def test_refuses_a_certificate_sealed_again_after_a_change(folder: Path) -> None:
    path = folder / "certificate.json"
    certificate = json.loads(path.read_text())
    certificate["universes"][0]["witnesses"][0][0] += 1
    path.write_text(json.dumps(certificate))
    seal(folder)
    with pytest.raises(CertificateError, match="does not hold"):
        load(folder)


@pytest.mark.parametrize("name", ["release.json", "certificate.json"])
def test_refuses_any_changed_digit(folder: Path, name: str) -> None:
    rng = np.random.default_rng(1)
    text = (folder / name).read_text(encoding="utf-8")
    digits = [k for k, letter in enumerate(text) if letter.isdigit()]
    for k in rng.permutation(digits)[:60]:
        other = str((int(text[k]) + 1) % 10)
        (folder / name).write_text(text[:k] + other + text[k + 1 :], encoding="utf-8")
        with pytest.raises(CertificateError, match="was changed"):
            load(folder)


def test_refuses_what_is_too_large(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manifest, "LARGEST", 10)
    with pytest.raises(CertificateError, match="too large"):
        load(folder)


def test_a_file_is_no_release(tmp_path: Path) -> None:
    (tmp_path / "release.zip").write_bytes(b"PK")
    with pytest.raises(CertificateError, match="unpack it first if it is a zip"):
        load(tmp_path / "release.zip")
