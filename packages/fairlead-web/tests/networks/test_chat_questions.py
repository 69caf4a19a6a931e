"""Questions in a live chat: from those who belong, judged by the chair, and gone when their asker says so."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from fairlead_web.accounts import api as accounts
from fairlead_web.audit.api import SITE
from fairlead_web.audit.models import Event
from fairlead_web.networks import actions, api, chats, queries
from fairlead_web.networks.models import ChatQuestion, Exchange

HOUR = dt.timedelta(hours=1)


@pytest.mark.parametrize(("opens", "closes"), [(1, 2), (-1, 1)])
def test_questions_come_before_and_during(opens, closes, network, make_chat, ask):
    question = ask(make_chat(network, opens=opens, closes=closes))
    assert (question.state, question.named, question.quote) == ("waiting", False, "no")
    assert str(question) == f"Question {question.pk}"


def test_no_question_comes_after_closing_or_from_outside(network, make_chat, ask, make_person):
    with pytest.raises(api.NotNow, match="no questions any more"):
        ask(make_chat(network, opens=-2, closes=-1))
    chat = make_chat(network, chair=queries.chairs_of(network).get().person)
    for person in (make_person("Noor Reader"), chat.chair):
        with pytest.raises(api.NotNow, match="Only those who belong"):
            api.ask_question(chat, text="May I?", by=person)


def test_the_same_words_twice_are_one_question_and_ten_are_the_most(network, make_chat, ask):
    chat = make_chat(network)
    first = ask(chat, "Number 0?")
    assert ask(chat, "Number 0?", person=first.asker) == first
    for number in range(1, 10):
        ask(chat, f"Number {number}?", person=first.asker)
    with pytest.raises(api.NotNow, match="ten questions"):
        ask(chat, "Number 10?", person=first.asker)
    ask(chat, "Mine?", "Bo Asker")
    with pytest.raises(ValidationError):
        ask(chat, "", "Cy Asker")


def test_a_question_without_a_name_is_never_quoted_with_one(network, make_chat, ask):
    chat = make_chat(network)
    assert ask(chat, named=False, quote="named").quote == "unnamed"
    assert ask(chat, "Another?", "Bo Asker", named=True, quote="named").quote == "named"


def test_nothing_is_recorded_of_asking_and_taking_back(network, make_chat, ask, make_person, join):
    chat = make_chat(network)
    person = make_person("Ama Asker")
    join(person, network)
    before = Event.objects.count()
    question = ask(chat, person=person)
    actions.change_quote(question, quote="unnamed", by=person)
    actions.withdraw_question(question, by=person)
    assert Event.objects.count() == before
    assert not ChatQuestion.objects.exists()


def test_the_chair_puts_and_answers_and_declines(network, make_chat, ask):
    chat = make_chat(network)
    one, two, three = (ask(chat, f"Number {number}?", f"Asker {number}") for number in "123")
    assert list(chats.put_questions(chat)) == []
    api.put_question(one, by=chat.chair)
    api.put_question(one, by=chat.chair)
    api.answer_question(two, answer="Yes.", answered_by="guest", by=chat.chair)
    api.decline_question(three, reason="It names a colleague.", by=chat.chair)
    assert list(chats.put_questions(chat)) == [one, two]
    api.answer_question(one, answer="No.", answered_by="chair", by=chat.chair)
    with pytest.raises(api.NotNow, match="answered already"):
        api.decline_question(one, reason="Too late", by=chat.chair)
    api.put_question(three, by=chat.chair)
    for question in (one, two, three):
        question.refresh_from_db()
    assert [(q.state, q.answer, q.answered_by, q.reason) for q in (one, two, three)] == [
        ("answered", "No.", "chair", ""),
        ("answered", "Yes.", "guest", ""),
        ("put", "", "", ""),
    ]
    deeds = Event.objects.filter(action__startswith="chat.question-")
    assert {(deed.subject_type, deed.subject_id, deed.actor) for deed in deeds} == {
        ("networks.livechat", str(chat.pk), chat.chair.pk)
    }
    assert not any(deed.detail for deed in deeds)


def test_a_question_put_first_is_declined_and_seen_no_more(network, make_chat, ask):
    chat = make_chat(network)
    question = ask(chat)
    api.put_question(question, by=chat.chair)
    api.decline_question(question, reason="Asked already", by=chat.chair)
    assert list(chats.put_questions(chat)) == []


def test_judging_waits_for_the_opening_and_ends_with_the_summary(network, make_chat, ask):
    chat = make_chat(network, opens=1, closes=2, guest_name="")
    question = ask(chat)
    with pytest.raises(api.NotNow, match="not open yet"):
        api.put_question(question, by=chat.chair)
    later = chat.opens_at
    with pytest.raises(api.NotNow, match="no guest"):
        api.answer_question(question, answer="Yes", answered_by="guest", by=chat.chair, at=later)
    with pytest.raises(api.NotNow, match="Only the chair"):
        api.put_question(question, by=question.asker, at=later)
    with pytest.raises(ValidationError):
        api.answer_question(question, answer="", answered_by="chair", by=chat.chair, at=later)
    with pytest.raises(ValidationError):
        api.decline_question(question, reason="", by=chat.chair)
    closed = chat.closes_at + HOUR
    api.publish_summary(chat, text="Said.", public=False, by=chat.chair, at=closed)
    with pytest.raises(api.NotNow, match="summary is published"):
        api.put_question(question, by=chat.chair, at=closed)


def test_a_question_that_was_taken_back_cannot_be_put(network, make_chat, ask):
    chat = make_chat(network)
    question = ask(chat)
    stale = ChatQuestion.objects.get(pk=question.pk)
    api.withdraw_question(question, by=question.asker)
    with pytest.raises(api.NotNow, match="taken back"):
        api.put_question(stale, by=chat.chair)


def test_nobody_else_changes_or_takes_back_a_question(network, make_chat, ask):
    chat = make_chat(network)
    question = ask(chat)
    with pytest.raises(api.NotNow):
        api.change_quote(question, quote="unnamed", by=chat.chair)
    with pytest.raises(api.NotNow):
        api.withdraw_question(question, by=chat.chair)


@pytest.mark.parametrize("way", ["leave", "leave all", "erase"])
def test_questions_and_words_go_with_their_asker(way, network, other_network, make_chat, make_chair, ask):
    chat = make_chat(network)
    question = ask(chat, named=True, quote="named")
    elsewhere = make_chat(other_network, chair=make_chair(other_network, "Olu Other"))
    ask(elsewhere, person=question.asker)
    api.answer_question(question, answer="Yes.", answered_by="chair", by=chat.chair)
    later = chat.closes_at
    api.publish_summary(chat, text="Said.", public=True, quoted=[question.pk], by=chat.chair, at=later)
    if way == "leave":
        api.leave(network, by=question.asker)
    elif way == "leave all":
        accounts.withdraw_consent(question.asker, "belonging", by=question.asker)
    else:
        accounts.erase_person(question.asker, by=SITE)
    kept = Exchange.objects.get()
    assert (kept.question, kept.asker, kept.named, kept.answer) == ("", None, False, "Yes.")
    assert ChatQuestion.objects.filter(chat=elsewhere).exists() is (way == "leave")
    assert not ChatQuestion.objects.filter(chat=chat).exists()


def test_a_copy_of_ones_data_holds_ones_questions_and_nobody_elses(network, make_chat, ask):
    chat = make_chat(network)
    mine, other = ask(chat, "Mine to ask?"), ask(chat, "Theirs to ask?", "Bo Asker")
    copy = str(accounts.export_of(mine.asker))
    assert "Mine to ask?" in copy
    assert other.text not in copy
    assert other.text not in str(accounts.export_of(chat.chair))


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "put"},
        {"put_at": timezone.now()},
        {"state": "declined"},
        {"reason": "Because"},
        {"answer": "Yes"},
        {"state": "answered", "put_at": timezone.now(), "answer": "Yes"},
        {"state": "answered", "answer": "Yes", "answered_by": "chair"},
        {"quote": "named"},
    ],
)
def test_the_database_refuses_half_of_a_pair(wrong, network, make_chat, make_person):
    given = {"text": "T", "asked_at": timezone.now(), "asker": make_person(), **wrong}
    chat = make_chat(network)
    with pytest.raises(IntegrityError), transaction.atomic():
        ChatQuestion.objects.create(chat=chat, **given)
