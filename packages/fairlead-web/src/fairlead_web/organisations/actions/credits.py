"""Credits: bodies are thanked at once, people once they agree to be named."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from fairlead_web.audit import api as audit
from fairlead_web.organisations.models import Credit, Organisation


@transaction.atomic
def give_credit(
    *,
    what_for: str,
    by: audit.Actor,
    person: Any = None,
    organisation: Organisation | None = None,
    lived_experience: bool = False,
) -> Credit:
    """Credit a body, which shows at once, or a person, who is named once they agree."""
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
def agree_to_credit(credit: Credit, *, called: str, by: Any) -> None:
    """The person agrees to be named, as they want to be called."""
    credit.called, credit.agreed_at = called, timezone.now()
    credit.full_clean()
    credit.save()
    audit.record("credit.agreed", by=by, subject=credit)


@transaction.atomic
def hide_credit(credit: Credit, *, by: Any) -> None:
    """The person is not named any more."""
    credit.called, credit.agreed_at = "", None
    credit.save(update_fields=["called", "agreed_at"])
    audit.record("credit.hidden", by=by, subject=credit)
