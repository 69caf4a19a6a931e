"""Questions in a demonstration's live chats: answered, put, waiting with the chair, declined."""

import datetime as dt
from typing import Any

from fairlead_web.networks.demonstration.days import moment
from fairlead_web.networks.demonstration.talking import Speakers
from fairlead_web.networks.demonstration.voices import told
from fairlead_web.networks.models import ChatQuestion, LiveChat, Network

MINUTE = dt.timedelta(minutes=1)
DAY = dt.timedelta(days=1)
State = ChatQuestion.State
SHOWN = (State.PUT, State.ANSWERED)


def fill(network: Network, named: dict[str, Any], today: dt.date) -> None:
    """The chats of this network with questions: one that is open all day, and one that is planned."""
    speakers = Speakers(network)
    for item in told("questions")["chats"]:
        if item["network"] != network.code:
            continue
        chat = planned(network, item) if "days" in item else opened(network, item, today)
        rows = [
            question(chat, one, named.get(one.get("by", "")) or speakers.next(one, today), number, today)
            for number, one in enumerate(item["questions"])
        ]
        ChatQuestion.objects.bulk_create(row for row in rows if row is not None)


def planned(network: Network, item: dict[str, Any]) -> LiveChat:
    """One that the network's own file has planned."""
    return LiveChat.objects.get(network=network, title=item["title"])


def opened(network: Network, item: dict[str, Any], today: dt.date) -> LiveChat:
    """One that is open from midnight to midnight."""
    return LiveChat.objects.create(
        network=network,
        title=item["title"],
        about=item["about"],
        opens_at=moment(today, 0),
        closes_at=moment(today + DAY, 0),
        planned_at=moment(today - 9 * DAY, 8),
    )


def question(
    chat: LiveChat, item: dict[str, Any], asker: Any, number: int, today: dt.date
) -> ChatQuestion | None:
    """One question as far as it has come, in the first minutes of the day, so that all of it is past."""
    if asker is None:
        return None
    asked, state = moment(today, 0) + number * MINUTE, State(item["state"])
    return ChatQuestion(
        chat=chat,
        asker=asker,
        text=item["text"],
        named=item.get("named", False),
        quote=item.get("quote", ChatQuestion.Quote.NO),
        state=state,
        answer=item.get("answer", ""),
        answered_by="chair" if state == State.ANSWERED else "",
        reason=item.get("reason", ""),
        asked_at=asked - DAY,
        put_at=asked if state in SHOWN else None,
        answered_at=asked + MINUTE if state == State.ANSWERED else None,
    )
