"""The domains of organisations' addresses: who signs up there is known to work there."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from fairlead_web.accounts import api as accounts
from fairlead_web.audit import api as audit
from fairlead_web.organisations.actions.refusal import NotNow
from fairlead_web.organisations.models import EmailDomain, Organisation

OF_MANY = frozenset({"nhs.net", "nhs.scot", "wales.nhs.uk", "hscni.net", "doctors.org.uk", "doctors.net.uk"})
"""Domains that many bodies share: their connection or lead could vouch for another's people."""
PUBLIC_MAIL = frozenset(
    {"gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "hotmail.co.uk", "live.com", "live.co.uk"}
    | {"msn.com", "yahoo.com", "yahoo.co.uk", "icloud.com", "me.com", "aol.com", "proton.me", "gmx.com"}
    | {"protonmail.com", "btinternet.com", "sky.com"}
)
"""Mail services that give an address to anybody."""


@transaction.atomic
def add_domain(organisation: Organisation | None, *, domain: str, by: audit.Actor) -> EmailDomain:
    """Let people at a domain sign up, and know them to work at this body.

    A domain of many bodies, such as nhs.net, belongs to none: its people say themselves where they work.
    """
    domain = accounts.domain_name(domain)
    if domain in PUBLIC_MAIL:
        raise NotNow(_("Anybody can have an address there. Invite people who use such a service instead."))
    if domain in OF_MANY and organisation:
        raise NotNow(
            _("%(domain)s serves many organisations. Leave the organisation empty.") % {"domain": domain}
        )
    taken = EmailDomain.objects.select_related("organisation").filter(domain=domain).first()
    if taken and taken.organisation != organisation:
        raise NotNow(
            _("%(domain)s belongs to %(name)s. Take it away there first.")
            % {"domain": domain, "name": taken.organisation or _("several organisations")}
        )
    try:
        accounts.approve_domain(domain, by=by)
    except ValidationError as fault:
        raise NotNow(" ".join(fault.messages)) from fault
    if taken:
        return taken
    fresh = EmailDomain.objects.create(organisation=organisation, domain=domain)
    code = organisation.code if organisation else ""
    audit.record("organisation.domain_added", by=by, subject=organisation or fresh, organisation=code)
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
    code = body.code if body else ""
    audit.record("organisation.domain_removed", by=by, subject=body or domain, organisation=code)
    domain.delete()
