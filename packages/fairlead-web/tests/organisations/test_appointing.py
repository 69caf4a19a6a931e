"""Asking people to chair and sponsor staff networks: whoever asks learns of no account, and they agree."""

import datetime as dt
import re

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from fairlead_web.accounts import api as accounts
from fairlead_web.accounts.models import Invitation, Letter
from fairlead_web.audit.models import Event
from fairlead_web.organisations import actions, api, queries
from fairlead_web.organisations.models import Appointment, Office, Role

CHANGES = r"asked/\d+|invitations/\d+|csrfmiddlewaretoken\" value=\"\w+"
NEW = "new.here@example.org"


@pytest.fixture
def network(trust, lead):
    return actions.record_staff_network(
        trust, name="Disabled staff network", open_to="Disabled staff", by=lead
    )


@pytest.fixture
def at(network):
    return f"/organisations/RX1/staff-networks/{network.pk}/"


@pytest.fixture
def cho(make_person):
    return make_person("Cho Chair")


def written(rows, address):
    """Rows as they are but for what differs between any two."""
    return [
        re.sub(r"invited/\S+", "", str(row)).replace(address, "address")
        for row in rows.values("subject", "text", "kind", "address", "person", "state")
    ]


@pytest.mark.parametrize(
    "given",
    [("chair/", {}), ("office/", {"kind": "sponsor", "post": "Chief nurse"})],
    ids=["chair", "sponsor"],
)
def test_the_answer_is_the_same_whoever_is_at_the_address(as_, lead, at, cho, given):
    """Text, status, size, what is written and how much is asked of the database."""
    route, fields = given
    seen = []
    for address in (cho.email, "who.else@example.org"):
        browser = as_(lead)
        before = Letter.objects.count()
        answer = browser.post(at + route, {"address": address, **fields})
        said = [str(one) for one in get_messages(answer.wsgi_request)]
        letters = written(Letter.objects.order_by("pk")[before:], address)
        body = browser.get(at).content.decode().replace(address, "address")
        own = browser.get("/account/invitations/").content.decode().replace(address, "address")
        body, own = (
            re.sub(r"asked/\d+|invitations/\d+|csrfmiddlewaretoken\" value=\"\w+", "", one)
            for one in (body, own)
        )
        seen.append((answer.status_code, answer.url, said, letters, body, own))
        Appointment.objects.all().delete()
        Invitation.objects.all().delete()
    assert seen[0] == seen[1]
    assert "They are asked by letter" in str(seen[0][2])
    details = Event.objects.filter(action="staff_network.asked").values_list("detail", flat=True)
    assert len({str(one) for one in details}) == 1


def test_as_many_queries_for_both(as_, lead, at, cho):
    browser, many = as_(lead), []
    for address in (cho.email, NEW):
        with CaptureQueriesContext(connection) as asked:
            browser.post(f"{at}chair/", {"address": address})
        many.append(len(asked))
    assert many[0] == many[1]


def test_the_chair_agrees_and_holds_the_role(as_, lead, trust, at, cho, network, post_office):
    browser = as_(lead)
    browser.post(f"{at}chair/", {"address": "Cho.Chair@Example.org"})
    browser.post(f"{at}chair/", {"address": cho.email})
    assert Appointment.objects.count() == 1, "Asking again is asking once."
    [letter] = post_office()
    assert "Harbour Trust asks you to stand for one of its staff networks" in letter.body
    assert network.name not in letter.subject + letter.body
    assert not api.is_staff_network_chair(cho, trust)
    assert "cho.chair@example.org" in browser.get(at).content.decode()
    asked = Appointment.objects.get()
    agree = f"/organisations/mine/asked/{asked.pk}/agree/"
    assert browser.post(agree).status_code == 404, "Somebody else is asked."
    own = as_(cho)
    assert "organisation asks you" in own.get(reverse("home:mine")).content.decode()
    assert "Disabled staff network" in own.get("/account/").content.decode()
    assert own.post(agree.replace("agree", "perhaps")).status_code == 404
    assert own.post(agree).url == "/account/"
    assert api.is_staff_network_chair(cho, trust)
    assert own.post(agree).status_code == 404
    shown = as_(lead).get(at).content.decode()
    assert "Cho Chair" in shown
    assert "Asked, and not agreed yet" not in shown


def test_a_no_looks_like_no_answer_and_goes_after_a_month(as_, lead, at, cho):
    as_(lead).post(f"{at}chair/", {"address": cho.email})
    as_(lead).get(at)  # with the word that it is done
    before = as_(lead).get(at).content.decode()
    asked = Appointment.objects.get()
    as_(cho).post(f"/organisations/mine/asked/{asked.pk}/decline/")
    assert not queries.appointments_for(cho)
    after = as_(lead).get(at).content.decode()
    assert len(before) == len(after)
    assert cho.email in after
    with time_machine.travel(timezone.now() + dt.timedelta(days=31)):
        assert not queries.appointments_open()
        assert accounts.delete_expired()["organisations.Appointment"] == 1


def test_somebody_new_joins_by_the_letter_and_agrees_as_sponsor(as_, lead, at, post_office, network):
    as_(lead).post(f"{at}office/", {"kind": "sponsor", "post": "Chief nurse", "address": NEW})
    [letter] = post_office()
    [link] = re.findall(r"/account/invited/\S+", letter.body)
    browser = Client()
    assert browser.post(link, {"name": "Nia New"}).status_code == 302
    asked = Appointment.objects.get()
    assert browser.post(f"/organisations/mine/asked/{asked.pk}/agree/").status_code == 302
    office = Office.objects.get()
    assert (office.person.name, office.post) == ("Nia New", "Chief nurse")


def test_a_question_is_taken_back_and_ends_with_its_network(as_, lead, at, cho, network):
    browser = as_(lead)
    browser.post(f"{at}chair/", {"address": cho.email})
    asked = Appointment.objects.get()
    assert str(asked).startswith("Appointment")
    browser.post(f"{at}asked/{asked.pk}/take-back/")
    assert not Appointment.objects.exists()
    asked = actions.ask_to_hold(network, kind="chair", address=cho.email, by=lead)
    actions.close_staff_network(network, by=lead)
    with pytest.raises(actions.NotNow):
        actions.agree_to_hold(asked, by=cho)
    assert not Role.objects.filter(person=cho).exists()
    assert not Appointment.objects.exists()


def test_the_last_of_the_programme_team_keeps_the_role(as_, team, make_person, give):
    role = Role.objects.get(person=team)
    browser = as_(team)
    session = browser.session
    answer = browser.post(f"/organisations/people/{role.pk}/end/", follow=True)
    if "second" in answer.request["PATH_INFO"]:
        pytest.fail(f"asks for a second step: {session}")
    assert "Nobody else is of the programme team" in answer.content.decode()
    give(make_person("Tess Team"), "programme-team")
    browser.post(f"/organisations/people/{role.pk}/end/")
    assert not api.is_programme_team(team)
