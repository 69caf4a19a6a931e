"""What is new in a live chat since its reader last looked.

How far somebody has read is the moment of the newest change that their page showed. It stands in the page's
own links and is stored nowhere; two readers who see the same have the same, so it tells nothing about either.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fairlead_web.networks.models import ChatQuestion, LiveChat
from fairlead_web.networks.presenters.chats import Line, questions, stamp

DIGITS = 17  # of a moment in microseconds, for some thousand years


PAGED = (LiveChat.State.CLOSED, LiveChat.State.SUMMARISED)
"""Until then a list is whole, since what is new in it may stand anywhere."""


@dataclass(frozen=True)
class News:
    """The questions that were put, what is new among them in words, and how far a reader has read then."""

    lines: list[Line]
    words: str
    until: int


def news(found: Iterable[ChatQuestion], chat: LiveChat, seen: int | None) -> News:
    """What those who belong see, with what came since `seen`."""
    asked = list(found)
    lines = questions(asked, chat, seen)
    fresh = [line for line in lines if line.fresh]
    answers = sum(bool(line.answer) for line in fresh)
    put = len(fresh) - answers
    told = [
        (answers, ngettext("%(num)s new answer", "%(num)s new answers", answers)),
        (put, ngettext("%(num)s new question", "%(num)s new questions", put)),
    ]
    words = ", ".join(text % {"num": many} for many, text in told if many)
    return News(lines, words, max((stamp(one) for one in asked), default=0))


def desk_news(found: Iterable[ChatQuestion], chat: LiveChat, seen: int | None) -> News:
    """What its chair sees, with the questions that came since; how far they read is the newest's number."""
    asked = list(found)
    lines = [replace(line, fresh=seen is not None and line.number > seen) for line in questions(asked, chat)]
    fresh = sum(line.fresh for line in lines)
    told = ngettext("%(num)s new question", "%(num)s new questions", fresh) % {"num": fresh}
    return News(lines, told if fresh else "", max((one.pk for one in asked), default=0))


def read_so_far(given: str) -> int | None:
    """How far a reader has read, as their link says; None for a page opened afresh, and for nonsense."""
    return int(given) if given.isascii() and given.isdigit() and len(given) <= DIGITS else None


def since_last_look(one: News, seen: int | None) -> str:
    """What a page says above the list once its reader looked again; nothing when it is opened afresh."""
    if seen is None:
        return ""
    return one.words or _("Nothing new since you last looked.")
