"""A browser, people to sign in as, and rules of access that every visited page must keep.

The rules are tried on SQLite alone: what the database is does not change a page.
"""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core import mail
from django.core.cache import cache
from django.db import connection
from public_releases import _private_files, publish
from windows import TWICE

__all__ = ["_private_files", "publish"]


@pytest.fixture
def trust(transactional_db, make_organisation):
    return make_organisation("RX1", name="Synthetic Example Trust")


@pytest.fixture
def lead(trust, make_person, give):
    person = make_person("Lena Lead")
    give(person, "lead", trust)
    return person


@pytest.fixture
def approver(trust, make_person, give):
    person = make_person("Avi Approver")
    give(person, "approver", trust)
    return person


class Visitor:
    """A browser window; `reads` fails on any breach of the rules of access."""

    def __init__(self, page, address):
        self.page, self.address = page, address
        self.faults = []
        page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        page.on("console", lambda line: self.faults.append(line.text) if line.type == "error" else None)

    def opens(self, path):
        self.page.goto(f"{self.address}{path}")
        return self

    def reads(self, heading):
        """The page with this heading is here and no rule is broken."""
        self.page.get_by_role("heading", name=heading, level=1).wait_for()
        assert self.faults == []
        if connection.vendor != "sqlite":
            return self
        found = Axe().run(self.page).response["violations"]
        broken = [(one["id"], [node["target"] for node in one["nodes"]]) for one in found]
        assert broken == [], f"{self.page.url}: {broken}"
        assert self.page.evaluate(TWICE) == [], f"{self.page.url}: an id stands twice"
        return self

    def signs_in(self, person):
        self.page.context.clear_cookies()
        self.opens("/demonstration/sign-in-as/")
        self.page.get_by_role("button", name=person.name).click()
        return self

    def signs_in_by_code(self, person):
        self.opens("/account/sign-in/").reads("Sign in")
        self.page.get_by_label("E-mail address").fill(person.email)
        self.presses("Send me a code").reads("Enter your code")
        [code] = re.findall(r"^[A-Z0-9-]{6,}$", mail.outbox[-1].body, flags=re.M)
        self.page.get_by_label("Code").fill(code)
        return self.presses("Sign in")

    def signs_out(self):
        self.page.context.clear_cookies()
        return self

    def presses(self, name):
        self.page.get_by_role("button", name=name).click()
        return self

    def follows(self, name):
        self.page.get_by_role("link", name=name, exact=True).first.click()
        return self


@pytest.fixture
def visitor(page, live_server, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    page.set_default_timeout(30_000)
    return Visitor(page, live_server.url)


@pytest.fixture
def telephone(visitor):
    """A device with a fingerprint reader, which says yes until telephone(False)."""
    cache.clear()  # each test asks for codes to the same address
    session = visitor.page.context.new_cdp_session(visitor.page)
    session.send("WebAuthn.enable")
    added = session.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    number = added["authenticatorId"]

    def says(yes):
        session.send("WebAuthn.setUserVerified", {"authenticatorId": number, "isUserVerified": yes})

    says.forget = lambda: session.send("WebAuthn.clearCredentials", {"authenticatorId": number})
    return says


@pytest.fixture
def without_scripts(browser, live_server, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    context = browser.new_context(java_script_enabled=False)
    yield Visitor(context.new_page(), live_server.url)
    context.close()
