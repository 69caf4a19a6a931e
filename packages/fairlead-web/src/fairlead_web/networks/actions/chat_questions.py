"""Questions in a live chat: asked and taken back by those who belong, put, answered or declined by the chair.

Nothing is recorded about those who ask: a deed in the hour of a network's chat would tell where they belong.
The chair's deeds are on the record, about the chat and not about a question.
"""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from fairlead_web.audit import api as audit
from fairlead_web.networks.actions.chats import locked
from fairlead_web.networks.actions.refusal import NotNow
from fairlead_web.networks.actions.who import belonging_only
from fairlead_web.networks.models import ChatQuestion, Exchange, LiveChat, Network
from fairlead_web.ui import api as ui

MOST = 10  # questions of one person in one chat
Chat = LiveChat.State
State = ChatQuestion.State
Quote = ChatQuestion.Quote


@transaction.atomic
def ask_question(
    chat: LiveChat,
    *,
    text: str,
    by: Any,
    named: bool = False,
    quote: str = Quote.NO,
    at: dt.datetime | None = None,
) -> ChatQuestion:
    """Ask, before or during a chat. The same words sent twice are one question."""
    now = at or timezone.now()
    belonging_only(by, chat.network)
    held = LiveChat.objects.select_for_update().get(pk=chat.pk)  # so that two presses wait for each other
    if held.state_at(now) not in (Chat.PLANNED, Chat.OPEN):
        raise NotNow(_("This live chat takes no questions any more."))
    question = ChatQuestion(chat=held, asker=by, text=text, named=named, asked_at=now)
    question.quote = agreed(named, quote)
    question.full_clean()
    own = ChatQuestion.objects.filter(chat=held, asker=by)
    same = own.filter(text=text).first()
    if same is not None:
        return same
    if own.count() >= MOST:
        raise NotNow(_("You have asked ten questions here, which is the most. Take one back to ask another."))
    question.save()
    return question


@transaction.atomic
def change_quote(question: ChatQuestion, *, quote: str, by: Any) -> None:
    """Change how a public summary may quote one's question; one that is public already follows at once."""
    if question.asker_id != by.pk:
        raise NotNow(_("Only the person who asked can change this."))
    question = as_it_stands(question)
    question.quote = agreed(question.named, quote)
    question.full_clean()
    question.save(update_fields=["quote"])
    shown = Exchange.objects.filter(asked=question, asker=by, chat__summary_public=True)
    if question.quote == Quote.NO:
        take_words(shown)
    elif question.quote == Quote.UNNAMED:
        shown.update(named=False)
        transaction.on_commit(ui.forget_pages, robust=True)


@transaction.atomic
def withdraw_question(question: ChatQuestion, *, by: Any) -> None:
    """Take one's own question back; its words go from the chat and from the summary at once."""
    if question.asker_id != by.pk:
        raise NotNow(_("Only the person who asked can take a question back."))
    as_it_stands(question)
    take_words(Exchange.objects.filter(asked=question, asker=by))
    question.delete()


@transaction.atomic
def take_back(exchange: Exchange, *, by: Any) -> None:
    """Take one's own words out of a summary; the question goes too, so that no later summary quotes it."""
    if exchange.asker_id != by.pk:
        raise NotNow(_("Only the person who asked can take their words back."))
    asked = ChatQuestion.objects.filter(pk=exchange.asked_id or 0, asker=by)
    list(asked.select_for_update())  # as it is published, if it is just being
    take_words(Exchange.objects.filter(Q(pk=exchange.pk) | Q(asked__in=asked), asker=by))
    asked.delete()


@transaction.atomic
def put_question(question: ChatQuestion, *, by: Any, at: dt.datetime | None = None) -> None:
    """Put a question to the chat: those who belong see it, and that it waits for its answer."""
    now = at or timezone.now()
    found = judged(question, by, now, Chat.OPEN, Chat.CLOSED)
    if found.state in (State.WAITING, State.DECLINED):
        found.state, found.reason, found.put_at = State.PUT, "", now
        kept(found, "put", by)


@transaction.atomic
def answer_question(
    question: ChatQuestion, *, answer: str, answered_by: str, by: Any, at: dt.datetime | None = None
) -> None:
    """Answer in the chair's words or the guest's; a question that was not put yet is put with it."""
    now = at or timezone.now()
    found = judged(question, by, now, Chat.OPEN, Chat.CLOSED)
    if answered_by == "guest" and not found.chat.guest_name:
        raise NotNow(_("This live chat has no guest who agreed to be named."))
    found.state, found.reason = State.ANSWERED, ""
    found.answer, found.answered_by = answer, answered_by
    found.put_at, found.answered_at = found.put_at or now, found.answered_at or now
    kept(found, "answered", by)


@transaction.atomic
def decline_question(question: ChatQuestion, *, reason: str, by: Any, at: dt.datetime | None = None) -> None:
    """Decline with a reason, which its asker reads and nobody else."""
    found = judged(question, by, at or timezone.now(), Chat.PLANNED, Chat.OPEN, Chat.CLOSED)
    if found.state == State.ANSWERED:
        raise NotNow(_("This question is answered already."))
    found.state, found.reason, found.put_at = State.DECLINED, reason, None
    kept(found, "declined", by)


def forget_questions(person: Any, network: Network | None = None) -> None:
    """What leaving does: a person's questions and words go, from one network or from all."""
    questions = ChatQuestion.objects.filter(asker=person)
    shown = Exchange.objects.filter(asker=person)
    if network is not None:
        questions, shown = questions.filter(chat__network=network), shown.filter(chat__network=network)
    list(questions.select_for_update(of=("self",)))  # what is just being published is found below
    take_words(shown)
    questions.delete()


def take_words(shown: Any) -> None:
    """Leave the answers, and nothing of who asked or how."""
    shown.update(question="", asker=None, named=False)
    transaction.on_commit(ui.forget_pages, robust=True)  # the public ones are gone at once


def agreed(named: bool, quote: str) -> str:
    """The consent that holds: a question put without a name is never quoted with one."""
    return Quote.UNNAMED.value if quote == Quote.NAMED and not named else quote


def judged(question: ChatQuestion, by: Any, now: dt.datetime, *states: Chat) -> ChatQuestion:
    """The question as it stands, for its chair, while its chat is in one of these states."""
    chat = locked(question.chat, by)
    if chat.state_at(now) not in states:
        raise NotNow(
            _("That is not possible now: the live chat is not open yet, or its summary is published.")
        )
    found = as_it_stands(question)
    found.chat = chat
    return found


def as_it_stands(question: ChatQuestion) -> ChatQuestion:
    """The question now, held for this deed, so that none is put again that its asker took back meanwhile."""
    found = ChatQuestion.objects.select_for_update().filter(pk=question.pk).first()
    if found is None:
        raise NotNow(_("This question was taken back."))
    return found


def kept(question: ChatQuestion, deed: str, by: Any) -> None:
    """Save what the chair did, and put it on the record about the chat."""
    question.full_clean()
    question.save()
    audit.record(f"chat.question-{deed}", by=by, subject=question.chat)
