"""What waits for those who hold an office, and who they are. It is counted and never named."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from fairlead_web.accounts import api as accounts
from fairlead_web.networks import chats, discussion, queries
from fairlead_web.networks.models import Post, Topic
from fairlead_web.organisations import api as organisations


@dataclass(frozen=True)
class Waiting:
    """How much waits for one person, in all their offices together."""

    reports: int
    requests: int
    questions: int
    chairs: int  # to be found by the programme team

    @property
    def anything(self) -> bool:
        """Whether anything does."""
        return bool(self.reports or self.requests or self.questions or self.chairs)


def waiting_for(person: Any) -> Waiting:
    """What waits for a person; for that person only."""
    in_team = organisations.is_programme_team(person)
    return Waiting(
        discussion.reports_waiting_for(person)
        + (discussion.reports_waiting_for_team(person) if in_team else 0),
        queries.requests_waiting_for(person),
        chats.questions_waiting_for(person),
        queries.networks_needing_chair().count() if in_team else 0,
    )


def office_holders() -> QuerySet[Any]:
    """Everybody who chairs an open network today, and the programme team."""
    chairs = queries.terms_today().filter(network__closed_on=None).values_list("person_id", flat=True)
    return _people(set(chairs) | organisations.programme_team())


def judges_of(thing: Topic | Post) -> QuerySet[Any]:
    """Who decides about a topic or a post: the chairs who did not write it, else the programme team."""
    others = queries.chairs_of(thing.network).exclude(person_id=thing.author_id)
    chairs = set(others.values_list("person_id", flat=True))
    return _people(chairs or organisations.programme_team() - {thing.author_id})


def _people(numbers: set[Any]) -> QuerySet[Any]:
    return accounts.people().filter(pk__in=numbers, is_active=True).order_by("pk")
