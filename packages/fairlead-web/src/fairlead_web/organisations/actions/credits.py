"""Credits: bodies are thanked at once, people once they agree to be named; both can be taken back."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from fairlead_web.accounts import api as accounts
from fairlead_web.audit import api as audit
from fairlead_web.organisations.models import Credit, Organisation

PURPOSE = "credit"


@transaction.atomic
def give_credit(
    *,
    what_for: str,
    by: audit.Actor,
    person: Any = None,
    organisation: Organisation | None = None,
    lived_experience: bool = False,
) -> Credit:
    """Credit a body, which shows at once, or a person, who is named once they agree. Twice is once."""
    held = Credit.objects.filter(person=person, organisation=organisation, what_for=what_for).first()
    if held is not None:
        return held
    credit = Credit(
        person=person,
        organisation=organisation,
        what_for=what_for,
        lived_experience=lived_experience,
        given_on=timezone.localdate(),
    )
    credit.full_clean()
    credit.save()
    code = organisation.code if organisation else ""
    audit.record("credit.given", by=by, subject=credit, organisation=code)
    return credit


@transaction.atomic
def thank(
    *,
    what_for: str,
    by: audit.Actor,
    person: Any = None,
    organisation: Organisation | None = None,
    lived_experience: bool = False,
) -> Credit:
    """Give a credit, and ask a person by letter whether they want to be named."""
    credit = give_credit(
        what_for=what_for,
        by=by,
        person=person,
        organisation=organisation,
        lived_experience=lived_experience,
    )
    if person is not None:
        address = settings.WAGTAILADMIN_BASE_URL + reverse("organisations:credit", args=[credit.pk])
        accounts.write_letter(
            to=person,
            subject=_("Thank you. May we name you?"),
            text=_(
                "The programme wants to thank you in public for what you gave.\n\n"
                "You are named nowhere until you agree. Say whether, and how:\n\n%(address)s\n\n"
                "You can take your name back at any time, at the same address."
            )
            % {"address": address},
            key=f"credit-{credit.pk}",
            kind="credit",
        )
    return credit


@transaction.atomic
def agree_to_credit(credit: Credit, *, called: str, by: Any) -> None:
    """The person agrees to be named, as they want to be called."""
    credit.called, credit.agreed_at = called, timezone.now()
    credit.full_clean()
    credit.save()
    audit.record("credit.agreed", by=by, subject=credit)
    accounts.give_consent(by, PURPOSE, by=by)


@transaction.atomic
def hide_credit(credit: Credit, *, by: Any) -> None:
    """The person is not named any more; once they are named nowhere, their consent is over."""
    _unname(credit, by)
    if not Credit.objects.filter(person=credit.person_id).exclude(called="").exists():
        accounts.withdraw_consent(by, PURPOSE, by=by)


@transaction.atomic
def hide_credits(*, person: Any, by: Any) -> None:
    """A person who withdraws consent is named nowhere from now on."""
    for credit in Credit.objects.filter(person=person).exclude(called=""):
        _unname(credit, by)


@transaction.atomic
def take_credit_back(credit: Credit, *, by: audit.Actor) -> None:
    """It was given by mistake, or its body does not want it: nothing of it stays."""
    code = credit.organisation.code if credit.organisation else ""
    audit.record("credit.taken_back", by=by, subject=credit, organisation=code)
    credit.delete()


def _unname(credit: Credit, by: Any) -> None:
    credit.called, credit.agreed_at = "", None
    credit.save(update_fields=["called", "agreed_at"])
    audit.record("credit.hidden", by=by, subject=credit)
