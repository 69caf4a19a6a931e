"""What every answer carries, whoever asks for what: safe headers, no cookie but one, no inline script."""

import re

import pytest
from authorisation import ALL_ROLES, OUTSIDE
from django.conf import settings
from world import ROLES

INLINE = re.compile(r"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=\"|javascript:", re.I)
FOR_MACHINES = re.compile(r"\sdatetime=\"[^\"]*\"")
BY_MACHINES = re.compile(r"\b\d{4}-\d\d-\d\d\b|\b\d\d?/\d\d?/\d{4} \d|[A-Z][a-z]{2,8}\.? \d\d?, \d{4}")
FORMS_AND_PAGES = ("GET", "HEAD", "POST")
WITHOUT_COOKIE = {
    "home:home",
    "home:help",
    "home:contact",
    "home:accessibility",
    "home:privacy",
    "home:cookies",
    "content:themes",
    "content:news",
    "networks:list",
    "networks:detail",
    "networks:asks",
    "organisations:list",
    "organisations:detail",
    "observatory:list",
    "observatory:release",
    "observatory:indicator",
}


@pytest.mark.parametrize("role", ALL_ROLES)
def test_every_answer_carries_the_safety_headers(swept, role):
    for one in swept(role).answers:
        policy, where = one.headers["Content-Security-Policy"], f"{one.method} {one.route}"
        assert "default-src 'none'" in policy, where
        assert "unsafe" not in policy, where
        assert "frame-ancestors 'none'" in policy, where
        assert one.headers["X-Frame-Options"] == "DENY", where
        assert one.headers["X-Content-Type-Options"] == "nosniff", where
        assert one.headers["Referrer-Policy"] == "same-origin", where
        assert one.status < 500, where


@pytest.mark.parametrize("role", ALL_ROLES)
def test_no_page_has_script_or_style_within(swept, role):
    pages = [one for one in swept(role).answers if "text/html" in one.headers.get("Content-Type", "")]
    assert {one.route: found[0] for one in pages if (found := INLINE.search(one.text))} == {}
    assert len(pages) > 30


@pytest.mark.parametrize("role", ALL_ROLES)
def test_days_are_written_as_people_write_them(swept, role):
    pages = [one for one in swept(role).answers if "text/html" in one.headers.get("Content-Type", "")]
    shown = {one.route: BY_MACHINES.search(FOR_MACHINES.sub("", one.text)) for one in pages}
    assert {route: found[0] for route, found in shown.items() if found} == {}


@pytest.mark.parametrize("role", sorted(set(ALL_ROLES) - {"visitor", "expired"}))
def test_nothing_keeps_what_somebody_signed_in_was_answered(swept, role):
    for one in swept(role).answers:
        if one.method not in FORMS_AND_PAGES:  # refused at the door, before anybody knows who asks
            continue
        policy = set(re.split(r",\s*", one.headers.get("Cache-Control", "")))
        assert {"no-store", "private"} <= policy or "public" in policy, f"{one.method} {one.route}"
        if "public" in policy:
            assert one.route in {"content:colours", "content:picture"}


@pytest.mark.parametrize("role", ALL_ROLES)
def test_the_sessions_cookie_is_the_only_one(swept, role):
    for one in swept(role).answers:
        assert set(one.cookies) <= {settings.SESSION_COOKIE_NAME}, one.route
        for cookie in one.cookies.values():
            assert cookie["samesite"] == "Lax", one.route
            assert cookie["httponly"] or not cookie.value, one.route


def test_reading_public_pages_sets_no_cookie(swept):
    read = [one for one in swept("visitor").answers if one.route in WITHOUT_COOKIE and one.method == "GET"]
    assert {one.route for one in read} == WITHOUT_COOKIE
    assert {one.route for one in read if one.cookies or one.status != 200} == set()


@pytest.mark.parametrize("role", ALL_ROLES)
def test_the_log_holds_nothing_about_people(swept, world, role):
    lines = swept(role).log
    assert len(lines) > 20
    secrets = [world.things["token"], world.things["unsubscribe"], "@example"]
    for line in lines:
        assert not [word for word in [*ROLES.values(), *secrets] if word in line], line
    assert not [line for line in lines if '"level": "ERROR"' in line]


def test_a_session_that_has_run_out_and_a_closed_account_are_answered_as_visitors(swept):
    answers = [
        {one.route: one.label for one in swept(role).answers if one.method == "GET"} for role in OUTSIDE
    ]
    assert answers[0] == answers[1] == answers[2]
