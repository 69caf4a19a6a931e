"""Pictures of the running demonstration's main pages, on a telephone and on a desk: `make pictures`.

They are for looking at, in build/pictures; the one that README shows is taken anew as well.
"""

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Error, Page, sync_playwright

HERE = Path(__file__).parent
OUT = HERE.parent / "build" / "pictures"
README = HERE / "pictures" / "observatory.png"
ADDRESS = os.environ.get("FAIRLEAD_ADDRESS", "http://127.0.0.1:8000")
SIZES = {"phone": (320, 640), "desk": (1280, 800)}
INDICATOR = "/observatory/SYN1/formal_disciplinary@1/"
VISITOR = {
    "home": "/",
    "observatory": "/observatory/",
    "indicator": INDICATOR,
    "themes": "/themes/",
    "theme": "/themes/leadership/",
    "news": "/news/",
    "article": "/news/how-to-read-a-figure-here-in-two-minutes/",
    "networks": "/networks/",
    "network": "/networks/women-leaders/",
    "asks": "/networks/asks/",
    "reference-group": "/networks/reference-group/",
    "organisations": "/organisations/",
    "organisation": "/organisations/SYN1/",
    "each-year": "/organisations/SYN100/",
    "with-thanks": "/organisations/people/thanks/",
    "privacy": "/privacy/",
    "help": "/help/",
    "get-involved": "/get-involved/",
    "contact": "/contact/",
    "sign-in": "/account/sign-in/",
    "sign-in-as": "/demonstration/sign-in-as/",
    "not-found": "/nowhere/",
}
OTHERS = {
    "Nadia Rahman": {
        "member-my-page": "/my-page/",
        "member-network": "/networks/women-leaders/",
        "member-my-networks": "/networks/mine/",
        "member-discussion": "/networks/women-leaders/discussion/",
        "member-fellows": "/networks/women-leaders/fellows/",
        "member-peers": "/networks/peers/",
        "member-contacts": "/networks/peers/contacts/",
        "member-account": "/account/",
        "member-profile": "/account/profile/",
        "member-data": "/account/data/",
        "member-erase": "/account/data/erase/",
        "member-joins": "/networks/black-and-minority-ethnic-leaders/join/",
    },
    "Siobhan Kerr": {
        "chair-desk": "/networks/women-leaders/chair/",
        "chair-register": "/networks/women-leaders/chair/register/",
        "chair-update": "/networks/women-leaders/chair/updates/new/",
        "chair-chats": "/networks/women-leaders/chats/",
    },
    "Amara Okafor": {
        "lead-my-page": "/my-page/",
        "lead-releases": "/releases/",
        "lead-add": "/releases/add/SYN1/",
        "lead-staff-networks": "/organisations/SYN1/staff-networks/",
    },
    "Joan Ashworth": {
        "team-my-page": "/my-page/",
        "team-desk": "/team/",
        "team-enquiries": "/enquiries/",
        "team-networks": "/networks/manage/",
        "team-growth": "/networks/growth/",
        "team-lists": "/team/lists/",
        "team-roles": "/organisations/people/",
        "team-change": "/organisations/SYN1/change/",
        "team-record": "/audit/",
    },
    "Leila Haddad": {
        "administration": "/administration/",
        "administration-sign-ins": "/administration/connections/",
    },
    "Marcus Bright": {"new-my-page": "/my-page/"},
}


@dataclass
class Photographer:
    """A browser at one size."""

    browser: Browser
    size: str
    faults: list[str]

    def visit(self, pages: dict[str, str], name: str = "") -> None:
        """Take the pages as a visitor, or as the synthetic person of this name."""
        wide, high = SIZES[self.size]
        context = self.browser.new_context(viewport={"width": wide, "height": high})
        page = context.new_page()
        if name:
            page.goto(f"{ADDRESS}/demonstration/sign-in-as/?q={name}")
            page.get_by_role("button", name=f"as {name}").first.click()
        for title, path in pages.items():
            self.take(page, title, path)
        context.close()

    def take(self, page: Page, title: str, path: str) -> None:
        """One page, whole; a page that is wider than the window is a fault."""
        answer = page.goto(f"{ADDRESS}{path}")
        if title != "not-found" and (answer is None or not answer.ok):
            self.faults.append(f"{path} is not there")
        page.screenshot(path=OUT / f"{title}-{self.size}.png", full_page=True)
        if page.evaluate("document.documentElement.scrollWidth") > SIZES[self.size][0]:
            self.faults.append(f"{path} is wider than {SIZES[self.size][0]} pixels")

    def take_readme(self) -> None:
        """The first figure on the page of an indicator, for README."""
        page = self.browser.new_page(viewport={"width": 1000, "height": 1050})
        page.goto(f"{ADDRESS}{INDICATOR}")
        page.evaluate("scrollTo(0, document.querySelector('.fl-section').getBoundingClientRect().top - 54)")
        page.screenshot(path=README)


def main() -> int:
    """Take all; say what is wider than its window."""
    OUT.mkdir(parents=True, exist_ok=True)
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next((path for name in names if (path := shutil.which(name))), None)
    faults: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        try:
            for size in SIZES:
                one = Photographer(browser, size, faults)
                one.visit(VISITOR)
                for name, pages in OTHERS.items():
                    one.visit(pages, name)
            one.take_readme()
        except Error as fault:
            print(f"{str(fault).splitlines()[0]}\nIs the demonstration running? Start it with: make run")
            return 1
    print(f"{len(list(OUT.glob('*.png')))} pictures are in {OUT}.", *faults, sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
