"""Every address of the site: it answers, with safe headers, and sets no cookie on those who only read."""

import pytest
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

SAMPLES = {
    "code": "RX1",
    "key": "appointment",
    "number": "1",
    "organisation": "RX1",
    "section": "1",
    "token": "x",
    "purpose": "found",
    "deed": "give",
    "pk": "1",
    "provider_id": "harbour",
    "reference": "E-2345678",
    "name": "release.json",
}
OUTSIDE = ("/cms/", "/documents/", "/^")
"""Wagtail's own: editing pages with a policy of their own, documents, and the look-up of pages by address."""


def addresses(patterns=None, before="/"):
    for pattern in patterns if patterns is not None else get_resolver(settings.ROOT_URLCONF).url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern) and not route.startswith(OUTSIDE):
            yield filled(route)


def filled(route):
    for name, sample in SAMPLES.items():
        for kind in ("str", "int", "slug", "path"):
            route = route.replace(f"<{kind}:{name}>", sample)
    assert "<" not in route, f"Give {route} a sample."
    return route


ROUTES = sorted(set(addresses()))
PUBLIC = [
    "/",
    "/help/",
    "/contact/",
    "/accessibility/",
    "/privacy/",
    "/cookies/",
    "/organisations/",
    "/observatory/",
]


@pytest.fixture(params=["visitor", "member", "lead", "programme-team"])
def reader(request, client, sign_in, make_person, make_organisation, give):
    if request.param == "visitor":
        return client
    person = make_person()
    if request.param != "member":
        give(person, request.param, make_organisation("RX1") if request.param == "lead" else None)
    return sign_in(person)


def test_every_address_answers_everybody_without_a_fault(reader):
    faults = {
        route: answer.status_code for route in ROUTES if (answer := reader.get(route)).status_code >= 500
    }
    assert faults == {}
    assert len(ROUTES) > 20


def test_every_answer_carries_the_safety_headers(reader):
    for route in ROUTES:
        headers = reader.get(route).headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy, route
        assert "unsafe" not in policy, route
        assert "frame-ancestors 'none'" in policy, route
        assert headers["X-Frame-Options"] == "DENY", route
        assert headers["X-Content-Type-Options"] == "nosniff", route
        assert headers["Referrer-Policy"] == "same-origin", route


def test_reading_public_pages_sets_no_cookie(client, db):
    for route in PUBLIC:
        answer = client.get(route)
        assert answer.status_code == 200, route
        assert not answer.cookies, route


def test_the_sessions_cookie_is_the_only_one(client, db):
    for route in ROUTES:
        client.get(route)
    assert set(client.cookies) <= {settings.SESSION_COOKIE_NAME}
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
