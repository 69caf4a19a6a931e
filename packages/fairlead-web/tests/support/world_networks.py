"""What networks hold in the small world of the sweeps."""

import datetime as dt
from typing import Any

from django.utils import timezone

from fairlead_web.audit.api import SITE
from fairlead_web.networks import actions
from fairlead_web.networks import api as networks
from fairlead_web.networks.models import Exchange, LiveChat

HOUR = dt.timedelta(hours=1)


def add_networks(people: dict[str, Any], things: dict[str, str]) -> None:
    """A network that approves who joins, with people in it and everything a network publishes."""
    network, other = networks.network("lgbtq-leaders"), networks.network("women-leaders")
    for role, chaired in (("chair", network), ("other_chair", other)):
        term = networks.appoint_chair(chaired, person=people[role], by=SITE)
        networks.agree_to_chair(term, by=people[role])
        things.setdefault("term", str(term.pk))
    things["appointment"] = str(networks.appoint_chair(other, person=people["person"], by=SITE).pk)
    for role in ("member", "supporter"):
        networks.join(network, by=people[role], kind=role)
    network.asks_approval = True
    network.save()
    asked = networks.join(network, by=people["asker"], kind="member")
    story = networks.share_story(network, text="I asked.", shown="network", by=people["member"])
    networks.celebrate(story, by=people["chair"])
    news = [
        networks.publish_update(
            network, title=f"News {public}", text="Text", public=public, by=people["chair"]
        )
        for public in (False, True)
    ]
    ask = networks.ask(
        network,
        theme="equity",
        title="Will you?",
        text="Why",
        addressed="organisation",
        organisation=people["trust"],
        by=people["chair"],
    )
    many = networks.ask(
        network, theme="equity", title="Will all?", text="Why", addressed="boards", by=people["chair"]
    )
    reply = networks.reply(many, organisation=people["trust"], text="We do.", by=people["lead"])
    things |= {
        "network": network.code,
        "request": str(asked.pk),
        "story": str(story.pk),
        "update": str(news[0].pk),
        "public_update": str(news[1].pk),
        "ask": str(ask.pk),
        "answered_ask": str(many.pk),
        "reply": str(reply.pk),
    }


def add_chats(people: dict[str, Any], things: dict[str, str]) -> None:
    """A live chat that is open, with the member's question; one that is over, with their words in it."""
    network, chair, member = networks.network(things["network"]), people["chair"], people["member"]
    now = timezone.now()
    chats = [
        actions.plan_chat(
            network, title=title, about="Boards.", opens_at=now - HOUR, closes_at=now + HOUR, by=chair
        )
        for title in ("Ask us", "Asked before")
    ]
    waiting, answered = (
        actions.ask_question(chat, text="How do I become a trustee?", by=member) for chat in chats
    )
    actions.answer_question(answered, answer="Ask your board.", answered_by="chair", by=chair)
    LiveChat.objects.filter(pk=chats[1].pk).update(opens_at=now - 3 * HOUR, closes_at=now - HOUR)
    over = LiveChat.objects.get(pk=chats[1].pk)
    actions.publish_summary(over, text="We talked.", public=False, quoted=[answered.pk], by=chair)
    things |= {
        "chat": str(chats[0].pk),
        "past_chat": str(over.pk),
        "question": str(waiting.pk),
        "words": str(Exchange.objects.get(asker=member).pk),
    }


def add_discussion(people: dict[str, Any], things: dict[str, str]) -> None:
    """A topic and a post by the member, and a topic by the chair that only the programme team can judge."""
    network, member = networks.network(things["network"]), people["member"]
    topic = actions.start_topic(network, title="Mentors", text="Who has one?", by=member)
    post = actions.post(topic, text="I have none.", by=member)
    chairs = actions.start_topic(network, title="Welcome", text="Hello.", by=people["chair"])
    report = actions.report(chairs, reason="other", by=people["supporter"])
    things |= {"topic": str(topic.pk), "post": str(post.pk), "report": str(report.pk)}
