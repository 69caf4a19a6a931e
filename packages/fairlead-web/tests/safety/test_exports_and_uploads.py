"""No export runs as a formula, and no file that is sent does harm."""

import csv
import io
import zipfile

import pytest
from authorisation import routes
from filling import forms
from readers import Reader

from fairlead_web.audit.api import SITE
from fairlead_web.networks import actions
from fairlead_web.networks.models import Topic
from fairlead_web.organisations import api as organisations
from fairlead_web.releases import store

FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
EVIL = '=HYPERLINK("http://example.org","x")'
LOOKS = ("team", "chair", "lead", "person")


@pytest.fixture
def readers(world, db):
    """readers("lead") is somebody in that role."""
    known = {}
    return lambda role: known.get(role) or known.setdefault(role, Reader(world, role))


def test_no_cell_of_any_export_is_a_formula(world, readers):
    organisations.add_organisation(code="RX9", name=EVIL, kind="trust", by=SITE, synthetic=True)
    topic = Topic.objects.get(pk=world.things["topic"])
    actions.moderate(
        topic, deed="hide", words=f"{EVIL} is no way to speak.", reason="other", by=world.people["chair"]
    )
    exports, evil = set(), set()
    for route in routes().values():
        role = next((role for role in LOOKS if role in route.see), None)
        if role is None:
            continue
        _status, headers, body = readers(role).fetches("GET", route.address(world.things))
        if not headers.get("Content-Type", "").startswith("text/csv"):
            continue
        exports.add(route.name)
        assert headers["Content-Disposition"].startswith("attachment"), route.name
        for row in csv.reader(io.StringIO(body.decode("utf-8-sig"))):
            evil |= {(route.name, cell) for cell in row if cell.startswith(FORMULA) and not is_number(cell)}
    assert evil == set()
    assert {"organisations:directory_csv", "observatory:release_csv", "networks:log_file"} <= exports


def is_number(cell):
    """Whether a cell is a plain number, which may be negative."""
    try:
        float(cell)
    except ValueError:
        return False
    return True


def zipped(name, content):
    """A zip with one member."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return held.getvalue()


REFUSED = (200, 405, 422)  # a dry run, which takes nothing; the gallery's form; the form again
HOSTILE = {
    "empty.csv": b"",
    "page.html": b"<script>alert(1)</script>",
    "picture.svg": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "program.exe": b"MZ\x90\x00",
    "nonsense.csv": bytes(range(256)) * 20,
    "nonsense.xlsx": b"PK\x03\x04" + b"\xff" * 400,
    "nonsense.zip": b"PK\x05\x06" + b"\xff" * 40,
    "outside.zip": zipped("../../outside.json", "{}"),
    "bomb.zip": zipped("my-release/release.json", b"0" * 20_000_000),
    "../../../etc/passwd.csv": b"a\x00b\n1\n",
    "x" * 200 + ".csv": b'"' + b"a," * 50_000,
    "<img src=x onerror=alert(1)>.csv": b"a\n<script>alert(2)</script>\n",
}


def test_no_hostile_file_is_taken_by_any_form(world, readers):
    tried, wrong = 0, {}
    kept = set(store.folders(store.UPLOADS))
    for form in forms(routes(), world.things, readers, LOOKS):
        for field in form.files:
            for name, content in HOSTILE.items():
                sent = io.BytesIO(content)
                sent.name = name
                status, page = readers(form.role).follows(form.action, form.filled(**{field: sent}))
                tried += 1
                if status not in REFUSED or "<img src=x" in page or "<script>alert" in page:
                    wrong[f"{form.route} {name[:30]}"] = status
    assert wrong == {}
    assert set(store.folders(store.UPLOADS)) == kept, "Nothing stays on the disk."
    assert tried >= 3 * len(HOSTILE)
