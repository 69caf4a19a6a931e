"""Zips from outside: nothing lands outside the folder, nothing grows beyond the limits."""

import io
import stat
import zipfile

import pytest

from fairlead.api import FairleadError
from fairlead_web.releases import archive


def made(*members, **options):
    """A zip of (name or ZipInfo, bytes) pairs."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", options.get("how", zipfile.ZIP_DEFLATED)) as opened:
        for name, content in members:
            opened.writestr(name, content)
    held.seek(0)
    return held


def unpack(held, tmp_path):
    archive.unpack(held, tmp_path / "in" / "release")


def test_a_folder_inside_the_zip_is_taken_off(tmp_path):
    members = [("my-release/release.json", b"{}"), ("my-release/charts/a.svg", b"<svg/>")]
    litter = [
        ("__MACOSX/my-release/._release.json", b"x"),
        ("my-release/.DS_Store", b"x"),
        ("my-release/", b""),
    ]
    unpack(made(*members, *litter), tmp_path)
    found = {str(one.relative_to(tmp_path / "in/release")) for one in tmp_path.rglob("*") if one.is_file()}
    assert found == {"release.json", "charts/a.svg"}
    assert stat.S_IMODE((tmp_path / "in/release/release.json").stat().st_mode) == 0o600


def test_files_at_the_top_of_the_zip(tmp_path):
    unpack(made(("release.json", b"{}"), ("manifest.json", b"{}")), tmp_path)
    assert (tmp_path / "in/release/manifest.json").read_bytes() == b"{}"


@pytest.mark.parametrize(
    "name",
    [
        "../release.json",
        "a/../../release.json",
        "/etc/release.json",
        "a\\..\\release.json",
        "C:release.json",
        "a/.hidden.json",
        "a/b .json/c.json ",
        "a/\u202ejson.json",
        "a/line\nbreak.json",
    ],
)
def test_unsafe_names(tmp_path, name):
    with pytest.raises(FairleadError, match=r"not safe|kind of file"):
        unpack(made((name, b"{}"), ("a/release.json", b"{}")), tmp_path)
    assert list(tmp_path.rglob("*.json")) == []


def test_links_and_devices(tmp_path):
    link = zipfile.ZipInfo("a/release.json")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with pytest.raises(FairleadError, match="link"):
        unpack(made((link, b"/etc/passwd")), tmp_path)


def test_other_kinds_of_file(tmp_path):
    with pytest.raises(FairleadError, match=r"kind of file .*\.exe"):
        unpack(made(("release.exe", b"MZ")), tmp_path)


def test_two_files_of_one_name(tmp_path):
    with pytest.raises(FairleadError, match="one name"):
        unpack(made(("a/x.json", b"1"), ("a/X.json", b"2")), tmp_path)


def test_a_file_that_is_a_folder_as_well(tmp_path):
    with pytest.raises(FairleadError, match="one name"):
        unpack(made(("a/X.json", b"1"), ("a/x.json/b.json", b"2"), ("a/c.json", b"3")), tmp_path)


@pytest.mark.parametrize("name", ["x" * 300 + ".json", "é" * 200 + ".json", "d/" * 600 + "a.json"])
def test_names_that_no_disk_takes(tmp_path, name):
    with pytest.raises(FairleadError, match="not safe"):
        unpack(made((name, b"{}")), tmp_path)


def test_bombs_by_ratio(tmp_path):
    with pytest.raises(FairleadError, match="far beyond"):
        unpack(made(("a.json", b"0" * 3_000_000)), tmp_path)


def test_bombs_by_declared_size(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "MOST_BYTES", 1000)
    with pytest.raises(FairleadError, match="would unpack"):
        unpack(made(("a.json", b"0" * 600), ("b.json", b"1" * 600)), tmp_path)


def test_a_zip_that_lies_about_its_sizes(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "MOST_BYTES", 1000)
    monkeypatch.setattr(
        zipfile.ZipInfo, "file_size", property(lambda one: 5, lambda one, value: None), raising=False
    )
    monkeypatch.setattr(
        archive, "check", lambda members, _: [(archive.Path(one.filename), one) for one in members]
    )

    class Endless:
        def __enter__(self):
            return self

        def __exit__(self, *about):
            return None

        def read(self, size):
            return b"0" * size

    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *about, **options: Endless())
    with pytest.raises(FairleadError, match="unpacks to more"):
        unpack(io.BytesIO(made_plain()), tmp_path)


def made_plain():
    """The bytes of a small zip, made before anything is patched."""
    return PLAIN


PLAIN = made(("a.json", b"{}")).getvalue()


def test_too_many_files(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "MOST_FILES", 2)
    with pytest.raises(FairleadError, match="3 files"):
        unpack(made(*((f"{number}.json", b"{}") for number in range(3))), tmp_path)


def test_a_zip_without_files(tmp_path):
    with pytest.raises(FairleadError, match="no files"):
        unpack(made(("a/", b"")), tmp_path)


def test_a_zip_with_a_password(tmp_path):
    bytes_ = bytearray(made(("a.json", b"{}"), how=zipfile.ZIP_STORED).getvalue())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        bytes_[bytes_.index(mark) + offset] |= 1
    with pytest.raises(FairleadError, match="password"):
        unpack(io.BytesIO(bytes(bytes_)), tmp_path)


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04 not really", b"a,b\n1,2\n", PLAIN[:-30]],
    ids=["empty", "only its mark", "a table", "cut off"],
)
def test_what_is_no_zip(tmp_path, content):
    with pytest.raises(FairleadError, match="not a zip, or it is damaged"):
        archive.look(io.BytesIO(content))


@pytest.mark.parametrize("how", [zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_a_damaged_member(tmp_path, how):
    whole = made(("a.json", b"".join(b"%d," % number for number in range(5000))), how=how).getvalue()
    at = whole.index(b"a.json") + (10 if how == zipfile.ZIP_DEFLATED else 60)
    with pytest.raises(FairleadError, match="damaged"):
        unpack(io.BytesIO(whole[:at] + b"\xff\xff\xff\xff" + whole[at + 4 :]), tmp_path)
