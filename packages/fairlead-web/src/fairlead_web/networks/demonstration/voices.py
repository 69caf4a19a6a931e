"""What a demonstration's networks say: updates, asks with their replies, stories."""

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

from fairlead_web.networks import queries
from fairlead_web.networks.demonstration.days import ago, moment, since
from fairlead_web.networks.models import Ask, AskReply, Membership, Network, Story, Update
from fairlead_web.organisations import api as organisations


def told(name: str) -> dict[str, list[dict[str, Any]]]:
    """The file of this name, as tables."""
    return tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text("utf-8"))


def fill(network: Network, today: dt.date) -> None:
    """Say all that stands in the network's file."""
    words = told(network.code)
    terms = list(network.chair_terms.select_related("person"))
    Update.objects.bulk_create([update(network, one, terms, today) for one in words["updates"]])
    answering = Answering(network)
    for one in words["asks"]:
        publish_ask(network, one, answering, today)
    tell(network, words["stories"], today)


def update(network: Network, item: dict[str, Any], terms: list[Any], today: dt.date) -> Update:
    """An update by whoever chaired on its day."""
    day = since(today, item)
    author = next((term.person for term in terms if term.starts_on <= day), terms[-1].person)
    return Update(
        network=network,
        author=author,
        title=item["title"],
        text=item["text"].strip(),
        public=item["public"],
        published_at=moment(day, 8),
    )


class Answering:
    """Organisations in turn, so that each reply comes from another."""

    def __init__(self, network: Network) -> None:
        self.turn = sum(map(ord, network.code))
        self.bodies = list(organisations.open_organisations().filter(synthetic=True).order_by("code"))

    def next(self, reply: dict[str, Any]) -> Any:
        """The organisation that a reply names, or the next of its kind; None where there is none."""
        if "organisation" in reply:
            return organisations.organisation(reply["organisation"])
        of_kind = [one for one in self.bodies if one.kind == reply["kind"]]
        self.turn += 7
        return of_kind[self.turn % len(of_kind)] if of_kind else None


def publish_ask(network: Network, item: dict[str, Any], answering: Answering, today: dt.date) -> None:
    """One ask with its replies. It is answered only where somebody replied."""
    asked = organisations.organisation(item["organisation"]) if "organisation" in item else None
    if item["addressed"] == Ask.Addressed.ORGANISATION and asked is None:
        return
    one = Ask.objects.create(
        network=network,
        theme=item["theme"],
        title=item["title"],
        text=item["text"].strip(),
        addressed=item["addressed"],
        organisation=asked,
        role=item.get("role", ""),
        asked_on=since(today, item),
    )
    replies = [
        reply(one, body, said, today)
        for said in item.get("replies", [])
        if (body := answering.next(said)) is not None
    ]
    AskReply.objects.bulk_create(replies)
    if replies:
        one.answered_on = ago(today, item, "answered")
        one.save(update_fields=["answered_on"])


def reply(one: Ask, body: Any, item: dict[str, Any], today: dt.date) -> AskReply:
    """What an organisation answered, by its lead."""
    role = body.roles.filter(kind="lead", ends_on=None).select_related("person").order_by("pk").first()
    return AskReply(
        ask=one,
        organisation=body,
        author=role.person if role else None,
        text=item["text"],
        replied_on=since(today, item),
    )


def tell(network: Network, items: list[dict[str, Any]], today: dt.date) -> None:
    """Stories by those who have belonged longest, since a story is told by somebody who belongs."""
    belonging = queries.belonging(network)
    authors = {kind: list(belonging.filter(kind=kind)[: len(items)]) for kind in Membership.Kind.values}
    stories = []
    for item in items:
        waiting = authors[item.get("by", Membership.Kind.MEMBER)]
        if waiting and (waiting[0].joined_at or waiting[0].asked_at).date() < since(today, item):
            stories.append(story(network, waiting.pop(0).person, item, today))
    Story.objects.bulk_create(stories)


def story(network: Network, author: Any, item: dict[str, Any], today: dt.date) -> Story:
    """One story, celebrated or still waiting for the chair."""
    return Story(
        network=network,
        author=author,
        text=item["text"],
        shown=item["shown"],
        shared_on=since(today, item),
        celebrated_on=ago(today, item, "celebrated"),
    )
