"""Every page once, in Chromium: axe, no scripts, a telephone, paper, forced colours, the keyboard.

Each page is looked at as the reader to whom it shows most, as others to whom it shows other parts, as a
visitor, and with what was wrong about an empty form. SQLite only: what the database is does not change it.
"""

from urllib.parse import urlsplit

import pytest
from authorisation import ALSO, OUTSIDE, routes
from django.urls import resolve
from drawn import OURS, drawing
from walks import DRAWN
from windows import View

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SEES_MOST = ("team", "chair", "lead", "approver", "member", "asker", "person", "administrator")
PARTS = 4
EMPTY_FORM = {"csrfmiddlewaretoken": "x"}  # as browsers send it


def views(things):
    """Each page by each reader for whom it differs."""
    for route in routes().values():
        address = route.address(things)
        sees = [role for role in SEES_MOST if role in route.see - route.moved][:1]
        sees += [role for role in ALSO.get(route.name, ()) if role not in sees]
        sees += ["visitor"] if "visitor" in route.see else []
        yield from (View(role, "GET", route.name, address) for role in sees)
        sends = [role for role in SEES_MOST if role in route.do][:1]
        yield from (View(role, "POST", route.name, address) for role in sends if route.see)
        if set(OUTSIDE) <= route.do and route.see:
            yield View("visitor", "POST", route.name, address)
    yield View("team", "GET", "not found", "/nowhere/")
    yield View("person", "GET", "refused", "/audit/")
    yield View("person", "GET", "a form's address", "/my-page/welcome-later/")


SENT_OTHERWISE = {
    "ui:gallery": "shows what a form looks like",
    "mfa_login_webauthn": "lets visitors in by what a passkey signs; the matrix sends it without",
}


def sends_nowhere(role, form):
    """What is wrong with a form: whoever is shown one may send it, with its token where one is asked for."""
    method, action, token = form
    found = resolve(urlsplit(action).path)
    route = routes().get(found.view_name)
    if found.view_name in SENT_OTHERWISE:
        return []
    if method == "get":
        return [] if route and role in route.see else [f"a search that leads nowhere: {action}"]
    if not route or role not in route.do:
        return [f"a form that {role} may not send: {action}"]
    return (
        [] if token or getattr(found.func, "csrf_exempt", False) else [f"a form without its token: {action}"]
    )


@pytest.fixture(scope="module")
def drawn():
    """The templates with which the pages of each part were drawn."""
    return {}


def fetched(world, readers, part):
    """The pages of one part: each view and what it was answered."""
    for view in [*views(world.things)][part::PARTS]:
        answer = readers(view.role).fetches(view.method, view.address, EMPTY_FORM)
        if not 300 <= answer[0] < 400 and "text/html" in answer[1].get("Content-Type", ""):
            yield view, answer


@pytest.mark.parametrize("part", range(PARTS))
def test_each_page_can_be_read_by_everybody(world, readers, window, drawn, part):
    broken, looked_at = {}, 0
    with drawing() as drawn[part]:
        for view, answer in fetched(world, readers, part):
            looked_at += 1
            faults, forms = window.looks_at(answer, view.address)
            if found := faults + [fault for form in forms for fault in sends_nowhere(view.role, form)]:
                broken[f"{view.role} {view.method} {view.name}"] = found
    assert broken == {}
    assert looked_at > 60


def test_each_template_is_looked_at_here_or_in_a_walk(world, readers, drawn, window):
    for part in set(range(PARTS)) - set(drawn):  # where this test is asked for alone
        with drawing() as drawn[part]:
            assert [*fetched(world, readers, part)]
    seen = set().union(*drawn.values())
    unseen = OURS - seen - DRAWN
    assert unseen == set(), "Add a walk to each in support/steps_*.py."
