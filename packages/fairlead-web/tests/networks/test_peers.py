"""Finding peers: by what they show to anyone who is signed in, and by nothing else; and their pages."""

import json
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fairlead_web.audit.api import SITE
from fairlead_web.networks import api
from fairlead_web.networks.models import ContactRequest
from fairlead_web.organisations import api as organisations
from fairlead_web.vocabulary import api as vocabulary

PEERS = reverse("networks:peers")
CONTACTS = reverse("networks:contacts")
SHARED = Path(__file__).parents[5] / "shared"
WORDS = {"message": "May I ask about boards?"}


@pytest.fixture
def place(make_organisation):
    """place(person, "RX1", "london", "Chief nurse") gives a newest place."""

    def placed(person, code, region, job_title):
        body = organisations.organisation(code) or organisations.add_organisation(
            code=code, name=f"Trust {code}", kind="trust", region=region, by=SITE, synthetic=True
        )
        organisations.affiliate(person_id=person.pk, organisation=body, job_title=job_title, by=SITE)

    return placed


@pytest.fixture
def reader(client, sign_in, make_person):
    client.person = make_person("Noor Reader")
    return sign_in(client.person)


def text(client, address=PEERS, **search):
    answer = client.get(address, search)
    assert answer.status_code == 200
    return answer.content.decode()


def plain(page):
    return [line for line in page.splitlines() if "csrfmiddlewaretoken" not in line]


def ask(person):
    return reverse("networks:ask_peer", args=[person.pk])


def test_only_who_chose_to_be_found_is_found(reader, make_findable, make_person):
    assert "Nobody has chosen to be found yet" in text(reader)
    make_findable("Ada Osei")
    make_findable("Shows Nothing", name_seen_by="nobody")
    make_findable("Contacts Only", name_seen_by="contacts")
    make_findable("Not Found", found=False)
    make_person("No Profile")
    shown = text(reader)
    assert "Ada Osei" in shown
    for name in ("Shows Nothing", "Contacts Only", "Not Found", "No Profile", "example.org"):
        assert name not in shown
    assert "Others do not find you." in shown


def test_each_field_is_shown_as_its_owner_chose(reader, make_findable, place):
    ada = make_findable(
        "Ada Osei", name_seen_by="nobody", offers="An hour", offers_seen_by="members", needs="A mentor"
    )
    place(ada, "RX1", "london", "Chief nurse")
    shown = text(reader)
    assert "A leader who shows no name" in shown
    assert "An hour" in shown
    for words in ("Ada Osei", "A mentor", "Chief nurse", "Trust RX1"):
        assert words not in shown


@pytest.mark.parametrize(
    ("search", "field"),
    [
        ({"interest": "pay"}, "interests"),
        ({"region": "london"}, "organisation"),
        ({"role": "NURSE"}, "job_title"),
    ],
)
def test_looking_for_a_part_finds_nobody_who_hides_it(search, field, reader, make_findable, place):
    pay = [term for term in vocabulary.interests() if term.code == "pay"]
    for name, level in (("Shows It", "members"), ("Keeps It", "contacts"), ("Hides It", "nobody")):
        person = make_findable(name, interests=pay, **{f"{field}_seen_by": level})
        place(person, "RX1", "london", "Chief nurse")
    place(make_findable("Is Elsewhere", **{f"{field}_seen_by": "members"}), "RX2", "wales", "Finance lead")
    shown = text(reader, **search)
    assert "Shows It" in shown
    for name in ("Keeps It", "Hides It", "Is Elsewhere"):
        assert name not in shown
    assert "Nobody who can be found shows this" in text(reader, interest="menopause", role="Nurse")


def test_the_newest_place_is_looked_at_since_it_is_the_one_shown(reader, make_findable, place):
    ada = make_findable("Ada Osei", organisation_seen_by="members", job_title_seen_by="members")
    first = organisations.add_organisation(code="RX1", name="One", kind="trust", region="london", by=SITE)
    organisations.affiliate(
        person_id=ada.pk, organisation=first, job_title="Nurse", by=SITE, starts_on="2020-01-01"
    )
    place(ada, "RX2", "wales", "Chief nurse")
    assert "Ada Osei" not in text(reader, region="london")
    shown = text(reader, region="wales", role="chief")
    assert "Ada Osei" in shown
    assert "Chief nurse, Trust RX2" in shown


def test_nonsense_in_the_search_is_left_out(reader, make_findable):
    make_findable("Ada Osei")
    assert "Ada Osei" in text(reader, interest="nonsense", region="x" * 500, page="-3")
    assert "Ada Osei" in text(reader, role="x" * 500)
    assert "Nobody who can be found shows this" in text(reader, role="%_'\"<script>")


def test_naughty_strings_do_no_harm(reader, make_findable):
    strings = json.loads((SHARED / "fixtures/security/blns.json").read_text()) if SHARED.exists() else []
    if not strings:
        pytest.skip("../shared is not beside this checkout.")
    ada = make_findable("Ada Osei")
    for string in strings[::25]:
        assert reader.get(PEERS, {"role": string}).status_code == 200
        reader.post(ask(ada), {"message": string})
        assert "<script>alert" not in text(reader, CONTACTS)
        ContactRequest.objects.all().delete()


def test_belonging_changes_nothing_of_what_peers_show(reader, make_findable, join, network, make_chair):
    ada = make_findable("Ada Osei")
    chair = make_chair(network)
    before = text(reader)
    join(ada, network)
    assert plain(text(reader)) == plain(before)
    assert str(network) not in before
    assert chair.name not in before


def test_somebody_blocked_is_not_found_and_does_not_notice(reader, sign_in, make_findable, client):
    ada, bo = make_findable("Ada Osei"), make_findable("Bo Blocked")
    api.block_contact(bo, by=ada)
    sign_in(ada)
    assert "Bo Blocked" not in text(client)
    assert client.get(ask(bo)).status_code == 404
    sign_in(bo)
    shown = text(client)
    assert "Ada Osei" in shown
    assert "Others can find you too." in shown
    client.post(ask(ada), WORDS)
    assert "No answer yet" in text(client, CONTACTS)


def test_visitors_are_asked_to_sign_in(client, db):
    for address in (PEERS, CONTACTS, reverse("networks:ask_peer", args=[1])):
        answer = client.get(address)
        assert answer.status_code == 302
        assert "next=" in answer.url


def test_pages_ask_a_fixed_number_of_queries(client, sign_in, make_findable, place):
    ada = make_findable("Ada Osei", interests_seen_by="members")
    sign_in(ada)

    def more(first, last):
        for number in range(first, last):
            near, far, third = (make_findable(f"{kind} {number:02}") for kind in ("Near", "Far", "Third"))
            place(near, "RX1", "london", "Nurse")
            api.accept_contact(api.request_contact(near, message="Hello", by=ada), by=near)
            api.request_contact(far, message="Hello", by=ada)
            api.request_contact(ada, message="Hello", by=third)

    def queries(address):
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        return len(asked)

    more(0, 1)
    few = [queries(address) for address in (PEERS, CONTACTS)]
    more(1, 5)
    assert [queries(address) for address in (PEERS, CONTACTS)] == few
