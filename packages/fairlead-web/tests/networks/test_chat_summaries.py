"""The edited summary of a live chat: everybody reads somebody's own words only with that person's consent."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from fairlead_web.accounts import api as accounts
from fairlead_web.audit.api import SITE
from fairlead_web.audit.models import Event
from fairlead_web.networks import actions, api
from fairlead_web.networks.models import AnsweredBy, Exchange, LiveChat

TEXT = "What can I do when nobody answers my letters?"
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def chat(network, make_chat):
    return make_chat(network)


@pytest.fixture
def answered(chat, ask):
    """answered("named") gives an answered question with that consent."""

    def question(quote="no", text=TEXT, name="Ama Asker", named=True):
        one = ask(chat, text, name, named=named, quote=quote)
        api.answer_question(one, answer="Write again.", answered_by="guest", by=chat.chair)
        return one

    return question


def publish(chat, *, public=True, text="We spoke of letters.", **more):
    return api.publish_summary(
        chat, text=text, public=public, by=chat.chair, at=chat.closes_at + HOUR, **more
    )


def kept():
    return [(one.question, one.asker and one.asker.name, one.named) for one in Exchange.objects.all()]


@pytest.mark.parametrize(
    ("quote", "shown"), [("unnamed", [(TEXT, "Ama Asker", False)]), ("named", [(TEXT, "Ama Asker", True)])]
)
def test_a_public_summary_quotes_as_its_asker_agreed(quote, shown, chat, answered):
    question = answered(quote)
    publish(chat, quoted=[question.pk])
    chat.refresh_from_db()
    assert (chat.state, chat.summary_public) == (LiveChat.State.SUMMARISED, True)
    assert kept() == shown


def test_a_public_summary_never_quotes_without_consent(chat, answered):
    question = answered("no")
    with pytest.raises(api.NotNow, match="did not agree"):
        publish(chat, quoted=[question.pk])
    with pytest.raises(api.NotNow, match="very words"):
        publish(chat, text=f"Somebody asked: {TEXT.upper().replace(' ', '  ')}")
    with pytest.raises(api.NotNow, match="very words"):
        publish(chat, retold={question.pk: f"“{TEXT}”"})
    assert not Exchange.objects.exists()
    publish(chat, retold={question.pk: " How to be heard? "})
    assert kept() == [("How to be heard?", None, False)]


def test_short_words_that_anybody_may_write_are_no_quotation(chat, answered):
    answered("no", "And pay?")
    publish(chat, text="And pay? We spoke of it.")


def test_whose_account_is_closed_is_quoted_no_more(chat, answered):
    question = answered("named")
    accounts.close_account(question.asker, by=SITE)
    publish(chat, quoted=[question.pk])
    assert kept() == []


def test_what_is_not_chosen_is_left_out(chat, answered, ask):
    answered("named")
    ask(chat, "Never answered, is it?", "Bo Asker", quote="named", named=True)
    publish(chat, retold={})
    assert kept() == []


def test_those_who_belong_read_what_was_put_as_it_was_put(chat, answered):
    with_name, without = answered("no"), answered("no", "And what if they do?", "Bo Asker", named=False)
    publish(chat, public=False, quoted=[with_name.pk, without.pk])
    assert kept() == [(TEXT, "Ama Asker", True), (without.text, "Bo Asker", False)]


def test_a_summary_waits_for_the_end_and_can_be_changed_and_removed(chat, answered):
    question = answered("unnamed")
    with pytest.raises(api.NotNow, match="once the live chat has closed"):
        api.publish_summary(chat, text="Early", public=False, by=chat.chair)
    publish(chat, quoted=[question.pk])
    first = LiveChat.objects.get().summarised_at
    publish(chat, text="Better", quoted=[question.pk])
    found = LiveChat.objects.get()
    assert (found.summary, found.summarised_at) == ("Better", first)
    assert len(kept()) == 1
    for _twice in range(2):
        api.remove_summary(chat, by=chat.chair)
    found.refresh_from_db()
    assert (found.summary, found.summary_public, found.summarised_at) == ("", False, None)
    assert kept() == []


def test_once_the_questions_are_deleted_only_the_text_changes(chat, answered):
    question = answered("unnamed")
    publish(chat, public=False, quoted=[question.pk])
    late = chat.questions_go_at
    actions.sweep_chats(late)
    with pytest.raises(api.NotNow, match="nobody can agree any more"):
        api.publish_summary(chat, text="Late", public=True, by=chat.chair, at=late)
    api.publish_summary(chat, text="Late", public=False, by=chat.chair, at=late)
    assert kept() == [(TEXT, "Ama Asker", True)]
    one = Exchange.objects.get()
    assert one.asked is None
    with pytest.raises(api.NotNow):
        actions.take_back(one, by=chat.chair)
    actions.take_back(one, by=one.asker)
    assert kept() == [("", None, False)]
    assert str(one) == f"Exchange {one.pk}"


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("no", ("", None, False)),
        ("unnamed", (TEXT, "Ama Asker", False)),
        ("named", (TEXT, "Ama Asker", True)),
    ],
)
def test_a_public_summary_follows_a_change_of_mind_at_once(quote, shown, chat, answered):
    question = answered("named")
    publish(chat, quoted=[question.pk])
    api.change_quote(question, quote=quote, by=question.asker)
    assert kept() == [shown]


@pytest.mark.parametrize("public", [True, False])
def test_words_that_were_taken_out_come_back_in_no_later_summary(public, chat, answered):
    first, second = answered("named"), answered("named", "And what if they do?", "Bo Asker")
    publish(chat, public=public, quoted=[first.pk, second.pk])
    actions.take_back(Exchange.objects.get(asked=first), by=first.asker)
    with pytest.raises(api.NotNow, match="taken back"):
        api.change_quote(first, quote="unnamed", by=first.asker)
    publish(chat, public=public, quoted=[first.pk, second.pk])
    assert kept() == [("", None, False), (second.text, "Bo Asker", True)], "The answer stays."
    api.withdraw_question(second, by=second.asker)
    publish(chat, public=public, text="Better")
    assert kept() == [("", None, False)] * 2


def test_a_summary_for_those_who_belong_does_not_hang_on_that_choice(chat, answered):
    question = answered("named")
    publish(chat, public=False, quoted=[question.pk])
    api.change_quote(question, quote="no", by=question.asker)
    assert kept() == [(TEXT, "Ama Asker", True)]
    api.withdraw_question(question, by=question.asker)
    assert kept() == [("", None, False)]


def test_closing_the_network_leaves_words_that_lead_to_nobody(network, chat, answered):
    question = answered("named")
    publish(chat, quoted=[question.pk])
    api.close_network(network, by=SITE)
    assert kept() == [(TEXT, None, False)]


def test_the_database_names_nobody_beside_other_words(chat, make_person):
    usual = {"chat": chat, "position": 1, "answer": "Yes", "answered_by": AnsweredBy.CHAIR, "named": True}
    for wrong in ({"question": "Who?"}, {"asker": make_person("Ada Osei")}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Exchange.objects.create(**{**usual, **wrong})


def test_a_guest_who_changes_their_mind_is_named_nowhere_also_after_the_end(
    make_chat, ask, network, client, sign_in
):
    chat = make_chat(network)
    question = ask(chat)
    actions.answer_question(question, answer="Apply.", answered_by="guest", by=chat.chair)
    LiveChat.objects.filter(pk=chat.pk).update(closes_at=timezone.now())
    actions.publish_summary(chat, text="We talked.", public=True, retold={question.pk: "How?"}, by=chat.chair)
    page = reverse("networks:chat", args=[network.code, chat.pk])
    assert "Ms Guest" in client.get(page).content.decode()
    sign_in(chat.chair)
    desk = reverse("networks:chat_desk", args=[network.code, chat.pk])
    assert "Read the texts again afterwards" in client.get(desk).content.decode()
    for _twice in range(2):
        answer = client.post(reverse("networks:forget_guest", args=[network.code, chat.pk]))
        assert answer.url == desk
    assert "Read the texts again: other forms of it may stand there." in client.get(desk).content.decode()
    client.logout()
    shown = client.get(page).content.decode()
    assert "Apply." in shown
    assert "Ms Guest" not in shown
    assert "Chair of a trust" not in shown
    assert Event.objects.filter(action="chat.guest-forgotten").count() == 1
