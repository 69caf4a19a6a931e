"""Who may do what: small predicates on roles held today, put together into named permissions.

A permission is asked for with `may(person, "releases.approve", release)`. Apps above add their own in a
module `permissions`, from the predicates here; each such module is imported once, when the site starts.
Without an organisation a predicate asks for any; with None, which is what a missing one looks like, it
says no.
"""

from typing import Any, Final

from rules.permissions import has_perm, set_perm
from rules.predicates import predicate

from fairlead_web.organisations.descent import is_closed
from fairlead_web.organisations.models import Role
from fairlead_web.organisations.roles_once import answered_by, held_by

Kind = Role.Kind
ANY: Final = object()


def _holds(person: Any, kind: Role.Kind, organisation: Any = ANY) -> bool:
    if organisation is None or not person.is_authenticated:
        return False
    held = held_by(person.pk)
    if organisation is ANY:
        return any(one == kind for one, _ in held)
    return (kind, organisation.pk) in held


@predicate
def is_lead(person: Any, organisation: Any = ANY) -> bool:
    """Leads this organisation today."""
    return _holds(person, Kind.LEAD, organisation)


@predicate
def is_lead_for(person: Any, organisation: Any) -> bool:
    """Leads this organisation today, or the one that stands in its place."""
    return _answers(person, Kind.LEAD, organisation)


@predicate
def is_approver_for(person: Any, organisation: Any) -> bool:
    """Is the second pair of eyes of this organisation today, or of the one that stands in its place."""
    return _answers(person, Kind.APPROVER, organisation)


def _answers(person: Any, kind: Role.Kind, organisation: Any) -> bool:
    if organisation is None or not person.is_authenticated:
        return False
    merged = organisation.successor_id is not None and is_closed(organisation)
    known = answered_by(person.pk) if merged else held_by(person.pk)
    return (kind, organisation.pk) in known


@predicate
def leads_somewhere(person: Any) -> bool:
    """Leads an organisation today, whichever: for permissions without one, which ask `is_lead` of None."""
    return _holds(person, Kind.LEAD)


@predicate
def is_approver(person: Any, organisation: Any = ANY) -> bool:
    """Is this organisation's second pair of eyes today."""
    return _holds(person, Kind.APPROVER, organisation)


@predicate
def is_staff_network_chair(person: Any, organisation: Any = ANY) -> bool:
    """Chairs a staff network of this organisation today."""
    return _holds(person, Kind.STAFF_NETWORK_CHAIR, organisation)


@predicate
def is_programme_team(person: Any) -> bool:
    """Belongs to the programme team today."""
    return _holds(person, Kind.PROGRAMME_TEAM)


@predicate
def is_administrator(person: Any) -> bool:
    """Runs the site today; this opens nothing confidential."""
    return _holds(person, Kind.ADMINISTRATOR)


def may(person: Any, permission: str, *subject: Any) -> bool:
    """Whether a person has a named permission, about `subject` where it is about something."""
    return bool(has_perm(permission, person, *subject))


# This floor's permissions, and those of the record, which lies below and knows no roles.
set_perm("audit.read", is_programme_team)
set_perm("organisations.see_people", is_programme_team | is_lead | is_approver)
# Sponsors of people who have no work address.
set_perm("accounts.invite", is_programme_team | leads_somewhere)
set_perm("organisations.manage", is_programme_team)
set_perm("organisations.give_roles", is_programme_team)
set_perm("organisations.close_accounts", is_programme_team)
# Running the site opens nothing that people wrote.
set_perm("organisations.administer", is_administrator)
set_perm("organisations.keep_staff_networks", is_programme_team | is_lead)
