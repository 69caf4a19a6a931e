"""One's own page: what waits, what is mine, what is new, and the welcome; nothing of others."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fairlead_web.accounts import api as accounts
from fairlead_web.audit.api import SITE
from fairlead_web.content.actions import ask
from fairlead_web.home import dashboard
from fairlead_web.networks import api as networks
from fairlead_web.observatory.api import Entry
from fairlead_web.organisations import api as organisations

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(sign_in):
    def read(person):
        answer = sign_in(person).get("/my-page/")
        assert answer.status_code == 200
        return answer.content.decode()

    return read


@pytest.fixture
def trust(make_organisation):
    return make_organisation("RX1", "Harbour Trust")


def test_visitors_are_asked_to_sign_in(client, db):
    assert client.get("/my-page/").headers["Location"].startswith("/account/sign-in/")


def test_somebody_new_is_welcomed_and_no_part_is_empty(page, make_person):
    text = page(make_person())
    for said in (
        "Welcome: three steps",
        "Nothing. Approvals, requests",
        "Say where you work, and its newest figures",
        "You belong to no network",
        "Nothing yet. Updates from your networks",
    ):
        assert said in text
    assert "The programme’s desk" not in text


def test_the_welcome_goes_when_its_steps_are_done(page, make_person, trust):
    person = make_person()
    organisations.affiliate(person_id=person.pk, organisation=trust, job_title="Chair", by=person)
    assert "Done" in page(person)
    accounts.change_profile(person, by=person, called="Ada")
    network = networks.networks_open().get(code="women-leaders")
    networks.join(network, kind="supporter", by=person)
    assert "Welcome: three steps" not in page(person)


def test_the_welcome_can_wait(page, sign_in, make_person):
    person = make_person()
    browser = sign_in(person)
    assert browser.post("/my-page/welcome-later/").headers["Location"] == "/my-page/"
    assert "Welcome: three steps" not in browser.get("/my-page/").content.decode()


def test_my_organisations_and_their_figures(page, make_person, trust, make_organisation, give):
    person = make_person()
    organisations.affiliate(person_id=person.pk, organisation=trust, job_title="Chair", by=person)
    give(person, "lead", make_organisation("RX2", "Coast Trust"))
    text = page(person)
    assert text.index("Coast Trust") < text.index("Harbour Trust")
    assert "No figures are public yet" in text
    assert ">My organisations<" in text


def test_each_of_my_organisations_has_its_turn_among_the_figures(monkeypatch, make_organisation):
    def figures(*codes):
        found = [
            (code, f"{code} {name}") for code in codes if code != "RX1" for name in ("one", "two", "three")
        ]
        return [
            Entry("k@1", title, "equity", "", code, code, code, "2025", True, False) for code, title in found
        ]

    monkeypatch.setattr(dashboard.observatory, "figures_of", figures)
    several = [make_organisation(code) for code in ("RX1", "RX2", "RX3")]
    assert [card.title for card in dashboard.own_figures(several)] == ["RX2 one", "RX3 one", "RX2 two"]
    assert [card.title for card in dashboard.own_figures(several[1:2])] == ["RX2 one", "RX2 two", "RX2 three"]
    assert dashboard.own_figures([]) == []


def test_the_programme_team_finds_its_queues(page, make_person, give):
    person = make_person()
    give(person, "programme-team")
    ask(kind="question", name="", email="a@example.org", text="How do I join?")
    text = page(person)
    assert "1 open enquiry" in text
    assert "The programme’s desk" in text
    assert "Growth" in text


def test_a_chair_finds_requests_and_a_member_finds_updates(page, make_person, give):
    chair, member = make_person("Cho Chair"), make_person("Mia Member")
    network = networks.networks_open().get(code="women-leaders")
    term = networks.appoint_chair(network, person=chair, by=SITE)
    networks.agree_to_chair(term, by=chair)
    networks.join(network, kind="member", by=member, approved=True)
    networks.publish_update(network, title="Our spring meeting", text="Come.", public=False, by=chair)
    assert "Our spring meeting" in page(member)
    assert "Our spring meeting" not in page(make_person("Stan Stranger"))


def test_as_many_queries_for_many_rows_as_for_one(sign_in, make_person, make_organisation, give):
    person = make_person()
    browser = sign_in(person)

    def spent():
        with CaptureQueriesContext(connection) as queries:
            browser.get("/my-page/")
        return len(queries)

    for number in range(3):
        give(person, "lead", make_organisation(f"RX{number}"))
    spent()  # what is kept between requests is read once
    few = spent()
    for number in range(8):
        give(person, "lead", make_organisation(f"RY{number}"))
    assert spent() == few
