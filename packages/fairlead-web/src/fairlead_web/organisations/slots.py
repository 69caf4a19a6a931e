"""What organisations show on the pages of lower apps."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext

from fairlead_web.organisations import actions, presenters, queries
from fairlead_web.organisations.permissions import may


def navigation(request: HttpRequest) -> list[dict[str, str]]:
    """The entry that everybody sees."""
    return [{"href": reverse("organisations:list"), "text": gettext("Organisations")}]


def team_navigation(request: HttpRequest) -> list[dict[str, str]]:
    """The way to roles, for those who give them."""
    if may(request.user, "organisations.give_roles"):
        return [
            {"href": reverse("organisations:people"), "text": gettext("Roles"), "office": "team"},
            {"href": reverse("team:desk"), "text": gettext("Desk"), "office": "team"},
        ]
    return []


def affiliations(people: Iterable[Any]) -> dict[int, tuple[str, str]]:
    """Job title and organisation of each of these people, for their profiles."""
    held = queries.affiliations_of(people)
    return {number: (one.job_title, one.organisation.name) for number, one in held.items()}


def record_navigation(request: HttpRequest) -> list[dict[str, str]]:
    """The way to the audit record, for those who may read it."""
    if may(request.user, "audit.read"):
        return [{"href": reverse("audit:events"), "text": "Record", "office": "team"}]
    return []


def administration_navigation(request: HttpRequest) -> list[dict[str, str]]:
    """The way to what administrators do here."""
    if may(request.user, "organisations.administer"):
        return [{"href": reverse("administration:front"), "text": gettext("Administration")}]
    return []


def my_roles(request: HttpRequest) -> str:
    """The roles I hold today, on my own page."""
    context = {
        "lines": presenters.role_lines(queries.roles_of(request.user.pk)),
        "places": list(queries.affiliations(request.user.pk)),
        "asked": list(queries.unplaced(person=request.user)),
        "appointments": queries.appointments_for(request.user),
        "requests": queries.requests_of(request.user),
        "credits": queries.credits_of(request.user),
    }
    return render_to_string("organisations/my_roles.jinja", context, request)


def roles(people: Iterable[Any]) -> dict[int, str]:
    """The roles of each of these people in a few words, for the demonstration's list of people."""
    held: defaultdict[int, list[Any]] = defaultdict(list)
    for role in queries.roles_of_people([one.pk for one in people]):
        held[role.person_id].append(role)
    return {
        number: render_to_string("organisations/roles.jinja", {"lines": presenters.role_lines(some)})
        for number, some in held.items()
    }


def part(person: Any, by: Any) -> None:
    """What closing an account ends here: roles and offices."""
    actions.end_roles_of(person=person, by=by)
    actions.end_offices_of(person=person, by=by)


def duties(person: Any) -> list[str]:
    """What somebody hands over before they leave: a programme that nobody else of the team looks after."""
    if queries.programme_team() != {person.pk}:
        return []
    return [gettext("You are the only one of the programme team. Give somebody else the role first.")]
