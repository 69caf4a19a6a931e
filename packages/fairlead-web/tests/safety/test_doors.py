"""Limited doors: no answer tells whether an address is known, and no stranger shuts one on its owner."""

import re

import pytest
from django.core.cache import cache, caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fairlead_web.accounts import api as accounts
from fairlead_web.accounts.models import Letter
from fairlead_web.audit.api import SITE
from fairlead_web.config.settings import base
from fairlead_web.content import limits
from fairlead_web.content.models import Enquiry

SIGN_IN, CODE, JOIN, PROVE = (
    "/account/sign-in/",
    "/account/sign-in/code/",
    "/account/join/",
    "/account/join/code/",
)
OTHER = "203.0.113.9"
QUESTION = {"name": "Ada", "email": "ada.osei@example.org", "text": "When?", "website": ""}


@pytest.fixture(autouse=True)
def _fresh_limits():
    cache.clear()


@pytest.fixture
def addresses(make_person):
    """One with an account, one whose account is closed, one that nobody has."""
    closed = make_person("Dee Parted")
    accounts.close_account(closed, by=SITE)
    accounts.approve_domain("example.org", by=SITE)
    return [make_person("Ada Osei").email, closed.email, "nobody.here@example.org"]


def seen(answer, address):
    """All that an answer tells, but for the address that was typed, and what changes every time."""
    page = re.sub(r'value="[A-Za-z0-9]{64}"', "", answer.content.decode()).replace(address, "…")
    return answer.status_code, answer.get("Location"), tuple(sorted(answer.cookies)), page


def tried(address, steps):
    """What is seen at each step; asking for a code begins in a browser that has not asked before."""
    cache.clear()
    browser, found = Client(), []
    for path, data in steps:
        browser = Client() if data is typed else browser
        found.append(seen(browser.post(path, data(address)), address))
    return found


def typed(address):
    return {"email": address}


def guess(address):
    return {"code": "ABCD-EFGH", "name": "Ada"}


@pytest.mark.parametrize(
    "steps",
    [
        [(SIGN_IN, typed)] * 5,
        [(SIGN_IN, typed), *[(CODE, guess)] * 7],
        [(JOIN, typed)] * 5,
        [(JOIN, typed), *[(PROVE, guess)] * 7],
    ],
)
def test_a_known_a_closed_and_an_unknown_address_are_answered_alike(addresses, steps):
    known, closed, unknown = (tried(address, steps) for address in addresses)
    assert known == unknown
    assert closed == unknown
    assert len(set(unknown)) > 1, "There is a limit, and it is met."


@pytest.mark.parametrize("path", [SIGN_IN, JOIN])
def test_as_much_is_done_for_a_known_as_for_a_closed_and_an_unknown_address(
    addresses, path, settings, django_capture_on_commit_callbacks
):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}  # as on a real site

    def done_for(address):
        cache.clear()
        with CaptureQueriesContext(connection) as asked, django_capture_on_commit_callbacks(execute=True):
            Client().post(path, typed(address))
        return [re.findall(r'^\w+|"(?:accounts|django)_\w+"', one["sql"])[:2] for one in asked]

    known, closed, unknown = map(done_for, addresses)
    assert ["INSERT", '"accounts_letter"'] in known
    assert known == unknown, "Or the clock would tell them apart."
    assert closed == unknown


def test_what_is_written_for_an_unknown_address_goes_to_nobody(addresses, post_office):
    Client().post(SIGN_IN, typed(addresses[2]))
    assert not Letter.objects.filter(address=addresses[2]).exists()
    before = Letter.objects.count()
    assert not [one for one in post_office() if addresses[2] in one.to]
    assert Letter.objects.count() == before - 1, "Nothing stays of it, however often somebody asks."


def test_a_question_is_taken_alike_whoever_has_an_account(addresses):
    asked = [("/contact/ask/", lambda address: {**QUESTION, "email": address})]
    assert len({tuple(tried(address, asked)) for address in addresses}) == 1


def test_an_invitation_is_answered_alike_whoever_has_an_account(
    addresses, sign_in, make_person, make_organisation, give
):
    lead = make_person("Lena Lead")
    give(lead, "lead", make_organisation("RX1"))
    browser = sign_in(lead)
    answers = [browser.post("/account/invitations/", {"address": one}, follow=True) for one in addresses]
    for one in addresses:
        assert one in answers[-1].content.decode(), "All three wait."
    assert [answer.status_code for answer in answers] == [200] * 3


def test_a_stranger_who_asks_too_much_stops_nobody_else(db, monkeypatch):
    monkeypatch.setattr(limits, "ENQUIRIES_AN_HOUR", 2)
    monkeypatch.setattr(limits, "LETTERS_A_DAY", 1)
    stranger, owner = Client(REMOTE_ADDR=OTHER), Client()

    def ask(browser, text):
        return browser.post("/contact/ask/", {**QUESTION, "text": text}, follow=False)

    assert [ask(stranger, text).status_code for text in "ABC"] == [302, 302, 429]
    answer = owner.post("/contact/ask/", QUESTION, follow=True)
    assert Enquiry.objects.count() == 3
    assert Enquiry.objects.latest("pk").reference in answer.content.decode(), "Also without a letter."


@pytest.mark.parametrize("path", [SIGN_IN, JOIN])
def test_nobody_counts_as_another_by_saying_so(addresses, settings, path):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1  # the proxy adds the last address; those before it are claimed

    def asks(passed_on):
        return Client().post(path, typed(addresses[0]), headers={"X-Forwarded-For": passed_on})

    for _ in range(10):
        asks(f"198.51.100.7, {OTHER}")
    assert asks("198.51.100.7").status_code == 302
    assert "too many codes" in asks(f"192.0.2.1, {OTHER}").content.decode()


def test_a_count_outlives_many_others(settings, tmp_path):
    settings.CACHES = {**settings.CACHES, "default": {**base.CACHES["default"], "LOCATION": tmp_path}}
    caches["default"].set("the-count-of-one", 3)
    for number in range(1000):
        caches["default"].set(f"of-another-{number}", 1)
    assert caches["default"].get("the-count-of-one") == 3
