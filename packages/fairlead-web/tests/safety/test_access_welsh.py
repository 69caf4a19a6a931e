"""Public pages in Welsh, whose words are longer: on a telephone, by axe, and in the language that they name.

In every other way they are the pages that test_access.py looks at; whether all is Welsh is asked in
content/test_welsh_pages.py.
"""

import re

import pytest
from authorisation import routes
from django.urls import reverse
from readers import body_of
from steps import Browser, taken_back
from walks import WALKS

pytestmark = [pytest.mark.browser, pytest.mark.slow]
TOLD = ("steps_signing_in", "steps_own_keys")
LANGUAGE = re.compile(r'<html lang="([\w-]+)">')


def in_welsh():
    """Somebody who has chosen Welsh."""
    browser = Browser()
    browser.opens(reverse("content:language", args=["cy"]))
    return browser


def public_pages(world):
    """Each page that anybody may open, by its route, and those behind a step before anybody is known."""
    browser = in_welsh()
    for route in routes().values():
        if "visitor" in route.see - route.moved:
            yield route.name, browser.opens(route.address(world.things))
    for step in (step for part in TOLD for step in WALKS[part] if step.role == "visitor"):
        with taken_back():
            yield step.name, step.walk(world, in_welsh())


def test_each_public_page_can_be_read_in_welsh(world, db, window):
    broken, languages = {}, {}
    for name, answer in public_pages(world):
        if "text/html" not in answer.get("Content-Type", ""):
            continue
        page = body_of(answer)
        languages[name] = LANGUAGE.findall(page.decode())
        fetched = answer.status_code, dict(answer.items()), page
        if faults := window.glances_at(fetched, answer.request["PATH_INFO"]):
            broken[name] = faults
    assert broken == {}
    assert {name for name, said in languages.items() if said != ["cy"]} == set()
    assert len(languages) > 60
