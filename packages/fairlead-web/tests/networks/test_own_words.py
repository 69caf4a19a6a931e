"""Taking back one's own words and consent, also after the end: a former chair, a guest, a named member."""

import datetime as dt
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from fairlead_web.audit.api import SITE
from fairlead_web.audit.models import Event
from fairlead_web.networks import actions, api
from fairlead_web.networks.models import ChairTerm, Exchange, LiveChat, Topic, Update

WORDS = "networks:my_words"


@pytest.fixture
def former(network, make_chair, fellow):
    """A chair whose term has ended, who never belonged, and what they wrote."""
    person = make_chair(network)
    topic = api.start_topic(network, title="Welcome", text="Hello all.", by=person)
    api.post(topic, text="Thank you.", by=fellow)
    api.post(topic, text="And good luck.", by=person)
    api.publish_update(network, title="My first week", text="I tell you.", public=False, by=person)
    ChairTerm.objects.filter(person=person).update(starts_on=dt.date(2020, 1, 1))
    api.end_chair(ChairTerm.objects.get(person=person), by=SITE)
    return person


def removals(client):
    page = client.get(reverse(WORDS)).content.decode()
    return page, [part.partition('"')[0] for part in page.split('href="') if "/remove/" in part[:80]]


def test_a_former_chair_takes_back_every_word(client, sign_in, former, network):
    sign_in(former)
    topic = Topic.objects.get()
    assert client.get(reverse("networks:topic", args=[network.code, topic.pk])).status_code == 404
    page, addresses = removals(client)
    assert all(words in page for words in ("Welcome", "Hello all.", "And good luck.", "My first week"))
    assert "See it in its place" not in page, "It leads where its reader may not enter."
    assert len(addresses) == 3
    before = Event.objects.count()
    for address in addresses:
        assert "Remove your words?" in client.get(address).content.decode()
        assert client.post(address).url == reverse(WORDS)
    topic.refresh_from_db()
    assert (topic.state, topic.author, topic.text) == ("withdrawn", None, "")
    assert sorted(api.posts_of(topic).values_list("state", "text")) == [
        ("shown", "Thank you."),
        ("withdrawn", ""),
    ]
    assert not Update.objects.exists()
    recorded = Event.objects.order_by("pk")[before:]
    assert [one.action for one in recorded] == ["own-words.withdrawn"], "Of discussions nothing is recorded."
    assert network.code not in str(list(recorded.values()))
    assert "Nothing of yours stands in a network" in client.get(reverse(WORDS)).content.decode()


def test_nobody_finds_or_removes_what_another_wrote(client, sign_in, former, fellow):
    sign_in(former)
    _page, addresses = removals(client)
    sign_in(fellow)
    page, own = removals(client)
    assert len(own) == 1
    assert "See it in its place" in page
    assert "Hello all." not in page
    assert [client.post(address).status_code for address in addresses] == [404] * 3
    update = Update.objects.get()
    with pytest.raises(api.NotNow, match="not yours"):
        actions.withdraw_update(update, by=fellow)


def test_the_page_asks_the_same_however_much_one_wrote(client, sign_in, former, network):
    sign_in(former)
    client.get(reverse(WORDS))
    asked = []
    for many in (0, 30):
        Topic.objects.bulk_create(
            Topic(network=network, title="T", text="T", author=former, key=uuid4()) for _one in range(many)
        )
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse(WORDS))
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_ones_own_data_leads_there(client, sign_in, make_person):
    sign_in(make_person())
    assert reverse(WORDS) in client.get(reverse("accounts:data")).content.decode()


@pytest.fixture
def summarised(network, make_chat, ask):
    """summarised(public=True) is a chat that is over, whose guest is named in its texts."""

    def chat(*, public):
        one = make_chat(network)
        question = ask(one, "MS GUEST (SYNTHETIC), how do I become a trustee?", quote="unnamed")
        api.answer_question(question, answer="Ask.", answered_by="guest", by=one.chair)
        later = one.closes_at + dt.timedelta(hours=1)
        text = "Ms Guest (synthetic) spoke. We thank Ms Guest (synthetic)."
        api.publish_summary(one, text=text, public=public, quoted=[question.pk], by=one.chair, at=later)
        past = timezone.now() - dt.timedelta(hours=1)
        LiveChat.objects.filter(pk=one.pk).update(opens_at=past - dt.timedelta(hours=1), closes_at=past)
        return one

    return chat


@pytest.mark.parametrize("who", ["chair", "team"])
def test_a_guest_is_taken_out_of_a_published_summary(
    who, client, sign_in, summarised, network, make_person, give
):
    chat = summarised(public=True)
    page = reverse("networks:chat", args=[network.code, chat.pk])
    assert "If you are the guest" in client.get(page).content.decode()
    team = make_person("Joan Team")
    give(team, "programme-team")
    sign_in({"chair": chat.chair, "team": team}[who])
    assert "Take the guest’s name out" in client.get(page).content.decode()
    press = reverse("networks:unname_guest", args=[network.code, chat.pk])
    assert client.post(press).url == page
    chat.refresh_from_db()
    assert (chat.guest_name, chat.guest_role, chat.guest_agreed_on) == ("", "", None)
    assert chat.summary == "The guest spoke. We thank the guest."
    assert Exchange.objects.get().question == "The guest, how do I become a trustee?"
    client.get(page)  # says that it is done
    shown = client.get(page).content.decode()
    assert "ms guest" not in shown.casefold()
    assert "The guest:" in shown
    assert "Take the guest’s name out" not in shown
    assert client.post(press).status_code == 302, "Pressed twice, it stays so."
    assert Event.objects.filter(action="chat.guest-forgotten").count() == 1


def test_the_team_does_not_learn_of_a_chat_that_is_not_public(
    client, sign_in, summarised, network, make_person, give
):
    chat = summarised(public=False)
    team = make_person("Joan Team")
    give(team, "programme-team")
    sign_in(team)
    assert client.post(reverse("networks:unname_guest", args=[network.code, chat.pk])).status_code == 404
    with pytest.raises(api.NotNow, match="Only the chair"):
        actions.forget_guest(chat, by=team)


def test_a_very_short_name_leaves_texts_alone(network, make_chat):
    chat = make_chat(network, guest_name="Jo")
    actions.forget_guest(chat, by=chat.chair)
    chat.refresh_from_db()
    assert (chat.guest_name, chat.title) == ("", "Ask about boards")
