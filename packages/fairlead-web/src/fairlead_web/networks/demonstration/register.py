"""Who belongs to a demonstration's networks, since when, and how the networks grew."""

import datetime as dt
from collections.abc import Iterable
from random import Random
from typing import Any

from fairlead_web.accounts import api as accounts
from fairlead_web.networks.actions import record_growth
from fairlead_web.networks.demonstration import people
from fairlead_web.networks.demonstration.days import moment
from fairlead_web.networks.growth import quarter_end
from fairlead_web.networks.models import Membership, Network

ONE_IN = {"black-and-minority-ethnic-leaders": 8, "women-leaders": 7, "lgbtq-leaders": 13}
"""One in so many of the synthetic people belongs."""
APPROVES = "black-and-minority-ethnic-leaders"
WAITING = 4
DAYS = 720
FOUNDERS = 9
"""One in so many was there from the first days."""
QUARTERS = 8
Kind, State, Seen = Membership.Kind, Membership.State, Membership.Seen
SEEN = (Seen.NOTHING, Seen.NAME, Seen.PROFILE, Seen.NAME)
BELONG = (  # those who are there to be looked through a visitor's eyes: name, network, how, seen
    (people.MEMBER, "women-leaders", Kind.MEMBER, Seen.PROFILE),
    (people.MEMBER, "lgbtq-leaders", Kind.SUPPORTER, Seen.NOTHING),
    (people.SUPPORTER, "black-and-minority-ethnic-leaders", Kind.SUPPORTER, Seen.NAME),
)


def fill(networks: list[Network], named: dict[str, Any], today: dt.date) -> None:
    """Let people join, some ask, all with their consent; and write down the growth of eight quarters."""
    crowd = people.crowd()
    entries: list[Membership] = []
    for network in networks:
        random = Random(network.code)  # noqa: S311  (made-up people, not secrets)
        entries += drawn(network, random.sample(crowd, len(crowd) // ONE_IN[network.code]), random, today)
        entries += [
            joined(named[name], network, today - dt.timedelta(days=300), kind, seen)
            for name, code, kind, seen in BELONG
            if code == network.code
        ]
    Network.objects.filter(code=APPROVES).update(asks_approval=True)
    write(entries)
    accounts.fill_demonstration_profiles([*named.values(), *crowd[::3]])
    for network in networks:
        grow(network, [one for one in entries if one.network_id == network.pk], today)


def drawn(network: Network, who: list[Any], random: Random, today: dt.date) -> list[Membership]:
    """Entries of these people, every third as a supporter; where a chair approves, the last ones wait."""
    asking = WAITING if network.code == APPROVES else 0
    made = []
    for number, person in enumerate(who):
        kind = Kind.SUPPORTER if number % 3 == 2 else Kind.MEMBER
        back = DAYS - number % 5 if number % FOUNDERS == 0 else round(DAYS * (1 - random.random() ** 0.8))
        since = today - dt.timedelta(days=back)
        made.append(joined(person, network, since, kind, SEEN[number % len(SEEN)]))
    for number, entry in enumerate(made[len(made) - asking :] if asking else ()):
        entry.state, entry.joined_at = State.ASKED, None
        entry.asked_at = moment(today - dt.timedelta(days=number + 1))
    return made


def joined(person: Any, network: Network, day: dt.date, kind: str, seen: str) -> Membership:
    """One entry, asked for and joined on a day."""
    return Membership(
        person=person,
        network=network,
        kind=kind,
        state=State.JOINED,
        seen_by_fellows=seen,
        asked_at=moment(day, 9),
        joined_at=moment(day),
    )


def write(entries: list[Membership]) -> None:
    """Store entries, each with the consent on which it rests."""
    asked = [one.asked_at for one in entries]
    stored = Membership.objects.bulk_create(entries, batch_size=500)
    consents: dict[int, dt.datetime] = {}
    for entry, then in zip(stored, asked, strict=True):
        entry.asked_at = then  # storing set it to now
        consents[entry.person_id] = min(then, consents.get(entry.person_id, then))
    Membership.objects.bulk_update(stored, ["asked_at"], batch_size=500)
    accounts.give_demonstration_consents("belonging", consents)


def grow(network: Network, entries: Iterable[Membership], today: dt.date) -> None:
    """The rounded size at the end of each of the last quarters, as it would have been recorded then."""
    days = [entry.joined_at.date() for entry in entries if entry.joined_at]
    ends = [quarter_end(today)]
    while len(ends) < QUARTERS:
        ends.append(quarter_end(ends[-1]))
    for end in ends:
        record_growth(network, quarter_ends_on=end, people=sum(day <= end for day in days))
