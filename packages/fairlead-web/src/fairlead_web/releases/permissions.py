"""Who may add, read, approve and withdraw releases: before they are public, their organisation only."""

from typing import Any

from rules.permissions import set_perm
from rules.predicates import predicate

from fairlead_web.organisations.api import is_approver, is_lead
from fairlead_web.releases.models import Release


@predicate
def leads_it(person: Any, release: Release) -> bool:
    """Leads the organisation the release is about."""
    return is_lead(person, release.organisation)


@predicate
def may_be_second(person: Any, release: Release) -> bool:
    """Is an approver of the organisation, and not the person who uploaded the release."""
    return is_approver(person, release.organisation) and release.uploaded_by_id != person.pk


@predicate
def is_colleague(person: Any, release: Release) -> bool:
    """Is a lead or an approver of the organisation."""
    return is_lead(person, release.organisation) or is_approver(person, release.organisation)


for name, holds in {
    "releases.add": is_lead,  # about an organisation
    "releases.read": is_colleague,
    "releases.request": leads_it,
    "releases.approve": may_be_second,
    "releases.withdraw": is_colleague,
    "releases.discard": leads_it,
}.items():
    set_perm(name, holds)
