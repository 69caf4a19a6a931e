"""The reader's language: chosen by a link, kept in the session, never by what the browser prefers."""

import pytest
from django.conf import settings


def test_the_footer_offers_welsh_and_the_page_is_english(client, db):
    page = client.get("/help/?q=1").content.decode()
    assert '<html lang="en-GB">' in page
    assert 'href="/language/cy/?next=%2Fhelp%2F%3Fq%3D1"' in page
    assert ">Cymraeg</a>" in page


def test_choosing_welsh_goes_back_and_stays(client, db):
    answer = client.get("/language/cy/?next=/help/")
    assert (answer.status_code, answer["Location"]) == (302, "/help/")
    assert set(client.cookies) == {settings.SESSION_COOKIE_NAME}
    answer = client.get("/cookies/")
    assert '<html lang="cy">' in answer.content.decode()
    assert answer["Content-Language"] == "cy"
    assert ">English</a>" in answer.content.decode()
    client.get("/language/en-gb/")
    assert '<html lang="en-GB">' in client.get("/cookies/").content.decode()


def test_what_the_browser_prefers_changes_nothing(client, db):
    answer = client.get("/help/", headers={"accept-language": "cy"})
    assert '<html lang="en-GB">' in answer.content.decode()
    assert not answer.cookies


@pytest.mark.parametrize(
    "elsewhere", ["https://elsewhere.example/", "//elsewhere.example", "", "javascript:1"]
)
def test_the_way_back_never_leads_off_the_site(client, db, elsewhere):
    assert client.get("/language/cy/", {"next": elsewhere})["Location"] == "/"


def test_an_unknown_language_is_not_found_and_a_strange_session_is_english(client, db):
    assert client.get("/language/xx/").status_code == 404
    session = client.session
    session["language"] = "xx"
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    assert '<html lang="en-GB">' in client.get("/help/").content.decode()


def test_only_reading_is_allowed(client, db):
    assert client.post("/language/cy/").status_code == 405
