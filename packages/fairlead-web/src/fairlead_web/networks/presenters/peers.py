"""People as peers and contacts see them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from fairlead_web.accounts import api as accounts
from fairlead_web.networks import contacts
from fairlead_web.networks.models import Contact, ContactRequest


@dataclass(frozen=True)
class Peer:
    """Somebody who chose to be found, with how the reader stands to them."""

    number: int
    name: str
    shown: accounts.SeenProfile
    standing: str = ""


def peers(people: Iterable[Any], viewer: Any) -> list[Peer]:
    """People as each shows themselves to anyone who is signed in."""
    found = list(people)
    seen = accounts.shown_to_anyone(found)
    standing = standings(viewer)
    return [
        Peer(one.pk, seen[one.pk].name or unnamed(), seen[one.pk], standing.get(one.pk, "")) for one in found
    ]


def standings(viewer: Any) -> dict[int, str]:
    """How the reader stands to those with whom they have to do."""
    asking = dict.fromkeys(contacts.requests_to(viewer).values_list("asker_id", flat=True), _("Asks you"))
    asked = dict.fromkeys(contacts.requests_from(viewer).values_list("asked_id", flat=True), _("You asked"))
    return asking | asked | dict.fromkeys(contacts.contact_numbers(viewer), _("In contact"))


def unnamed() -> str:
    """What somebody is called who shows no name."""
    return _("A leader who shows no name")


@dataclass(frozen=True)
class Known:
    """A contact, with name and address since both agreed."""

    number: int
    name: str
    address: str
    shown: accounts.SeenProfile


def known(found: Iterable[Contact], viewer: Any) -> list[Known]:
    """A person's contacts, by name."""
    pairs = [(one.pk, one.other if one.one_id == viewer.pk else one.one) for one in found]
    seen = accounts.seen_by_many([person for _number, person in pairs], viewer)
    lines = [Known(number, person.name, person.email, seen[person.pk]) for number, person in pairs]
    return sorted(lines, key=lambda line: line.name.casefold())


@dataclass(frozen=True)
class Asking:
    """A request, with what may be shown of the other person."""

    number: int
    name: str
    message: str
    sent_at: Any
    shown: accounts.SeenProfile | None = None


def asking(found: Iterable[ContactRequest]) -> list[Asking]:
    """Requests to the reader: whoever asks gives their name with it."""
    waiting = list(found)
    seen = accounts.shown_to_anyone([one.asker for one in waiting])
    return [Asking(one.pk, one.asker.name, one.message, one.sent_at, seen[one.asker_id]) for one in waiting]


def sent(found: Iterable[ContactRequest]) -> list[Asking]:
    """The reader's own requests, with the name that the other shows."""
    own = list(found)
    seen = accounts.shown_to_anyone([one.asked for one in own])
    return [Asking(one.pk, seen[one.asked_id].name or unnamed(), one.message, one.sent_at) for one in own]
