"""Who hears of an ask, of its correction and of a reply: those who can do something about it."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from fairlead_web.accounts.models import Letter
from fairlead_web.audit.api import SITE
from fairlead_web.networks import actions
from fairlead_web.networks.models import AskReply
from fairlead_web.organisations import api as organisations

ASK = {"theme": "equity", "title": "Measure waits", "text": "Why.", "addressed": "organisation"}


@pytest.fixture
def trust(make_organisation):
    return make_organisation("RX1")


@pytest.fixture
def lead(make_person, give, trust):
    person = make_person("Lena Lead")
    give(person, "lead", trust)
    return person


@pytest.fixture
def chair(make_chair, network):
    return make_chair(network, "Cleo Chair")


@pytest.fixture
def own_page(client, sign_in):
    def see(person):
        sign_in(person)
        return client.get(reverse("home:mine")).content.decode()

    return see


def letters_to(person):
    return list(Letter.objects.filter(person=person).values_list("subject", "text"))


def test_leads_are_told_that_their_organisation_is_asked_and_never_by_which_network(
    network, chair, lead, trust, make_person, make_organisation, give, own_page
):
    elsewhere = make_person("Ola Other")
    give(elsewhere, "lead", make_organisation("RX2"))
    Letter.objects.all().delete()
    for _twice in range(2):
        asked = actions.ask(network, organisation=trust, by=chair, **ASK)
    ((subject, text),) = letters_to(lead)
    assert subject == "Your organisation is asked something"
    assert "Trust RX1" in text
    for said in (network.name, network.code, ASK["title"]):
        assert said not in text
    assert Letter.objects.count() == 1
    address = reverse("networks:ask", args=[network.code, asked.pk])
    assert address in own_page(lead)
    assert address not in own_page(elsewhere)
    actions.reply(asked, organisation=trust, text="We will.", by=lead)
    assert address not in own_page(lead)


def test_a_chair_who_leads_the_organisation_needs_no_letter(network, chair, trust, give):
    give(chair, "lead", trust)
    Letter.objects.all().delete()
    actions.ask(network, organisation=trust, by=chair, **ASK)
    assert letters_to(chair) == []


def test_what_is_asked_of_all_boards_is_told_to_nobody(network, chair, lead, own_page):
    Letter.objects.all().delete()
    actions.ask(network, by=chair, **{**ASK, "addressed": "boards"})
    assert not Letter.objects.exists()
    assert ASK["title"] not in own_page(lead)


def test_the_chairs_hear_of_a_reply_and_the_leads_who_replied_of_other_words(network, chair, lead, trust):
    asked = actions.ask(network, organisation=trust, by=chair, **ASK)
    Letter.objects.all().delete()
    actions.reply(asked, organisation=trust, text="We will.", by=lead)
    ((subject, text),) = letters_to(chair)
    assert subject == "A reply to what you asked"
    assert "Trust RX1 has replied in public" in text
    assert network.name not in text
    Letter.objects.all().delete()
    actions.correct_ask(asked, title="Measure every wait", text="Why.", by=chair)
    ((subject, text),) = letters_to(lead)
    assert subject == "What your organisation replied to has changed"
    assert reverse("organisations:detail", args=["RX1"]) in text
    assert network.code not in text


def test_whoever_stands_in_the_place_of_a_body_that_merged_replies_for_it(
    network, chair, trust, lead, make_organisation, make_person, give, client, sign_in, own_page
):
    asked = actions.ask(network, organisation=trust, by=chair, **ASK)
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    heir = make_organisation("RX9")
    organisations.merge([trust], into=heir, on=yesterday, by=SITE)
    leader = make_person("Hedda Heir")
    give(leader, "lead", heir)
    assert "Asked of Trust RX1 in public" in own_page(leader)
    page = client.get(reverse("networks:ask", args=[network.code, asked.pk])).content.decode()
    address = reverse("networks:reply", args=[network.code, asked.pk, "RX1"])
    assert address in page
    client.post(address, {"text": "We took it on."})
    assert AskReply.objects.get().text == "We took it on."


def test_a_closed_body_is_asked_nothing_and_its_place_is_named(network, chair, trust, make_organisation):
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    organisations.merge([trust], into=make_organisation("RX9"), on=yesterday, by=SITE)
    with pytest.raises(actions.NotNow, match=r"Trust RX1 has closed. In its place: Trust RX9"):
        actions.ask(network, organisation=trust, by=chair, **ASK)
    gone = make_organisation("RX3")
    organisations.close_organisation(gone, on=yesterday, by=SITE)
    with pytest.raises(actions.NotNow, match="nothing is known to stand in its place"):
        actions.ask(network, organisation=gone, by=chair, **ASK)
