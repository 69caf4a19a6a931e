"""Inviting people with what is known of them, and giving it to them when they join."""

from typing import Any

from django.db import transaction

from fairlead_web.accounts import api as accounts
from fairlead_web.audit import api as audit
from fairlead_web.organisations.actions.affiliations import affiliate
from fairlead_web.organisations.actions.credits import thank
from fairlead_web.organisations.descent import is_closed
from fairlead_web.organisations.models import EmailDomain, Organisation, Welcome


@transaction.atomic
def invite_with_welcome(
    *,
    address: str,
    by: Any,
    organisation: Organisation | None = None,
    job_title: str = "",
    credit_for: str = "",
    lived_experience: bool = False,
    basis: str = "",
) -> Welcome:
    """Invite somebody by letter; where they work and what they are credited for waits until they join."""
    invitation = accounts.invite(address=address, by=by)
    welcome = Welcome(
        invitation=invitation,
        organisation=organisation,
        job_title=job_title,
        credit_for=credit_for,
        lived_experience=lived_experience,
        basis=basis,
    )
    welcome.full_clean()
    welcome.save()
    return welcome


@transaction.atomic
def welcome_person(*, person: Any, invitation: Any = None) -> None:
    """Give somebody who has just joined what waited for them, and ask whether they want to be named.

    Fills the slot "accounts.joined".
    """
    found = (
        Welcome.objects.select_related("organisation").filter(invitation=invitation).first()
        if invitation
        else None
    )
    if found and found.organisation and not is_closed(found.organisation):
        affiliate(
            person_id=person.pk,
            organisation=found.organisation,
            job_title=found.job_title,
            by=audit.SITE,
        )
    else:
        affiliate_by_address(person)
    if found and found.credit_for:
        thank(
            person=person,
            what_for=found.credit_for,
            lived_experience=found.lived_experience,
            by=audit.SITE,
        )
    if found:
        found.delete()


def affiliate_by_address(person: Any) -> None:
    """Place somebody in the body that their proved address belongs to."""
    domain = accounts.domain_of(person.email)
    found = EmailDomain.objects.select_related("organisation").filter(domain=domain).first()
    if found and found.organisation and not is_closed(found.organisation):
        affiliate(person_id=person.pk, organisation=found.organisation, job_title="", by=audit.SITE)
