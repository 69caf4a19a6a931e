"""Topics and posts as their readers may see them."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from fairlead_web.accounts import api as accounts
from fairlead_web.networks.harm import Signpost, signposts
from fairlead_web.networks.models import Post, Topic
from fairlead_web.networks.presenters.words import paragraphs
from fairlead_web.ui import api as ui

JUST_POSTED = dt.timedelta(days=1)  # for so long the author sees where help is, under words that tell of harm
State = Topic.State


@dataclass(frozen=True)
class Said:
    """A topic or a post for one reader. What the reader may not read is not in it."""

    anchor: str
    title: str
    by: str
    by_chair: bool
    when: str
    edited: bool
    paragraphs: list[SafeString]
    note: str
    support: tuple[Signpost, ...]
    links: list[tuple[str, str]]


@dataclass(frozen=True)
class TopicLine:
    """One line of the list of topics."""

    href: str
    title: str
    facts: str


def said(things: Iterable[Topic | Post], viewer: Any, chairs: Collection[int]) -> list[Said]:
    """Each as this reader may see it; `chairs` are the numbers of those who chair the network today."""
    found = list(things)
    names = names_of(found)
    return [_one(thing, names, viewer, chairs) for thing in found]


def names_of(found: Iterable[Topic | Post]) -> dict[int, str]:
    """The names under which these were written; nobody's whose account is closed."""
    return accounts.display_names([one.author for one in found if one.author and one.author.is_active])


def _one(thing: Topic | Post, names: dict[int, str], viewer: Any, chairs: Collection[int]) -> Said:
    mine = thing.author_id == viewer.pk
    readable = thing.state == State.SHOWN or (mine and thing.state == State.HIDDEN)
    return Said(
        anchor=f"{thing.kind}-{thing.pk}",
        title=thing.title if isinstance(thing, Topic) and readable else "",
        by=author(thing, names, mine=mine) if readable else "",
        by_chair=readable and thing.author_id in chairs,
        when=ui.moment(thing.written_at),
        edited=readable and thing.edited_at is not None,
        paragraphs=paragraphs(thing.text) if readable else [],
        note=note(thing, mine=mine),
        support=support(thing) if mine else (),
        links=links(thing, mine=mine, readable=readable, chairs_it=viewer.pk in chairs),
    )


def author(thing: Topic | Post, names: dict[int, str], *, mine: bool) -> str:
    """Who wrote it, for somebody who may know."""
    name = names.get(thing.author_id or 0, _("Somebody who no longer takes part"))
    return _("You, as “%(name)s”") % {"name": name} if mine else name


def note(thing: Topic | Post, *, mine: bool = False) -> str:
    """What stands where something is hidden or removed, and why; in the moderator's words for its author."""
    if thing.verdict is None:
        return _("Removed by its author") if thing.state == State.WITHDRAWN else ""
    told = {
        State.HIDDEN: _("A moderator has hidden this; only you and moderators can read it.")
        if mine
        else _("Hidden by a moderator."),
        State.REMOVED: _("Removed by a moderator."),
    }
    why = [told[State(thing.state)], f"{thing.verdict.get_reason_display()}."]
    return " ".join([*why, thing.verdict.words] if mine else why)


def support(thing: Topic | Post) -> tuple[Signpost, ...]:
    """Where help is, for the author of words that tell of harm, on the day they wrote them."""
    if timezone.now() - (thing.edited_at or thing.written_at) > JUST_POSTED:
        return ()
    return signposts(getattr(thing, "title", ""), thing.text)


def links(thing: Topic | Post, *, mine: bool, readable: bool, chairs_it: bool) -> list[tuple[str, str]]:
    """What the reader can do with it: address and words."""
    offered = [
        (mine and readable, "change", _("Change")),
        (mine and readable, "remove", _("Remove")),
        (readable, "report", _("Ask a moderator to look") if mine else _("Report")),
        (chairs_it and not mine and not thing.is_gone, "judge", _("Moderate")),
    ]
    return [(address(thing, deed), words) for offers, deed, words in offered if offers]


def address(thing: Topic | Post, deed: str) -> str:
    """Where somebody changes, removes, reports or judges it."""
    return reverse(f"networks:{deed}_{thing.kind}", args=[thing.network.code, thing.pk])


def place(thing: Topic | Post) -> str:
    """Where it stands, with what is above and below it."""
    topic = reverse("networks:topic", args=[thing.network.code, thing.topic.pk])
    return f"{topic}#{thing.kind}-{thing.pk}"


def judged(found: Iterable[Topic | Post]) -> list[TopicLine]:
    """What a moderator hid or removed of the reader's own, and why."""
    return [
        TopicLine(
            reverse("networks:topic", args=[thing.network.code, thing.topic.pk]),
            str(thing.network),
            note(thing, mine=True),
        )
        for thing in found
    ]


def topic_lines(found: Iterable[Any]) -> list[TopicLine]:
    """Topics for the list: what they are about, who opened them, when something was last written."""
    topics = list(found)
    names = names_of(topics)
    return [
        TopicLine(
            reverse("networks:topic", args=[topic.network.code, topic.pk]),
            topic.title if topic.state == State.SHOWN else note(topic),
            _facts(topic, names),
        )
        for topic in topics
    ]


def _facts(topic: Any, names: dict[int, str]) -> str:
    last = _("last written on %(day)s") % {"day": ui.day(timezone.localtime(topic.last_at).date())}
    return f"{author(topic, names, mine=False)} · {last}" if topic.state == State.SHOWN else last
