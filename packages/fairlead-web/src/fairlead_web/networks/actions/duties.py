"""Telling those who hold an office that something waits: at the first thing of a day, and each day after."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from fairlead_web.networks import duties, letters_duties
from fairlead_web.networks.models import Network, Post, Reason, Report, Topic
from fairlead_web.networks.queries import chairs_of


def remind_of_duties() -> int:
    """Write to everybody for whom something waits; how many they are. A second run on a day is silent."""
    return sum(tell(person) for person in duties.office_holders())


@transaction.atomic
def tell(person: Any) -> bool:
    """Write to one person where anything waits for them, unless they had their letter today."""
    waiting = duties.waiting_for(person)
    if waiting.anything:
        letters_duties.something_waits(person, waiting, timezone.localdate())
    return waiting.anything


def tell_chairs(network: Network) -> None:
    """Somebody asks to join."""
    for term in chairs_of(network):
        tell(term.person)


def tell_judges(report: Report, thing: Topic | Post) -> None:
    """Something was reported. Where somebody may be at risk, whoever decides hears of it at once."""
    for person in duties.judges_of(thing):
        if report.reason == Reason.RISK:
            letters_duties.somebody_may_be_at_risk(person, report)
        else:
            tell(person)
