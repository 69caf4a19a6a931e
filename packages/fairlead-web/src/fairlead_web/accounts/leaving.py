"""Leaving for good: a last letter goes, and the account is erased."""

from django.db import transaction
from django.utils.translation import gettext

from fairlead_web.accounts import actions
from fairlead_web.accounts.models import User


@transaction.atomic
def leave(person: User) -> None:
    """Write the last letter to the address, not to the person, and erase the account."""
    actions.write_letter(
        to=person.email,
        subject=gettext("Your account is erased"),
        text=gettext(
            "You erased your account. What is not needed for the history of decisions is gone, and "
            "nothing that stays names you. Nobody writes to this address any more.\n\n"
            "If it was not you who did this, tell the programme team."
        ),
        key=f"erased-{person.pk}",
        kind="security",
    )
    actions.erase_person(person, by=person)
