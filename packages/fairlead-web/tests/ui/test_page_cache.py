"""Kept pages: the same for every visitor, for nobody else, and stale with the next deed."""

import pytest
from django.conf import settings as site
from django.core.cache import caches
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext

from fairlead_web.ui import page_cache


@pytest.fixture(autouse=True)
def _keep_pages(settings):
    settings.PAGE_CACHE_SECONDS = 60
    caches["pages"].clear()
    yield
    caches["pages"].clear()


def queries(client, path, **more):
    with CaptureQueriesContext(connection) as asked:
        client.get(path, **more)
    return len(asked)


def test_the_second_visitor_is_answered_without_the_database(client, db):
    first = client.get("/news/")
    assert queries(client, "/news/") == 0
    second = client.get("/news/")
    assert second.content == first.content
    assert second["Content-Security-Policy"] == first["Content-Security-Policy"]
    assert second["X-Frame-Options"] == "DENY"
    assert not second.cookies


def test_nobody_with_a_session_is_answered_from_what_is_kept(client, sign_in, make_person):
    client.get("/news/")
    person = sign_in(make_person("Ada Osei"))
    page = person.get("/news/").content.decode()
    assert "Ada Osei" in page
    person.logout()
    assert "Ada Osei" not in client.get("/news/").content.decode()


def test_a_reader_of_welsh_is_not_given_english(client, db):
    client.get("/cookies/")
    client.get("/language/cy/")
    assert '<html lang="cy">' in client.get("/cookies/").content.decode()
    client.cookies.clear()
    assert '<html lang="en-GB">' in client.get("/cookies/").content.decode()


def test_a_page_with_a_form_is_never_kept(client, db):
    client.get("/contact/ask/")
    assert site.SESSION_COOKIE_NAME in client.cookies
    client.cookies.clear()
    client.get("/contact/ask/")
    assert site.SESSION_COOKIE_NAME in client.cookies


def test_the_next_deed_on_the_record_makes_pages_stale(
    client, make_organisation, django_capture_on_commit_callbacks
):
    client.get("/organisations/")
    with django_capture_on_commit_callbacks(execute=True):
        make_organisation("RX7", "Harbour Trust")
    assert "Harbour Trust" in client.get("/organisations/").content.decode()


def test_addresses_do_not_mix(client, db):
    assert client.get("/news/").content != client.get("/cookies/").content
    client.get("/news/?page=1")
    assert queries(client, "/news/?page=2") > 0


def test_another_host_is_refused_even_where_the_page_is_kept(client, db):
    client.get("/news/")
    assert client.get("/news/", headers={"host": "elsewhere.example.org"}).status_code == 400


@pytest.mark.parametrize("header", ["if-none-match", "authorization", "range"])
def test_requests_that_ask_for_more_go_through(client, db, header):
    client.get("/news/")
    assert queries(client, "/news/", headers={header: "x"}) > 0


@pytest.mark.parametrize(
    "response",
    [
        HttpResponse(status=404),
        HttpResponse(headers={"Cache-Control": "no-store"}),
        HttpResponse(headers={"Cache-Control": "max-age=0, private"}),
        HttpResponse(b"x" * 300_001),
    ],
)
def test_what_is_not_for_all_is_not_kept(rf, response):
    calls = []
    middleware = page_cache.page_cache_middleware(lambda request: calls.append(1) or response)
    for _ in range(2):
        middleware(rf.get("/x/"))
    assert len(calls) == 2


@pytest.mark.parametrize("path", ["/account/x/", "/cms/", "/x/?" + "y" * 500])
def test_addresses_that_may_be_secret_or_endless_are_not_kept(rf, path):
    calls = []
    middleware = page_cache.page_cache_middleware(lambda request: calls.append(1) or HttpResponse("x"))
    for _ in range(2):
        middleware(rf.get(path))
    assert len(calls) == 2


def test_it_can_be_switched_off(client, db, settings):
    settings.PAGE_CACHE_SECONDS = 0
    client.get("/news/")
    assert queries(client, "/news/") > 0
