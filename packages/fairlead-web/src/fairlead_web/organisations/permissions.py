"""Who may do what: small predicates on roles held today, put together into named permissions.

A permission is asked for with `may(person, "releases.approve", organisation)`. Apps above add their own in their
`ready()` with `rules.add_perm`, from the predicates here.
"""

from typing import Any

import rules

from fairlead_web.organisations import queries
from fairlead_web.organisations.models import Organisation, Role

Kind = Role.Kind


def _holds(person: Any, kind: Role.Kind, organisation: Organisation | None = None) -> bool:
    if not person.is_authenticated:
        return False
    roles = queries.roles_of(person.pk).filter(kind=kind)
    return roles.filter(organisation=organisation).exists() if organisation else roles.exists()


@rules.predicate
def is_lead(person: Any, organisation: Organisation | None = None) -> bool:
    """Leads this organisation today (or, when none is named, any)."""
    return _holds(person, Kind.LEAD, organisation)


@rules.predicate
def is_approver(person: Any, organisation: Organisation | None = None) -> bool:
    """Is this organisation's second pair of eyes today (or, when none is named, any's)."""
    return _holds(person, Kind.APPROVER, organisation)


@rules.predicate
def is_programme_team(person: Any) -> bool:
    """Belongs to the programme team today."""
    return _holds(person, Kind.PROGRAMME_TEAM)


@rules.predicate
def is_administrator(person: Any) -> bool:
    """Runs the site today; this opens nothing confidential."""
    return _holds(person, Kind.ADMINISTRATOR)


def may(person: Any, permission: str, subject: Any = None) -> bool:
    """Whether a person has a named permission, about `subject` where it is about something."""
    return bool(rules.has_perm(permission, person, subject))
