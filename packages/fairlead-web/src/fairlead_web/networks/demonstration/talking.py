"""What those who belong to a demonstration's networks say to one another: topics, posts, live chats."""

import datetime as dt
from itertools import cycle
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from fairlead_web.networks import queries
from fairlead_web.networks.demonstration.days import moment, since
from fairlead_web.networks.demonstration.voices import told
from fairlead_web.networks.models import Exchange, LiveChat, Membership, Network, Post, Topic

LASTS = dt.timedelta(hours=1)


def fill(network: Network, today: dt.date) -> None:
    """Topics with their posts, a live chat with its edited summary, and one that is planned."""
    words = told(network.code)
    speakers = Speakers(network)
    for number, item in enumerate(words["topics"]):
        talk(network, item, f"{network.code}/{number}", speakers, today)
    for item in words["chats"]:
        hold(network, item, today)


class Speakers:
    """Those who belong and let the others know it, in turn."""

    def __init__(self, network: Network) -> None:
        seen = queries.belonging(network).exclude(seen_by_fellows=Membership.Seen.NOTHING)
        self.turns = {kind: cycle(seen.filter(kind=kind)) for kind in Membership.Kind.values}

    def next(self, item: dict[str, Any], day: dt.date) -> Any:
        """The next who belonged on that day, as a member unless said otherwise; None where nobody did."""
        for _, entry in zip(range(20), self.turns[item.get("by", Membership.Kind.MEMBER)], strict=False):
            if (entry.joined_at or entry.asked_at).date() < day:
                return entry.person
        return None


def talk(network: Network, item: dict[str, Any], name: str, speakers: Speakers, today: dt.date) -> None:
    """One topic and what was posted below it."""
    author = speakers.next(item, since(today, item))
    if author is None:
        return
    topic = Topic.objects.create(
        network=network,
        author=author,
        title=item["title"],
        text=item["text"],
        key=uuid5(NAMESPACE_URL, name),
        written_at=moment(since(today, item), 17),
    )
    for number, said in enumerate(item["posts"]):
        writer = speakers.next(said, since(today, said))
        if writer is not None:
            Post.objects.create(
                topic=topic,
                author=writer,
                text=said["text"],
                key=uuid5(NAMESPACE_URL, f"{name}/{number}"),
                written_at=moment(since(today, said), 8 + number),
            )


def hold(network: Network, item: dict[str, Any], today: dt.date) -> None:
    """One live chat; one that is over has its summary, with questions in the chair's words."""
    opens = moment(since(today, item), 13)
    over = item["days"] > 0
    chat = LiveChat.objects.create(
        network=network,
        title=item["title"],
        about=item["about"],
        opens_at=opens,
        closes_at=opens + LASTS,
        planned_at=min(opens, moment(today, 8)) - dt.timedelta(days=20),
        summary=item.get("summary", ""),
        summary_public=over and item["public"],
        summarised_at=opens + dt.timedelta(days=5) if over else None,
    )
    Exchange.objects.bulk_create(
        Exchange(
            chat=chat,
            position=position,
            question=one["question"],
            answer=one["answer"],
            answered_by="chair",
        )
        for position, one in enumerate(item.get("exchanges", []), 1)
    )
