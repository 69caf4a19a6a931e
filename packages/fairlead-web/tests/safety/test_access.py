"""Every page once, in Chromium: no rule of access is broken, and nothing is wider than a telephone.

Each page is looked at as the reader to whom it shows most, as a visitor, and with what was wrong about an
empty form. SQLite only: what the database is does not change a page.
"""

import pytest
from authorisation import OUTSIDE, routes
from django.db import connection
from readers import Reader
from windows import View, Window

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SEES_MOST = ("team", "chair", "lead", "approver", "member", "asker", "person", "administrator")
PARTS = 4
EMPTY_FORM = {"csrfmiddlewaretoken": "x"}  # as browsers send it


def views(things):
    """Each page by each reader for whom it differs."""
    for route in routes().values():
        address = route.address(things)
        sees = [role for role in SEES_MOST if role in route.see - route.moved][:1]
        sees += ["visitor"] if "visitor" in route.see else []
        yield from (View(role, "GET", route.name, address) for role in sees)
        sends = [role for role in SEES_MOST if role in route.do][:1]
        yield from (View(role, "POST", route.name, address) for role in sends if route.see)
        if set(OUTSIDE) <= route.do and route.see:
            yield View("visitor", "POST", route.name, address)
    yield View("team", "GET", "not found", "/nowhere/")
    yield View("person", "GET", "refused", "/audit/")
    yield View("person", "GET", "a form's address", "/my-page/welcome-later/")


@pytest.fixture
def readers(world, db):
    """readers("lead") is somebody in that role."""
    if connection.vendor != "sqlite":
        pytest.skip("Pages are looked at on SQLite.")
    known = {}

    def one(role):
        return known.setdefault(role, None) or known.update({role: Reader(world, role)}) or known[role]

    return one


@pytest.mark.parametrize("part", range(PARTS))
def test_each_page_can_be_read_by_everybody(world, readers, page, part):
    window, broken, looked_at = Window(page), {}, 0
    for view in [*views(world.things)][part::PARTS]:
        fetched = readers(view.role).fetches(view.method, view.address, EMPTY_FORM)
        if 300 <= fetched[0] < 400 or "text/html" not in fetched[1].get("Content-Type", ""):
            continue
        looked_at += 1
        if found := window.shows(fetched, view.address).broken():
            broken[f"{view.role} {view.method} {view.name}"] = found
    assert broken == {}
    assert looked_at > 30
