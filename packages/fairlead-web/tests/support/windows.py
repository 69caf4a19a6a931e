"""A browser window onto the small world: what it asks for is answered here, without a server between.

So a page is looked at as its reader gets it, inside the transaction of the world.
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders

Fetched = tuple[int, dict[str, str], bytes]
ROOT = "http://localhost"
FEATURES = {
    "phone": {"width": 320, "height": 640},
    "desk": {"width": 1200, "height": 900},
}


@dataclass(frozen=True)
class View:
    """One page as somebody gets it: opened, or with what was wrong about a form that was sent."""

    role: str
    method: str
    name: str
    address: str


class Window:
    """A window that shows what a reader is answered."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.faults: list[str] = []
        page.route("**/*", self.answer)
        page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        page.on("console", self.heard)

    def heard(self, line: Any) -> None:
        """Keep what the browser complains of, such as a style that the content policy refused."""
        if line.type == "error" and "status of 4" not in line.text:
            self.faults.append(line.text)

    def answer(self, route: Any) -> None:
        """Give the browser the page that was fetched for it, and the files that belong to it.

        Playwright runs this beside the test, where the world's transaction is not seen: no database here.
        """
        path = urlsplit(route.request.url).path
        if route.request.is_navigation_request():
            status, headers, body = self.fetched
            route.fulfill(status=status, headers=headers, body=body)
        elif path.startswith("/static/") and (file := finders.find(unquote(path.removeprefix("/static/")))):
            route.fulfill(path=file)
        else:
            route.fulfill(status=204)

    def shows(self, fetched: Fetched, address: str) -> "Window":
        """The window with this page in it."""
        self.fetched = fetched
        self.faults.clear()
        self.page.set_viewport_size(FEATURES["desk"])
        self.page.goto(ROOT + address)
        return self

    def broken(self) -> list[str]:
        """What breaks a rule of access, or is wider than a telephone, or the browser complained of."""
        found = [
            f"{one['id']}: {[node['target'] for node in one['nodes']][:3]}"
            for one in Axe().run(self.page).response["violations"]
        ]
        if twice := self.page.evaluate(TWICE):
            found.append(f"ids that stand twice, so that a label would name another field: {twice}")
        self.page.set_viewport_size(FEATURES["phone"])
        width = self.page.evaluate("document.scrollingElement.scrollWidth")
        if width > FEATURES["phone"]["width"]:
            found.append(f"{width} pixels wide: {self.page.evaluate(WIDEST)}")
        return found + self.faults


TWICE = """() => { const ids = [...document.querySelectorAll('[id]')].map(one => one.id);
  return ids.filter((id, place) => ids.indexOf(id) !== place); }"""
WIDEST = """() => [...document.querySelectorAll('body *')]
  .filter(one => one.getBoundingClientRect().right > 320.5)
  .map(one => one.tagName.toLowerCase() + '.' + one.className).slice(0, 4).join(' ')"""
