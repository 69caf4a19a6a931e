import re
from dataclasses import replace
from types import SimpleNamespace

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from django.test import Client, RequestFactory

from fairlead_web.audit.api import SITE
from fairlead_web.content import api as content
from fairlead_web.home import errors, presenters, views
from fairlead_web.home.findings import FINDINGS
from fairlead_web.networks import api as networks
from fairlead_web.organisations import api as organisations

PAGES = ["help", "contact", "accessibility", "privacy", "cookies"]


def test_home_says_what_this_is_and_what_leaders_said(client, db):
    page = client.get("/").content.decode()
    assert "how fairly health and care organisations treat the people they serve and employ" in page
    assert "No figures are public yet" in page
    for finding in FINDINGS:
        assert finding.figure in page
        assert finding.source in page


def test_findings_are_in_the_past_with_year_and_base():
    for finding in FINDINGS:
        assert re.search(r"\b20\d\d\b", finding.source)
        assert "Base not published" in finding.source or "not from a count" in finding.source
        assert re.search(r"\b(agreed|felt|had|were|thought|prevented)\b", finding.statement)


def entry(**more):
    return SimpleNamespace(**{
        "title": "Appointment from shortlisting", "claim": "Cannot tell the groups apart.",
        "href": "/observatory/X/y/", "organisation_name": "Harbour Trust", "publisher": "Harbour Trust",
        "period": "2025/26", "synthetic": False,
    } | more)  # fmt: skip  # several to a line read better here


def test_real_figures_come_before_synthetic_ones_and_six_are_enough():
    shown = presenters.cards([*[entry(synthetic=True)] * 5, *[entry()] * 4])
    assert [card.synthetic for card in shown] == [False] * 4 + [True] * 2


def test_a_figure_names_its_publisher_where_that_is_somebody_else():
    assert presenters.about(entry()) == "Harbour Trust, 2025/26."
    elsewhere = entry(publisher="NHS England", period="2026-03-31")
    assert presenters.about(elsewhere) == "Harbour Trust, 31 March 2026. Published by NHS England."


def test_home_shows_the_latest_figures(client, db, monkeypatch):
    monkeypatch.setattr(views, "latest_figures", lambda most: [entry(synthetic=True)])
    page = client.get("/").content.decode()
    assert 'href="/observatory/X/y/"' in page
    assert "Cannot tell the groups apart." in page
    assert "Synthetic" in page


@pytest.mark.parametrize("name", PAGES)
def test_pages_about_the_site_have_one_heading_and_a_title(client, db, name):
    page = client.get(f"/{name}/").content.decode()
    assert page.count("<h1") == 1
    assert " – Fairlead</title>" in page


def test_contact_tells_who_reads(client, db, settings):
    assert "a demonstration on one machine" in client.get("/contact/").content.decode()
    settings.SITE = replace(settings.SITE, contact_email="team@example.org")
    assert "mailto:team@example.org" in client.get("/contact/").content.decode()


def test_the_banner_stands_in_a_demonstration_only(client, db, settings):
    assert "people and organisations here are synthetic" in client.get("/help/").content.decode()
    settings.DEMONSTRATION = False
    assert "people and organisations here are synthetic" not in client.get("/help/").content.decode()


def test_not_found_in_plain_words(client, db):
    answer = client.get("/nothing/")
    assert answer.status_code == 404
    assert "Page not found" in answer.content.decode()


def test_a_bad_request_is_answered_before_anyone_knows_who_asks(client):
    answer = client.get("/help/", headers={"host": "elsewhere.example.org"})
    assert answer.status_code == 400
    assert "could not understand" in answer.content.decode()
    assert "Sign in" not in answer.content.decode(), "Perhaps somebody is."


def test_a_server_error_is_drawn_without_the_database():
    answer = errors.server_error(RequestFactory().get("/"))
    assert answer.status_code == 500
    assert "wrong on our side" in answer.content.decode()
    for said in (answer, errors.busy()):
        assert "Sign in" not in said.content.decode()
        assert "Sign out" not in said.content.decode()


def test_a_form_without_its_token_is_refused_in_plain_words(db, make_person):
    answer = Client(enforce_csrf_checks=True).post("/account/sign-in/", {"email": "ada@example.org"})
    assert answer.status_code == 403
    said = answer.content.decode()
    assert "That form has expired" in said
    assert "begin again with a new code" in said
    assert "keeps no cookies of this site" in said


def test_who_signed_in_in_another_window_is_led_on(db, make_person):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(make_person(), "allauth.account.auth_backends.AuthenticationBackend")
    said = browser.post("/account/sign-in/", {"csrfmiddlewaretoken": "of the page before"}).content.decode()
    assert "That form has expired" in said
    assert 'You are signed in: you can also go on to <a href="/my-page/">' in said


def test_a_form_from_another_address_is_told_where_the_site_is(db, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://programme.example.org"
    elsewhere = {"Origin": "http://127.0.0.1:8000"}
    answer = Client(enforce_csrf_checks=True, headers=elsewhere).post("/account/sign-in/", secure=True)
    said = answer.content.decode()
    assert answer.status_code == 403
    assert "That form came from another address" in said
    assert '<a href="https://programme.example.org">' in said
    assert "expired" not in said


def test_an_expired_form_leads_back_to_its_page_and_never_off_the_site(db):
    browser = Client(enforce_csrf_checks=True)
    for came_from, leads_to in (
        ("http://testserver/ask/?a=1", "/ask/?a=1"),
        ("http://else.example/x", "/"),
        ("http://testserver//else.example/x", "/else.example/x"),  # a page of ours that is not there
        ("http://testserver/\\else.example/x", "/else.example/x"),
    ):
        page = browser.post("/ask/", headers={"referer": came_from}).content.decode()
        assert f'<a href="{leads_to}">Open the page anew</a>' in page


def test_whoever_signs_out_twice_is_signed_out(db):
    browser = Client(enforce_csrf_checks=True)
    assert browser.post("/account/sign-out/").url == "/"


@pytest.fixture
def _counted_anew():
    """What was tried too often here is not held against other tests' people."""
    cache.clear()
    yield
    cache.clear()


@pytest.mark.usefixtures("_counted_anew")
def test_what_is_tried_too_often_is_said_in_plain_words(sign_in, make_person):
    person = make_person()
    totp.TOTP.activate(person, totp.generate_totp_secret())
    client = sign_in(person)
    for _ in range(11):
        answer = client.post("/account/second-factor/reauthenticate/", {"code": "000000"})
    assert answer.status_code == 429
    assert "That was too often" in answer.content.decode()


def test_a_member_without_the_role_is_told_so(sign_in, make_person):
    answer = sign_in(make_person()).get("/audit/")
    assert answer.status_code == 403
    assert "Your roles do not open it" in answer.content.decode()


def test_the_home_page_leads_to_networks_and_news(client, db):
    page = client.get("/").content.decode().partition("<main")[2]
    assert "Women leaders network" in page
    assert 'id="news"' not in page, "without an article there is no empty place for one"
    organisations.fill_demonstration()
    content.fill_demonstration()
    page = client.get("/").content.decode().partition("<main")[2]
    assert page.count("fl-entry__title") == 3
    networks.close_network(networks.network("women-leaders"), by=SITE)
    assert "Women leaders network" not in client.get("/").content.decode()
