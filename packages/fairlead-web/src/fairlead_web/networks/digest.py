"""What is new for one person, between two moments, and where a digest's window ends.

A window ends at a midnight in London: every midnight for the daily digest, Monday's for the weekly one. It
begins where the last one ended, so a day on which nothing ran loses nothing, and a second run has no window.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fairlead_web.networks import discussion, published, queries
from fairlead_web.ui import api as ui

DAYS = {"daily": 1, "weekly": 7}


@dataclass(frozen=True)
class Item:
    """One thing that is new: a title that says nothing about who reads it."""

    title: str


def window_end(frequency: str, now: dt.datetime) -> dt.datetime:
    """The last moment that a digest sent `now` tells of."""
    today = timezone.localtime(now).date()
    last = today - dt.timedelta(days=today.weekday()) if frequency == "weekly" else today
    return timezone.make_aware(dt.datetime.combine(last, dt.time()))


def first_start(frequency: str, end: dt.datetime) -> dt.datetime:
    """Where somebody's first digest begins: one period before its end."""
    return end - dt.timedelta(days=DAYS[frequency])


def digest(person: Any, since: dt.datetime, until: dt.datetime) -> list[Item]:
    """What is new for a person: updates and topics since they joined, and what other parts put in.

    Those fill the slot "networks.digest" with functions of `person`, `since` and `until` that give Items.
    """
    new = [*_updates(person, since, until), *_topics(person, since, until), *_others(person, since, until)]
    names = _names()
    return [Item(_discreet(item.title, names)) for item in new]


def _names() -> set[str]:
    """What networks are called: their names, with and without the last word, and their codes as words."""
    called: set[str] = set()
    for network in queries.all_networks():
        name = str(network).casefold()
        called |= {name, name.removesuffix(" network"), network.code.replace("-", " ").casefold()}
    return called


def _discreet(title: str, names: set[str]) -> str:
    """A title as an e-mail may hold it: a chair who names the network in it is not followed."""
    words = " ".join(title.replace("-", " ").casefold().split())
    named = any(name.replace("-", " ") in words for name in names)
    return _("News. Its title stands on the site only") if named else title


def _updates(person: Any, since: dt.datetime, until: dt.datetime) -> list[Item]:
    joined = {entry.network_id: entry.joined_at for entry in queries.memberships_of(person)}
    new = published.updates_for(person).filter(published_at__gte=since, published_at__lt=until)
    return [
        Item(update.title)
        for update in new.exclude(author_id=person.pk)
        if (since_when := joined.get(update.network_id)) is None or update.published_at >= since_when
    ]


def _topics(person: Any, since: dt.datetime, until: dt.datetime) -> list[Item]:
    # How many and no titles: anybody inside writes them, so they may tell what the network is.
    joined = {entry.network_id: entry.joined_at for entry in queries.memberships_of(person)}
    opened = discussion.topics_for(person).filter(written_at__gte=since, written_at__lt=until)
    count = sum(
        1
        for topic in opened
        if (since_when := joined.get(topic.network_id)) is None or topic.written_at >= since_when
    )
    words = ngettext("%(count)s new topic to talk about", "%(count)s new topics to talk about", count)
    return [Item(words % {"count": count})] if count else []


def _others(person: Any, since: dt.datetime, until: dt.datetime) -> list[Item]:
    given = ui.slot_values("networks.digest", person=person, since=since, until=until)
    return [item for items in given for item in items]
