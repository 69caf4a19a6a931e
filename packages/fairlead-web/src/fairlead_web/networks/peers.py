"""Finding peers: people who chose to be found, by what they show to anyone signed in and by nothing else.

Networks play no part in it, and neither does what somebody shows to contacts alone.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from fairlead_web.accounts import api as accounts
from fairlead_web.networks import contacts
from fairlead_web.organisations import api as organisations


@dataclass(frozen=True)
class Search:
    """What is looked for; what is empty does not narrow."""

    interest: str = ""
    region: str = ""
    role: str = ""

    @property
    def narrows(self) -> bool:
        """Whether anything was asked for."""
        return bool(self.interest or self.region or self.role)


def found(search: Search, *, by: Any) -> QuerySet[Any]:
    """The people who match, without the one who looks and those whom they blocked.

    In the order of their accounts: an order by name would tell something of names that are hidden.
    """
    people = accounts.findable().exclude(pk=by.pk)
    people = people.exclude(pk__in=contacts.blocks_of(by).values("blocked"))
    if search.interest:
        people = people.filter(pk__in=accounts.findable_by_interest(search.interest).values("pk"))
    if search.region:
        placed = organisations.placed(region=search.region)
        people = people.filter(pk__in=accounts.findable("organisation").values("pk"))
        people = people.filter(pk__in=placed.values("person"))
    if search.role:
        placed = organisations.placed(job_title=search.role)
        people = people.filter(pk__in=accounts.findable("job_title").values("pk"))
        people = people.filter(pk__in=placed.values("person"))
    return people.order_by("pk")
