"""What is new in a live chat: said with a link, and to the script of its page; to nobody outside."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from fairlead_web.networks import api
from fairlead_web.networks.models import LiveChat
from fairlead_web.networks.presenters.chat_news import read_so_far

LINK = re.compile(r'<a href="\?seen=(\d+)#questions">See new answers</a>')
DESK_LINK = re.compile(r'<a href="\?seen=(\d+)#questions">See new questions</a>')


@pytest.fixture
def chat(network, make_chat):
    return make_chat(network)


@pytest.fixture
def inside(client, sign_in, fellow):
    """A browser of somebody who belongs."""
    return sign_in(fellow)


def opens(client, chat, name="chat", **seen):
    answer = client.get(reverse(f"networks:{name}", args=[chat.network.code, chat.pk]), seen)
    assert answer.status_code == 200
    return answer


def test_the_link_says_how_many_came_since(inside, chat, ask):
    first = ask(chat, "May trustees be paid?")
    api.answer_question(first, answer="Some are.", answered_by="chair", by=chat.chair)
    shown = opens(inside, chat).content.decode()
    assert "since you last looked" not in shown
    assert ">New<" not in re.sub(r"\s", "", shown)
    [seen] = LINK.findall(shown)
    assert "Nothing new since you last looked." in opens(inside, chat, seen=seen).content.decode()
    second, third = ask(chat, "Who decides on it?", "Bo Asker"), ask(chat, "And when is that?", "Cy Asker")
    api.put_question(third, by=chat.chair)
    api.answer_question(second, answer="The board.", answered_by="chair", by=chat.chair)
    shown = opens(inside, chat, seen=seen).content.decode()
    assert "1 new answer, 1 new question" in shown
    assert re.sub(r"\s", "", shown).count(">New<") == 2
    [newer] = LINK.findall(shown)
    assert int(newer) > int(seen)
    api.answer_question(third, answer="In May.", answered_by="chair", by=chat.chair)
    api.answer_question(second, answer="The whole board.", answered_by="chair", by=chat.chair)
    assert "1 new answer" in opens(inside, chat, seen=newer).content.decode(), "A mended one is not new."


@pytest.mark.parametrize("nonsense", ["", "-1", "now", "1e9", "9" * 40, "٣", "<script>"])
def test_nonsense_is_a_page_opened_afresh(nonsense, inside, chat):
    assert read_so_far(nonsense) is None
    assert "since you last looked" not in opens(inside, chat, seen=nonsense).content.decode()


def test_the_script_is_told_the_same(inside, chat, ask):
    news = opens(inside, chat, "chat_news", seen="0")
    assert news.json() == {"open": True, "words": "", "until": "0", "list": news.json()["list"], "mine": ""}
    assert "Nothing has been put yet" in news.json()["list"]
    assert "no-store" in news["Cache-Control"]
    asked = ask(chat, "Is <script>alert(1)</script> one?", "Ama Asker")
    waiting = ask(chat, "Is this one put?", "Bo Asker", named=True)
    api.answer_question(asked, answer="No.", answered_by="chair", by=chat.chair)
    news = opens(inside, chat, "chat_news", seen="0").json()
    assert news["words"] == "1 new answer"
    assert "&lt;script&gt;" in news["list"]
    assert "<script" not in news["list"]
    assert waiting.text not in news["list"]
    assert "Asker" not in news["list"]
    assert opens(inside, chat, "chat_news", seen=news["until"]).json()["words"] == ""
    LiveChat.objects.update(closes_at=timezone.now() - dt.timedelta(seconds=1))
    assert opens(inside, chat, "chat_news", seen="0").json()["open"] is False
    closed = opens(inside, chat).content.decode()
    assert "See new answers" not in closed
    assert "live_chat.js" not in closed


def test_the_script_is_told_what_became_of_ones_own_questions(inside, chat, ask, fellow):
    own = ask(chat, "May trustees be paid?", person=fellow)
    ask(chat, "Who decides on it?", "Bo Asker")
    opens(inside, chat)
    assert "Answered" not in opens(inside, chat, "chat_news", seen="0").json()["mine"]
    api.answer_question(own, answer="Some are.", answered_by="chair", by=chat.chair)
    mine = opens(inside, chat, "chat_news", seen="0").json()["mine"]
    assert "Some are." in mine
    assert "Answered" in mine
    assert "csrfmiddlewaretoken" in mine, "Its buttons work."
    assert "Who decides" not in mine


def test_nobody_outside_learns_of_it(client, sign_in, chat, make_person, give):
    address = reverse("networks:chat_news", args=[chat.network.code, chat.pk])
    assert client.get(address).status_code == 404
    team = make_person("Joan Team")
    give(team, "programme-team")
    sign_in(team)
    assert client.get(address).status_code == 404
    api.publish_summary(chat, text="We spoke.", public=True, by=chat.chair, at=chat.closes_at)
    assert client.get(address).status_code == 404


def test_the_desk_tells_its_chair_of_new_questions_and_nobody_else(client, sign_in, chat, ask, fellow):
    first = ask(chat, "May trustees be paid?")
    sign_in(chat.chair)
    shown = opens(client, chat, "chat_desk").content.decode()
    assert "live_chat.js" in shown
    assert "since you last looked" not in shown
    [seen] = DESK_LINK.findall(shown)
    second = ask(chat, "Is <script>alert(1)</script> one?", "Bo Asker", named=True)
    api.put_question(first, by=chat.chair)
    shown = opens(client, chat, "chat_desk", seen=seen).content.decode()
    assert "1 new question" in shown
    news = opens(client, chat, "desk_news", seen=seen)
    assert "no-store" in news["Cache-Control"]
    assert news.json()["words"] == "1 new question", "What the chair did themselves is not new to them."
    assert re.sub(r"\s", "", news.json()["list"]).count(">New<") == 1
    assert f"{second.asker.name}</p>" in news.json()["list"]
    assert "&lt;script&gt;" in news.json()["list"]
    assert "csrfmiddlewaretoken" in news.json()["list"], "Its buttons work."
    assert opens(client, chat, "desk_news", seen=news.json()["until"]).json()["words"] == ""
    LiveChat.objects.update(closes_at=timezone.now() - dt.timedelta(seconds=1))
    assert opens(client, chat, "desk_news").json()["open"] is False
    sign_in(fellow)
    assert client.get(reverse("networks:desk_news", args=[chat.network.code, chat.pk])).status_code == 404


def test_looking_asks_as_many_queries_for_ten_questions_as_for_one(inside, chat, ask):
    asked = []
    for first, last in ((0, 1), (1, 10)):
        for number in range(first, last):
            api.put_question(ask(chat, f"Number {number}?", f"Asker {number}", named=True), by=chat.chair)
        with CaptureQueriesContext(connection) as queries:
            opens(inside, chat, "chat_news", seen="0")
        asked.append(len(queries))
    assert asked[0] == asked[1]
