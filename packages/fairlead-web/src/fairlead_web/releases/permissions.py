"""Who may add, read, approve and withdraw releases: before they are public, their organisation only.

Once a body has merged, those of the one in its place answer for its figures.
"""

from typing import Any

from rules.permissions import set_perm
from rules.predicates import predicate

from fairlead_web.organisations.api import is_approver_for, is_lead_for
from fairlead_web.releases.models import Release


@predicate
def leads_it(person: Any, release: Release) -> bool:
    """Leads the organisation the release is about."""
    return is_lead_for(person, release.organisation)


@predicate
def may_be_second(person: Any, release: Release) -> bool:
    """Is an approver of the organisation, and neither sent the release's file nor answered for it."""
    return is_approver_for(person, release.organisation) and not release.came_from(person.pk)


@predicate
def is_colleague(person: Any, release: Release) -> bool:
    """Is a lead or an approver of the organisation."""
    return is_lead_for(person, release.organisation) or is_approver_for(person, release.organisation)


for name, holds in {
    "releases.add": is_lead_for,  # about an organisation
    "releases.read": is_colleague,
    "releases.request": leads_it,
    "releases.approve": may_be_second,
    "releases.withdraw": is_colleague,
    "releases.discard": leads_it,
}.items():
    set_perm(name, holds)
