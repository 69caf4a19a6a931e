"""Pages of live chats for those who belong, and what others get of them: a public summary or nothing."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fairlead_web.accounts import api as accounts
from fairlead_web.audit.api import SITE
from fairlead_web.networks import actions, api
from fairlead_web.networks.models import ChatQuestion, Exchange

TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')
ASKED = {"text": "How do I become a trustee?", "named": "no", "quote": "no"}


@pytest.fixture
def chat(network, make_chat):
    return make_chat(network)


def page(name, chat):
    return reverse(f"networks:{name}", args=[chat.network.code, chat.pk])


def text(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


@pytest.fixture
def inside(client, sign_in, make_person, join, chat):
    """A browser of somebody who belongs."""
    person = make_person("Femi Fellow")
    join(person, chat.network, "supporter")
    client.person = person
    return sign_in(person)


@pytest.mark.parametrize("role", ["visitor", "stranger", "other chair", "programme-team", "administrator"])
def test_for_others_a_chat_does_not_exist(
    role, client, sign_in, chat, make_person, make_chair, give, other_network
):
    if role == "other chair":
        sign_in(make_chair(other_network))
    elif role != "visitor":
        person = make_person("Noor Reader")
        if role != "stranger":
            give(person, role)
        sign_in(person)
    assert client.get(page("chat", chat)).status_code == 404
    for name in ("ask_question", "chat_desk", "change_chat", "cancel_chat", "summarise_chat"):
        assert client.get(page(name, chat)).status_code == (302 if role == "visitor" else 404), name
    assert client.post(page("unname_guest", chat)).status_code == (302 if role == "visitor" else 404)
    for address in ("chats", "detail"):
        shown = text(client, reverse(f"networks:{address}", args=[chat.network.code]))
        assert chat.title not in shown
    assert "No summary that everybody may read yet" in text(
        client, reverse("networks:chats", args=[chat.network.code])
    )


def test_those_who_belong_find_it_everywhere_they_look(inside, chat):
    for address in (
        reverse("networks:detail", args=[chat.network.code]),
        reverse("networks:chats", args=[chat.network.code]),
        reverse("networks:mine"),
        page("chat", chat),
    ):
        shown = text(inside, address)
        assert chat.title in shown
        assert "Open now" in shown
    assert "Ms Guest (synthetic)" in shown
    assert "Chair of a trust" in shown
    assert "Plan a live chat" not in shown
    assert inside.get(page("chat", chat))["Cache-Control"].startswith("max-age=0, no-cache, no-store")


def test_asking_says_first_who_will_see_it(inside, chat):
    shown = text(inside, page("ask_question", chat))
    assert f"members and supporters of the {chat.network} see it" in shown
    assert "not your organisation, not the programme team" in shown
    assert "With the name I use in discussions: Femi Fellow" in shown
    assert shown.index("Who sees it") < shown.index("<textarea")


def test_a_question_sent_twice_is_asked_once(inside, chat):
    for _twice in range(2):
        answer = inside.post(page("ask_question", chat), ASKED)
        assert (answer.status_code, answer.url) == (302, page("chat", chat))
    question = ChatQuestion.objects.get()
    assert (question.asker, question.named, question.state) == (inside.person, False, "waiting")
    shown = text(inside, page("chat", chat))
    assert "Your questions" in shown
    assert "With the chair" in shown
    assert "Nothing has been put yet" in shown


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": ""},
        {"text": "x" * 1001},
        {"named": "maybe"},
        {"quote": "loudly"},
        {"quote": "named"},
        {"named": ""},
    ],
)
def test_bad_input_is_refused_beside_its_field(wrong, inside, chat):
    answer = inside.post(page("ask_question", chat), {**ASKED, **wrong})
    assert answer.status_code == 422
    assert "There is a problem" in answer.content.decode()
    assert not ChatQuestion.objects.exists()


def test_a_question_after_the_end_is_refused_in_words(inside, chat):
    api.cancel_chat(chat, by=chat.chair)
    answer = inside.post(page("ask_question", chat), ASKED)
    assert answer.status_code == 422
    assert "takes no questions any more" in answer.content.decode()
    shown = text(inside, page("chat", chat))
    assert "Cancelled" in shown
    assert "Ask a question" not in shown


def test_what_is_put_is_seen_with_the_name_its_asker_chose(inside, chat, ask):
    named = ask(chat, "May trustees be paid?", "Ama Asker", named=True)
    unnamed = ask(chat, "Who decides on that?", "Bo Asker")
    waiting = ask(chat, "Is this one put?", "Cy Asker", named=True)
    parted = ask(chat, "Who has closed an account?", "Dee Parted")
    api.put_question(parted, by=chat.chair)
    accounts.close_account(parted.asker, by=SITE)
    api.answer_question(named, answer="Some are.\n\nAsk first.", answered_by="guest", by=chat.chair)
    api.put_question(unnamed, by=chat.chair)
    shown = text(inside, page("chat", chat))
    for words in (
        named.text,
        unnamed.text,
        "Ama Asker",
        "Without a name",
        "<p>Ask first.</p>",
        "Waiting for its",
    ):
        assert words in shown
    for words in ("Bo Asker", "Cy Asker", waiting.text, parted.text, "Your questions"):
        assert words not in shown


def test_a_question_that_waits_changes_no_page_of_another(inside, chat, ask):
    addresses = [page("chat", chat), reverse("networks:detail", args=[chat.network.code])]
    inside.get(addresses[0])
    before = [TOKEN.sub(b"", inside.get(address).content) for address in addresses]
    ask(chat, "A question from the canary?", "Robin Kestrel", named=True)
    assert [TOKEN.sub(b"", inside.get(address).content) for address in addresses] == before


def test_a_page_asks_as_many_queries_for_twenty_questions_as_for_one(inside, chat, ask):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            inside.get(page("chat", chat))
        return len(asked)

    inside.post(page("ask_question", chat), ASKED)
    api.put_question(ask(chat, "First?", "Asker 0", named=True), by=chat.chair)
    queries()
    few = queries()
    for number in range(1, 20):
        api.put_question(ask(chat, f"Number {number}?", f"Asker {number}", named=True), by=chat.chair)
    assert queries() == few


def test_ones_own_question_is_changed_and_taken_back_by_nobody_else(
    inside, chat, ask, sign_in, make_person, client
):
    inside.post(page("ask_question", chat), ASKED)
    question = ChatQuestion.objects.get()
    quote = reverse("networks:quote_question", args=[question.pk])
    away = reverse("networks:withdraw_question", args=[question.pk])
    assert "with my name" not in text(inside, quote), "It was put without a name."
    assert inside.post(quote, {"quote": "named"}).status_code == 422
    assert inside.post(quote, {"quote": "unnamed"}).status_code == 302
    assert ChatQuestion.objects.get().quote == "unnamed"
    sign_in(chat.chair)
    assert (client.get(quote).status_code, client.post(away).status_code) == (404, 404)
    sign_in(inside.person)
    assert client.get(away).status_code == 405
    assert client.post(away).status_code == 302
    assert client.post(away).status_code == 404
    assert not ChatQuestion.objects.exists()


@pytest.mark.parametrize("public", [True, False])
def test_a_summary_is_read_by_those_it_is_for(public, client, inside, chat, ask, sign_in):
    question = ask(chat, "May trustees be paid at all?", "Ama Asker", named=True, quote="named")
    api.answer_question(question, answer="Some are.", answered_by="guest", by=chat.chair)
    api.publish_summary(
        chat, text="We spoke.", public=public, quoted=[question.pk], by=chat.chair, at=chat.closes_at
    )
    shown = text(inside, page("chat", chat))
    assert ("Everybody can read this." in shown) is public
    assert "Take my words out" not in shown
    client.logout()
    assert client.get(page("chat", chat)).status_code == (200 if public else 404)
    if public:
        assert "Ama Asker" in text(client, page("chat", chat))
        assert chat.title in text(client, reverse("networks:chats", args=[chat.network.code]))
    sign_in(question.asker)
    exchange = Exchange.objects.get()
    away = reverse("networks:take_back_words", args=[exchange.pk])
    assert "Take my words out" in text(client, page("chat", chat))
    sign_in(chat.chair)
    assert client.post(away).status_code == 404
    sign_in(question.asker)
    assert client.post(away).status_code == 302
    shown = text(client, page("chat", chat))
    assert "A question that its asker took back" in shown
    assert "Some are." in shown


def test_a_name_leaves_a_public_summary_with_its_owner(client, chat, ask):
    question = ask(chat, "May trustees be paid at all?", "Ama Asker", named=True, quote="named")
    api.answer_question(question, answer="Some are.", answered_by="chair", by=chat.chair)
    api.publish_summary(
        chat, text="We spoke.", public=True, quoted=[question.pk], by=chat.chair, at=chat.closes_at
    )
    actions.leave(chat.network, by=question.asker)
    shown = text(client, page("chat", chat))
    assert "Ama Asker" not in shown
    assert question.text not in shown
