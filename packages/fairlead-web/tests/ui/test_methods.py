"""Looking and sending forms, and nothing else; a form's address that is opened says what happened."""

import pytest

FORMS_ONLY = "/my-page/welcome-later/"


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "trace"])
def test_other_methods_are_refused_at_the_door(client, db, method, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = getattr(client, method)("/")
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, POST")


def test_a_browser_that_opens_a_forms_address_is_told_what_happened(sign_in, make_person):
    answer = sign_in(make_person()).get(FORMS_ONLY, headers={"Accept": "text/html,*/*"})
    page = answer.content.decode()
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "<h1" in page
    assert "Nothing was changed" in page


def test_a_program_is_answered_briefly(sign_in, make_person):
    assert sign_in(make_person()).get(FORMS_ONLY).content == b""


def test_the_feed_and_the_map_of_the_site_take_no_forms(client, db):
    for address in ("/news/feed.atom", "/sitemap.xml", "/audit/"):
        assert client.post(address).status_code in {302, 405}


def test_an_answer_to_somebody_signed_in_is_kept_nowhere(client, sign_in, make_person):
    person = make_person()
    assert "Cache-Control" not in client.get("/help/")
    sign_in(person)
    assert "no-store" in client.get("/help/")["Cache-Control"]
    assert client.get("/colours.css")["Cache-Control"] == "public, max-age=300"
    assert "no-store" in client.post("/account/sign-out/")["Cache-Control"]
    assert "Cache-Control" not in client.get("/help/")
