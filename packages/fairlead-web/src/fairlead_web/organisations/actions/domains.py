"""The domains of organisations' addresses: who signs up there is known to work there."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from fairlead_web.accounts import api as accounts
from fairlead_web.audit import api as audit
from fairlead_web.organisations.actions.refusal import NotNow
from fairlead_web.organisations.models import EmailDomain, Organisation


@transaction.atomic
def add_domain(organisation: Organisation, *, domain: str, by: audit.Actor) -> EmailDomain:
    """Let people at a domain sign up, and know them to work at this body."""
    domain = domain.strip().lower().removeprefix("@")
    taken = EmailDomain.objects.select_related("organisation").filter(domain=domain).first()
    if taken and taken.organisation_id != organisation.pk:
        raise NotNow(
            _("%(domain)s belongs to %(name)s. Take it away there first.")
            % {"domain": domain, "name": taken.organisation}
        )
    try:
        accounts.approve_domain(domain, by=by)
    except ValidationError as fault:
        raise NotNow(" ".join(fault.messages)) from fault
    if taken:
        return taken
    fresh = EmailDomain.objects.create(organisation=organisation, domain=domain)
    audit.record("organisation.domain_added", by=by, subject=organisation, organisation=organisation.code)
    return fresh


@transaction.atomic
def connect_body(
    organisation: Organisation, *, code: str, domains: list[str], by: audit.Actor, **said: str
) -> Any:
    """Let a body's people sign in through its own system; `domains` become the body's."""
    known = [add_domain(organisation, domain=one, by=by).domain for one in domains]
    return accounts.connect_organisation(code=code, domains=known, by=by, **said)


@transaction.atomic
def remove_domain(domain: EmailDomain, *, by: audit.Actor) -> None:
    """Nobody new signs up at this domain; accounts and affiliations stay."""
    for approved in accounts.approved_domains().filter(domain=domain.domain):
        accounts.withdraw_domain(approved, by=by)
    body = domain.organisation
    audit.record("organisation.domain_removed", by=by, subject=body, organisation=body.code)
    domain.delete()
