import datetime as dt

import pytest

from fairlead_web.audit.api import SITE
from fairlead_web.organisations import api


def text(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_list_is_searched_by_name_and_code(client, make_organisation):
    make_organisation("RX1", "Harbour Trust")
    make_organisation("RX2", "Estuary Board", kind="icb")
    assert "Harbour Trust" in text(client, "/organisations/")
    assert "Estuary Board" not in text(client, "/organisations/?q=harbour")
    assert "Estuary Board" in text(client, "/organisations/?q=rx2")
    assert "holds “nowhere”" in text(client, "/organisations/?q=nowhere")


def test_an_empty_list_says_who_fills_it(client, db):
    assert "programme team adds them" in text(client, "/organisations/")


def test_hostile_search_text_stays_text(client, db):
    assert "<script>alert" not in text(client, "/organisations/?q=<script>alert(1)</script>")


def test_a_long_list_comes_in_pages_that_keep_the_search(client, make_organisation):
    for number in range(51):
        make_organisation(f"T{number:02}")
    assert "?page=2" in text(client, "/organisations/")
    middle = text(client, "/organisations/?q=trust&page=2")
    assert "q=trust&amp;page=3" in middle
    assert "q=trust&amp;page=1" in middle


def test_a_closed_body_names_its_successor_and_back(client, make_organisation):
    old, new = make_organisation("OLD"), make_organisation("NEW")
    older = api.add_organisation(
        code="OLDER", name="Older", kind="trust", opened_on=dt.date(2001, 4, 1), by=SITE
    )
    for body in (old, older):
        api.close_organisation(body, on=dt.date(2026, 3, 31), successor=new, by=SITE)
    assert "Closed 31 March 2026" in text(client, "/organisations/")
    assert 'href="/organisations/NEW/"' in text(client, "/organisations/OLD/")
    assert "1 April 2001" in text(client, "/organisations/OLDER/")
    assert "does not exist" not in text(client, "/organisations/OLDER/")
    page = text(client, "/organisations/NEW/")
    assert 'href="/organisations/OLD/"' in page
    assert 'href="/organisations/OLDER/"' in page


def test_an_unknown_code_is_not_found(client, db):
    assert client.get("/organisations/NOPE/").status_code == 404


@pytest.mark.parametrize("kind", ["lead", "approver", "programme-team"])
def test_people_are_shown_to_colleagues_only(client, sign_in, make_person, make_organisation, give, kind):
    trust, person = make_organisation("RX1"), make_person("Rhys Bevan")
    give(person, kind, None if kind == "programme-team" else trust)
    assert "Who holds which role" not in text(client, "/organisations/RX1/")
    page = text(sign_in(person), "/organisations/RX1/")
    assert "Who holds which role" in page
    assert ("Nobody holds a role" in page) is (kind == "programme-team")
