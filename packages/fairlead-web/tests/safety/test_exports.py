"""No cell of an export runs as a formula."""

import csv
import io

import pytest
from authorisation import routes
from readers import Reader

from fairlead_web.audit.api import SITE
from fairlead_web.networks import actions
from fairlead_web.networks.models import Topic
from fairlead_web.organisations import api as organisations

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
