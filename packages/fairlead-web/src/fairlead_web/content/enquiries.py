"""Reading enquiries, and the rules of their days, references and owners."""

import datetime as dt
import secrets
from typing import Any

from django.db.models import Count, QuerySet

from fairlead_web.accounts import api as accounts
from fairlead_web.content.models import Enquiry
from fairlead_web.organisations import api as organisations

WORKING_DAYS = 10
SATURDAY = 5
# Read out on the telephone and typed from paper: nothing that looks like something else.
LETTERS = "23456789ACDEFHJKLMNPRTUVWXY"


def due(asked: dt.date) -> dt.date:
    """Ten working days later; bank holidays count as working days, so that we are early at most."""
    day, left = asked, WORKING_DAYS
    while left:
        day += dt.timedelta(days=1)
        left -= day.weekday() < SATURDAY
    return day


def new_reference() -> str:
    """A name for an enquiry that tells nothing about it or its number."""
    return "E-" + "".join(secrets.choice(LETTERS) for _ in range(7))


def enquiries(state: str = "") -> QuerySet[Enquiry]:
    """Enquiries, the most urgent first."""
    found = Enquiry.objects.select_related("owner")
    return found.filter(state=state) if state else found


def waiting() -> int:
    """How many wait for an answer."""
    return enquiries(Enquiry.State.OPEN).count()


def enquiry(reference: str) -> Enquiry | None:
    """The enquiry with this reference."""
    return enquiries().filter(reference=reference).first()


def team() -> QuerySet[Any]:
    """Those who may own an enquiry: the programme team of today."""
    return accounts.people().filter(pk__in=organisations.programme_team())


def next_owner() -> Any:
    """Whoever of the programme team has the fewest open enquiries; nobody where there is no team."""
    people = list(team().order_by("pk"))
    open_ones = Enquiry.objects.filter(state=Enquiry.State.OPEN, owner__in=people)
    counted = open_ones.order_by().values_list("owner").annotate(Count("pk"))
    load: dict[int | None, int] = dict(counted)
    return min(people, key=lambda person: load.get(person.pk, 0), default=None)
