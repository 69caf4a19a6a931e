"""The edited summary of a live chat. Everybody reads a question's own words only if its asker agreed."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from fairlead_web.audit import api as audit
from fairlead_web.networks.actions.chats import locked
from fairlead_web.networks.actions.refusal import NotNow
from fairlead_web.networks.models import ChatQuestion, Exchange, LiveChat

Quote = ChatQuestion.Quote
FEWEST = 4  # words: with fewer, two people may well have written the same


@transaction.atomic
def publish_summary(
    chat: LiveChat,
    *,
    text: str,
    public: bool,
    by: Any,
    quoted: Iterable[int] = (),
    retold: Mapping[int, str] | None = None,
    at: dt.datetime | None = None,
) -> LiveChat:
    """Publish the summary for those who belong, or for everybody; again to change it.

    `quoted` numbers the answered questions that stand in their asker's words, `retold` gives others in the
    chair's; what is in neither is left out. Once the questions are deleted only the text can be changed, or
    the summary be shown to fewer.
    """
    now = at or timezone.now()
    held = locked(chat, by)
    if held.state_at(now) not in (LiveChat.State.CLOSED, LiveChat.State.SUMMARISED):
        raise NotNow(_("A summary is published once the live chat has closed."))
    # Held, so that an asker who takes words or consent back waits, and finds what was published.
    questions = ChatQuestion.objects.select_for_update(of=("self",)).filter(chat=held)
    questions = questions.select_related("asker")
    deleted = now >= held.questions_go_at
    if deleted and public and not held.summary_public:
        raise NotNow(
            _("The questions are deleted, so nobody can agree any more. Keep it to those who belong.")
        )
    if public:
        only_agreed(questions, text, set(quoted), retold or {})
    held.summary, held.summary_public, held.summarised_at = text, public, held.summarised_at or now
    held.full_clean()
    held.save()
    if not deleted:
        answered = questions.filter(state=ChatQuestion.State.ANSWERED, asker__is_active=True)
        _write(held, answered, set(quoted), retold or {})
    audit.record("chat.summarised", by=by, subject=held, public=public)
    return held


@transaction.atomic
def remove_summary(chat: LiveChat, *, by: Any) -> None:
    """Take the summary down, with all that it quoted."""
    held = locked(chat, by)
    if held.summarised_at is None:
        return
    held.summary, held.summary_public, held.summarised_at = "", False, None
    held.save()
    Exchange.objects.filter(chat=held).delete()
    audit.record("chat.summary-removed", by=by, subject=held)


def only_agreed(
    questions: Iterable[ChatQuestion], text: str, quoted: set[int], retold: Mapping[int, str]
) -> None:
    """Refuse a public summary with the words of somebody who did not agree, wherever they stand in it."""
    said = [folded(part) for part in (text, *retold.values())]
    for question in questions:
        if question.quote != Quote.NO:
            continue
        if question.pk in quoted:
            raise NotNow(
                _("You quote a question whose asker did not agree. Leave it out, or tell it in your words.")
            )
        words = folded(question.text)
        if words.count(" ") + 1 >= FEWEST and any(words in part for part in said):
            raise NotNow(
                _("The text holds the very words of a question whose asker did not agree. Tell it in yours.")
            )


def folded(text: str) -> str:
    """A text as one compares it: spaces and capitals do not matter."""
    return " ".join(text.split()).casefold()


def _write(
    chat: LiveChat, questions: Iterable[ChatQuestion], quoted: set[int], retold: Mapping[int, str]
) -> None:
    # What was answered stays where its question was taken back meanwhile; nothing of the question is there.
    answers = Exchange.objects.filter(chat=chat, asked=None)
    after = answers.aggregate(last=Max("position"))["last"] or 0
    Exchange.objects.filter(chat=chat, asked__isnull=False).delete()
    used = [one for one in questions if one.pk in quoted or retold.get(one.pk, "").strip()]
    rows = [
        _exchange(chat, place, one, one.pk in quoted, retold)
        for place, one in enumerate(used, start=after + 1)
    ]
    for row in rows:
        row.full_clean()
    Exchange.objects.bulk_create(rows)


def _exchange(
    chat: LiveChat, place: int, one: ChatQuestion, own_words: bool, retold: Mapping[int, str]
) -> Exchange:
    named = one.named and (not chat.summary_public or one.quote == Quote.NAMED)
    return Exchange(
        chat=chat,
        position=place,
        asked=one,
        asker=one.asker if own_words else None,
        named=named and own_words,
        question=one.text if own_words else retold[one.pk].strip(),
        answer=one.answer,
        answered_by=one.answered_by,
    )
