"""What live chats show on a network's page, on the chair's desk, on one's own page and in the digest."""

import datetime as dt
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string

from fairlead_web.networks import chats, presenters
from fairlead_web.networks.digest import Item
from fairlead_web.networks.models import Network

FEW = 3


def inside(request: HttpRequest, network: Network) -> str:
    """What is open or planned, for those who belong."""
    cards = presenters.chats.cards(chats.coming(network)[:FEW])
    return render_to_string("networks/chats_panel.jinja", {"cards": cards, "network": network})


def desk(request: HttpRequest, network: Network) -> str:
    """The way to planning and holding live chats, for the chair."""
    cards = presenters.chats.cards(chats.coming(network)[:FEW], page="networks:chat_desk")
    return render_to_string("networks/chats_desk_panel.jinja", {"cards": cards, "network": network})


def mine(request: HttpRequest) -> str:
    """What is open or planned in one's own networks."""
    cards = presenters.chats.cards(chats.coming_for(request.user)[:FEW])
    return render_to_string("networks/chats_mine.jinja", {"cards": cards})


def digest(person: Any, since: dt.datetime, until: dt.datetime) -> list[Item]:
    """What was planned or summarised, by title."""
    return [Item(chat.title) for chat in chats.new_chats(person, since, until)]
