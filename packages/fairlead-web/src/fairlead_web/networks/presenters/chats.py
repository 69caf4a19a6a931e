"""Live chats as pages show them. A name stands beside a question only where its asker chose so."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from fairlead_web.accounts import api as accounts
from fairlead_web.networks.models import AnsweredBy, ChatQuestion, Exchange, LiveChat
from fairlead_web.ui import api as ui

COLOURS = {
    LiveChat.State.PLANNED: "blue",
    LiveChat.State.OPEN: "green",
    LiveChat.State.CLOSED: "grey",
    LiveChat.State.SUMMARISED: "white",
    LiveChat.State.CANCELLED: "orange",
}
QUESTION_COLOURS = {
    ChatQuestion.State.WAITING: "yellow",
    ChatQuestion.State.PUT: "blue",
    ChatQuestion.State.ANSWERED: "green",
    ChatQuestion.State.DECLINED: "grey",
}


def when(chat: LiveChat) -> str:
    """From when to when, with the second day only where it is another."""
    closes = timezone.localtime(chat.closes_at)
    same_day = closes.date() == timezone.localtime(chat.opens_at).date()
    until = f"{closes:%H:%M}" if same_day else ui.moment(chat.closes_at)
    return _("%(opens)s to %(closes)s") % {"opens": ui.moment(chat.opens_at), "closes": until}


def state(chat: LiveChat) -> dict[str, str]:
    """Where it stands, with the colour of its tag."""
    return {"text": str(chat.state.label), "colour": COLOURS[chat.state]}


def cards(found: Iterable[LiveChat], page: str = "networks:chat") -> list[dict[str, Any]]:
    """Live chats for a list, each leading to its page."""
    return [
        {
            "href": reverse(page, args=[chat.network.code, chat.pk]),
            "title": chat.title,
            "when": when(chat),
            "network": str(chat.network),
            "tag": state(chat),
        }
        for chat in found
    ]


@dataclass(frozen=True)
class Line:
    """One question with its answer, and what may be said about it to its reader."""

    number: int
    text: str
    by: str
    answer: str
    answered_by: str
    state: str = ""
    shown: str = ""
    colour: str = ""
    reason: str = ""
    quote: str = ""
    own: bool = False
    fresh: bool = False


def questions(found: Iterable[ChatQuestion], chat: LiveChat, seen: int | None = None) -> list[Line]:
    """Questions of a chat: for its chair, for their askers, and for those who belong once they are put.

    `seen` is how far its reader had read, as `chat_news` counts it.
    """
    asked = list(found)
    names = accounts.display_names([one.asker for one in asked])
    return [
        Line(
            one.pk,
            one.text,
            names[one.asker_id] if one.named else _("Without a name"),
            one.answer,
            whose(one.answered_by, chat),
            one.state,
            _("Put to those who belong") if one.state == "put" else str(one.get_state_display()),
            QUESTION_COLOURS[ChatQuestion.State(one.state)],
            one.reason,
            str(one.get_quote_display()),
            fresh=seen is not None and stamp(one) > seen,
        )
        for one in asked
    ]


def stamp(one: ChatQuestion) -> int:
    """When a question last changed for those who belong, in microseconds; so that two can be compared."""
    changed = one.changed_at
    return int(changed.timestamp() * 1_000_000) if changed else 0


def exchanges(found: Iterable[Exchange], chat: LiveChat, viewer: Any) -> list[Line]:
    """The questions and answers of a summary, as far as each asker agreed."""
    kept = list(found)
    names = accounts.display_names([one.asker for one in kept if one.asker is not None])
    return [
        Line(
            one.pk,
            one.question or _("A question that its asker took back"),
            names[one.asker.pk] if one.named and one.asker and one.asker.is_active else "",
            one.answer,
            whose(one.answered_by, chat),
            own=one.asker_id is not None and one.asker_id == viewer.pk,
        )
        for one in kept
    ]


def whose(answered_by: str, chat: LiveChat) -> str:
    """Whose answer it is, by name for the guest."""
    if answered_by == AnsweredBy.GUEST:
        return chat.guest_name or _("The guest")
    return _("The chair") if answered_by else ""


def unnamed() -> str:
    """What is said once a guest's name is taken out, wherever it was asked for."""
    return _("The guest’s name is taken out. Read the texts again: other forms of it may stand there.")


def groups(lines: Iterable[Line]) -> list[dict[str, Any]]:
    """The chair's questions, by what there is to do about them."""
    found = list(lines)
    return [
        {"title": title, "lines": [line for line in found if line.state == state]}
        for state, title in _to_do()
    ]


def by_what_to_do(lines: Iterable[Line]) -> list[Line]:
    """The same in one list, to be cut into pages."""
    return [line for group in groups(lines) for line in group["lines"]]


def _to_do() -> list[tuple[str, str]]:
    states = ChatQuestion.State
    return [
        (states.WAITING, _("Waiting for you")),
        (states.PUT, _("Put, and waiting for an answer")),
        (states.ANSWERED, _("Answered")),
        (states.DECLINED, _("Declined")),
    ]
