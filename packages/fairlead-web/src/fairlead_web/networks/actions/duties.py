"""Telling those who hold an office that something waits: at the first thing of a day, and each day after.

Neither the letters nor the mark of the day stay: beside the record, they would tell who asked where.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone

from fairlead_web.accounts import api as accounts
from fairlead_web.networks import duties, letters_duties
from fairlead_web.networks.models import DutyMark, Network, Post, Reason, Report, Topic
from fairlead_web.networks.queries import chairs_of


def remind_of_duties() -> int:
    """Write to everybody for whom something waits; how many letters. A second run on a day writes none."""
    DutyMark.objects.filter(told_on__lt=timezone.localdate()).delete()
    return sum(tell(person) for person in duties.office_holders())


@transaction.atomic
def tell(person: Any) -> bool:
    """Write to one person where anything waits, unless they object or had their letter today."""
    waiting = duties.waiting_for(person)
    if not waiting.anything or accounts.objects_to(person, "reminders"):
        return False
    today = timezone.localdate()
    mark, new = DutyMark.objects.get_or_create(person=person, defaults={"told_on": today})
    if not new and mark.told_on == today:
        return False
    mark.told_on = today
    mark.save(update_fields=["told_on"])
    letters_duties.something_waits(person, waiting, today)
    return True


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
