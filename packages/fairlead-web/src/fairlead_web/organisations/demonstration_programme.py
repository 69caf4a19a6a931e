"""A whole synthetic programme: bodies by the hundred, their people, staff networks and partnerships.

It goes round the actions, which are too slow for thousands, but keeps what they keep: a test holds a sample
of the rows to their models' own rules.
"""

import datetime as dt
import json
from itertools import zip_longest
from pathlib import Path
from random import Random
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from fairlead_web.audit.api import SITE
from fairlead_web.organisations import actions
from fairlead_web.organisations.demonstration_names import FIRST_NAMES, LAST_NAMES, TITLES
from fairlead_web.organisations.models import (
    Affiliation,
    Credit,
    Office,
    Organisation,
    Partnership,
    Role,
    StaffNetwork,
)

BEGAN = dt.date(2016, 4, 1)
NETWORKS = (
    ("Disabled staff network", "Disabled staff and staff with long-term conditions", "Chief nurse"),
    ("Race equality network", "Asian, Black, Mixed and other staff, and allies", "Chief executive"),
    ("LGBTQ+ staff network", "LGBTQ+ staff and allies", "Chief finance officer"),
    ("Women’s network", "Women and allies", "Medical director"),
)
MERGERS = 6
"""So many pairs of trusts merge in the tenth year."""


THANKS_TO_BODIES = (
    "Rooms and interpreters for the reference group",
    "Its forms for reasons of appointment, free for anybody to use",
    "A morning with its community, in which the programme mostly listened",
)
THANKS = (  # what for, and whether from lived experience
    ("Reading the first pages as somebody who uses a screen reader", True),
    ("The guide to talking about discipline with a board", False),
    ("Telling what an interpreter changes, and what their absence does", True),
    ("Two years of evenings for mentoring in pairs", False),
)


@transaction.atomic
def fill_programme(bodies: Path, people: int = 2_000, seed: int = 2026) -> None:
    """Add the bodies of `bodies` (bodies.json of `fairlead demo --programme`) and so many people to them.

    A second time changes nothing. The first two people of a body are its lead and its approver.
    """
    drawn = json.loads(bodies.read_text(encoding="utf-8"))
    if not drawn or Organisation.objects.filter(code__in=[one["code"] for one in drawn]).exists():
        return
    random = Random(seed)  # noqa: S311  (made-up people, not secrets)
    organisations = Organisation.objects.bulk_create(
        Organisation(
            code=one["code"],
            name=one["name"],
            kind=one["kind"],
            region=one["region"],
            opened_on=BEGAN,
            synthetic=True,
        )
        for one in drawn
    )
    members = people_of(people, random)
    place(members, organisations, random)
    partners(organisations, random)
    thank(members, organisations)
    merge_some(organisations)


def people_of(many: int, random: Random) -> list[Any]:
    """People who do not exist, each with a name and an address that reaches nobody."""
    model: Any = get_user_model()
    nobody = make_password(None)
    made = []
    for number in range(many):
        name = f"{random.choice(FIRST_NAMES)} {random.choice(LAST_NAMES)}"
        made.append(
            model(name=name, email=f"person-{number}@demonstration.invalid", password=nobody, synthetic=True)
        )
    return list(model.objects.bulk_create(made, batch_size=500))


def place(people: list[Any], organisations: list[Organisation], random: Random) -> None:
    """Give everybody a place, and each body a lead, an approver and, for half of them, a staff network."""
    affiliations, roles = [], []
    for number, person in enumerate(people):
        organisation = organisations[number % len(organisations)]
        since = BEGAN + dt.timedelta(days=random.randrange(3_600))
        affiliations.append(
            Affiliation(
                person=person,
                organisation=organisation,
                job_title=random.choice(TITLES),
                starts_on=since,
            )
        )
        turn = number // len(organisations)
        if turn < len(Role.FOR_ORGANISATIONS) - 1:
            kind = Role.FOR_ORGANISATIONS[turn]
            roles.append(Role(person=person, organisation=organisation, kind=kind, starts_on=since))
    Affiliation.objects.bulk_create(affiliations, batch_size=500)
    Role.objects.bulk_create(roles, batch_size=500)
    chair_networks(people, organisations)


def chair_networks(people: list[Any], organisations: list[Organisation]) -> None:
    """A staff network for every second body, shown, and chaired by one of its people."""
    networks = StaffNetwork.objects.bulk_create(
        StaffNetwork(
            organisation=organisation,
            name=NETWORKS[number % len(NETWORKS)][0],
            open_to=NETWORKS[number % len(NETWORKS)][1],
            shown=True,
            starts_on=BEGAN,
        )
        for number, organisation in enumerate(organisations[::2])
    )
    Office.objects.bulk_create(
        Office(
            staff_network=network,
            kind=Office.Kind.SPONSOR,
            post=NETWORKS[number % len(NETWORKS)][2],
            starts_on=BEGAN,
        )
        for number, network in enumerate(networks)
    )
    third = people[2 * len(organisations) :: 2]  # those after the leads and approvers, of every second body
    Role.objects.bulk_create(
        Role(
            person=person,
            organisation=network.organisation,
            staff_network=network,
            kind=Role.Kind.STAFF_NETWORK_CHAIR,
            starts_on=BEGAN,
        )
        for network, person in zip(networks, third, strict=False)
    )


def partners(organisations: list[Organisation], random: Random) -> None:
    """Who took part in the partners programme, in which years of the decade."""
    spans = []
    for organisation in organisations:
        begun = random.randrange(2016, 2026)
        lasts = random.randrange(1, 5)
        over = begun + lasts < 2026
        spans.append(
            Partnership(
                organisation=organisation,
                programme="Partners programme",
                starts_on=dt.date(begun, 4, 1),
                ends_on=dt.date(begun + lasts, 3, 31) if over else None,
            )
        )
    Partnership.objects.bulk_create(spans)


def thank(people: list[Any], organisations: list[Organisation]) -> None:
    """Credits to bodies and to people, of whom every second agreed to be named and the rest are asked."""
    bodies = organisations[::25]
    givers = people[2 * len(organisations) :: 60][: 3 * len(THANKS)] or people[:1]
    given = [
        (number, what, lived, {"organisation": one})
        for number, one in enumerate(bodies)
        for what, lived in [(THANKS_TO_BODIES[number % len(THANKS_TO_BODIES)], False)]
    ] + [(number, *THANKS[number % len(THANKS)], {"person": one}) for number, one in enumerate(givers)]
    Credit.objects.bulk_create(_credit(what, number, lived=lived, **to) for number, what, lived, to in given)


def _credit(what: str, number: int, *, lived: bool, **to: Any) -> Credit:
    day = BEGAN + dt.timedelta(days=3_000 + 31 * number)
    agreed = timezone.make_aware(dt.datetime.combine(day, dt.time(12)))
    named = "person" in to and number % 2 == 0
    return Credit(
        what_for=what,
        lived_experience=lived,
        called=to["person"].name if named else "",
        agreed_at=agreed if named else None,
        given_on=day,
        **to,
    )


def merge_some(organisations: list[Organisation]) -> None:
    """Let a few pairs of trusts of one region merge, by the actions, so that people and roles follow."""
    trusts: dict[str, list[Organisation]] = {}
    for one in organisations:
        if one.kind == Organisation.Kind.TRUST:
            trusts.setdefault(one.region, []).append(one)
    pairs = [zip(several[-2::-2], several[::-2], strict=False) for several in trusts.values()]
    in_turn = [pair for turn in zip_longest(*pairs) for pair in turn if pair]
    for old, new in in_turn[:MERGERS]:
        actions.close_organisation(old, on=dt.date(2026, 6, 30), by=SITE, successor=new)
