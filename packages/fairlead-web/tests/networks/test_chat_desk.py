"""The chair's pages of live chats: planning, judging questions, writing the summary."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from fairlead_web.networks import actions, api, digest
from fairlead_web.networks.models import ChatQuestion, Exchange, LiveChat

HOUR = dt.timedelta(hours=1)


def moment(value):
    return f"{timezone.localtime(value):%Y-%m-%d %H:%M}"


def plan(**changed):
    now = timezone.now()
    return {
        "title": "Ask about pay",
        "about": "Pay gaps.",
        "opens_at": moment(now + HOUR),
        "closes_at": moment(now + 2 * HOUR),
        **changed,
    }


def page(name, network, *more):
    return reverse(f"networks:{name}", args=[network.code, *more])


@pytest.fixture
def chair(client, sign_in, make_chair, network):
    client.person = make_chair(network)
    return sign_in(client.person)


@pytest.fixture
def chat(chair, network, make_chat):
    return make_chat(network, chair=chair.person)


def use(client, address, question):
    """What the form of the summary proposes for a question."""
    boxes = re.findall(r"<input[^>]+>", client.get(address).content.decode())
    ours = [box for box in boxes if f'name="use_{question.pk}"' in box and " checked" in box]
    return re.search(r'value="(\w+)"', ours[0])[1]


def end(chat):
    LiveChat.objects.filter(pk=chat.pk).update(closes_at=timezone.now())


def test_planning_twice_is_one_chat(chair, network):
    assert "Others do not learn" in chair.get(page("plan_chat", network)).content.decode()
    given = plan()
    for _twice in range(2):
        answer = chair.post(page("plan_chat", network), given)
        assert (answer.status_code, answer.url) == (302, page("chats", network))
    chat = LiveChat.objects.get()
    assert (chat.title, chat.guest_name, chat.state) == ("Ask about pay", "", "planned")
    assert "Plan a live chat" in chair.get(page("desk", network)).content.decode()
    assert page("chat_desk", network, chat.pk) in chair.get(page("desk", network)).content.decode()


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"opens_at": "tomorrow"},
        {"closes_at": moment(timezone.now() - HOUR)},
        {"opens_at": moment(timezone.now() - 3 * HOUR), "closes_at": moment(timezone.now() - HOUR)},
        {"closes_at": moment(timezone.now() + 26 * HOUR)},
        {"guest_name": "Ms Guest"},
        {"about": "x" * 2001},
    ],
)
def test_a_plan_that_cannot_be_is_refused(wrong, chair, network):
    answer = chair.post(page("plan_chat", network), plan(**wrong))
    assert answer.status_code == 422
    assert not LiveChat.objects.exists()


def test_changing_a_plan_keeps_what_was_not_changed(chair, network, chat):
    address = page("change_chat", network, chat.pk)
    given = plan(opens_at=moment(chat.opens_at), closes_at=moment(chat.closes_at))
    guest = {"guest_name": "Mx Guest", "guest_role": "Trustee", "guest_agreed": "on"}
    assert chair.post(address, {**given, **guest}).status_code == 302
    found = LiveChat.objects.get()
    assert (found.title, found.opens_at, found.closes_at) == ("Ask about pay", chat.opens_at, chat.closes_at)
    assert "Mx Guest" in chair.get(address).content.decode()
    moved = {**given, "opens_at": moment(timezone.now() + HOUR / 2)}
    answer = chair.post(address, moved)
    assert answer.status_code == 422
    assert "open already" in answer.content.decode()


def test_cancelling_asks_first(chair, network, chat, ask):
    ask(chat)
    address = page("cancel_chat", network, chat.pk)
    assert "Cancel the live chat?" in chair.get(address).content.decode()
    assert ChatQuestion.objects.exists()
    assert chair.post(address).status_code == 302
    assert LiveChat.objects.get().state == "cancelled"
    over = make_over(chat)
    answer = chair.post(page("cancel_chat", network, over.pk), follow=True)
    assert "cannot be cancelled" in answer.content.decode()


def make_over(chat):
    now = timezone.now()
    return api.plan_chat(
        chat.network, title="Over", about="A", opens_at=now - 2 * HOUR, closes_at=now - HOUR, by=chat.chair
    )


def test_the_desk_shows_names_only_where_they_were_given(chair, network, chat, ask):
    ask(chat, "With a name?", "Ama Asker", named=True)
    ask(chat, "Without one?", "Bo Asker")
    shown = chair.get(page("chat_desk", network, chat.pk)).content.decode()
    for words in ("With a name?", "Ama Asker", "Without one?", "Without a name", "Waiting for you"):
        assert words in shown
    for words in ("Bo Asker", "Answered", "Declined"):  # no heading where there is nothing
        assert words not in shown


def test_putting_answering_and_declining(chair, network, chat, ask):
    one, two = ask(chat, "One?", "Ama Asker"), ask(chat, "Two?", "Bo Asker")
    desk = page("chat_desk", network, chat.pk)
    for _twice in range(2):
        assert chair.post(page("put_question", network, one.pk)).url == desk
    answer = page("answer_question", network, one.pk)
    assert "Ms Guest (synthetic)" in chair.get(answer).content.decode()
    assert chair.post(answer, {"answered_by": "guest", "answer": ""}).status_code == 422
    assert chair.post(answer, {"answered_by": "nobody", "answer": "Yes"}).status_code == 422
    assert chair.post(answer, {"answered_by": "guest", "answer": "Yes"}).url == desk
    decline = page("decline_question", network, two.pk)
    assert "Its asker reads it, and nobody else." in chair.get(decline).content.decode()
    assert chair.post(decline, {"reason": ""}).status_code == 422
    assert chair.post(decline, {"reason": "Asked already"}).url == desk
    refused = chair.post(page("decline_question", network, one.pk), {"reason": "No"})
    assert "answered already" in refused.content.decode()
    assert [q.state for q in ChatQuestion.objects.order_by("pk")] == ["answered", "declined"]


def test_putting_too_early_says_so(chair, network, make_chat, ask):
    chat = make_chat(network, opens=1, closes=2, chair=chair.person, guest_name="")
    question = ask(chat)
    shown = chair.post(page("put_question", network, question.pk), follow=True).content.decode()
    assert "not open yet" in shown
    answer = chair.get(page("answer_question", network, question.pk)).content.decode()
    assert "The guest" not in answer


def test_a_chair_judges_nothing_in_another_network(chair, network, other_network, make_chat, ask, make_chair):
    other = make_chat(other_network, chair=make_chair(other_network, "Olu Other"))
    question = ask(other)
    for where in (network, other_network):
        assert chair.post(page("put_question", where, question.pk)).status_code == 404
        assert chair.get(page("answer_question", where, question.pk)).status_code == 404
        assert chair.get(page("chat_desk", where, other.pk)).status_code == 404


def test_judging_takes_a_second_factor(client, sign_in, chair, network, chat, ask):
    question = ask(chat)
    client.logout()
    sign_in(chair.person, strong=False)
    for name, number in (
        ("chat_desk", chat.pk),
        ("change_chat", chat.pk),
        ("cancel_chat", chat.pk),
        ("answer_question", question.pk),
        ("decline_question", question.pk),
    ):
        answer = client.get(page(name, network, number))
        assert answer.status_code == 302, name
        assert answer.url.startswith("/account/"), name
    client.post(page("put_question", network, question.pk))
    assert ChatQuestion.objects.get().state == "waiting"


def test_the_summary_is_drafted_from_what_each_asker_agreed(chair, network, chat, ask):
    yes = ask(chat, "May trustees be paid at all?", "Ama Asker", quote="unnamed")
    no = ask(chat, "What if my own chair says no?", "Bo Asker")
    for one in (yes, no):
        api.answer_question(one, answer="Well.", answered_by="chair", by=chat.chair)
    address = page("summarise_chat", network, chat.pk)
    assert chair.get(address).status_code == 404, "It is still open."
    end(chat)
    assert [use(chair, address, one) for one in (yes, no)] == ["words", "out"]
    shown = chair.get(address).content.decode()
    assert "The chair: “Well.” Everybody may read these words, without a name." in shown
    given = {"public": "yes", "text": "We spoke.", f"use_{yes.pk}": "words", f"use_{no.pk}": "words"}
    refused = chair.post(address, given)
    assert refused.status_code == 422
    assert "did not agree" in refused.content.decode()
    assert chair.post(address, {**given, f"use_{no.pk}": "retold"}).status_code == 422
    told = {**given, f"use_{no.pk}": "retold", f"retold_{no.pk}": "When a chair refuses?"}
    assert chair.post(address, told).url == page("chat", network, chat.pk)
    assert [one.question for one in Exchange.objects.all()] == [yes.text, "When a chair refuses?"]
    assert [use(chair, address, one) for one in (yes, no)] == ["words", "retold"]
    assert chair.post(page("remove_summary", network, chat.pk)).status_code == 302
    assert LiveChat.objects.get().state == "closed"


def test_what_a_summary_left_out_stays_out_when_it_is_changed(chair, network, chat, ask):
    question = ask(chat, quote="unnamed")
    api.answer_question(question, answer="Well.", answered_by="chair", by=chat.chair)
    end(chat)
    address = page("summarise_chat", network, chat.pk)
    chair.post(address, {"public": "no", "text": "We spoke.", f"use_{question.pk}": "out"})
    assert use(chair, address, question) == "out"


def test_the_desk_asks_as_many_queries_for_twenty_questions_as_for_one(chair, network, chat, ask):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            chair.get(page("chat_desk", network, chat.pk))
        return len(asked)

    ask(chat, "First?", "Asker 0", named=True)
    queries()
    few = queries()
    for number in range(1, 20):
        ask(chat, f"Number {number}?", f"Asker {number}", named=True)
    assert queries() == few


def test_questions_are_paged_once_the_chat_is_over(chair, network, chat, ask):
    for number in range(26):
        ask(chat, f"Number {number:02}?", f"Asker {number}")
    for one in ChatQuestion.objects.order_by("pk")[1:]:
        api.answer_question(one, answer="Well.", answered_by="chair", by=chat.chair)
    desk, inside = page("chat_desk", network, chat.pk), page("chat", network, chat.pk)
    assert chair.get(desk).content.decode().count("Change the answer<") == 25
    ask(chat, "Number 27?", "Asker 27")
    api.put_question(ChatQuestion.objects.get(text="Number 27?"), by=chat.chair)
    assert "?page=2" not in chair.get(desk).content.decode(), "While it is open all is shown."
    end(chat)
    first = chair.get(desk).content.decode()
    assert "Number 00?" in first
    assert first.count("Change the answer<") == 23, "What waits stands first."
    assert 'href="?page=2"' in first
    second = chair.get(f"{desk}?page=2").content.decode()
    assert second.count("Change the answer<") == 2
    assert "Number 00?" not in second
    shown = chair.get(f"{inside}?page=2").content.decode()
    assert shown.count("Number ") == 1
    numbers = list(ChatQuestion.objects.filter(state="answered").values_list("pk", flat=True))
    retold = {number: f"Retold {number}?" for number in numbers}
    api.publish_summary(chat, text="We spoke.", public=True, retold=retold, by=chat.chair)
    assert 'href="?page=2"' not in chair.get(inside).content.decode(), "25 are one page."
    Exchange.objects.create(chat=chat, question="One more?", answer="Yes.", answered_by="chair", position=99)
    assert 'href="?page=2"' in chair.get(inside).content.decode()
    assert "One more?" in chair.get(f"{inside}?page=2").content.decode()


def test_the_digest_tells_of_chats_by_title_alone(network, chat, make_person, join):
    person, stranger = make_person("Femi Fellow"), make_person("Noor Reader")
    join(person, network)
    now = timezone.now()
    new = [item.title for item in digest.digest(person, now - HOUR, now + HOUR / 2)]
    assert new == [chat.title]
    assert digest.digest(stranger, now - HOUR, now + HOUR / 2) == []
    actions.cancel_chat(chat, by=chat.chair)
    assert digest.digest(person, now - HOUR, now + HOUR / 2) == []
