"""Leaving: duties first; then the account is closed, or a last letter goes and it is erased."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from fairlead_web.accounts import actions
from fairlead_web.accounts.models import User
from fairlead_web.ui import api as ui


def handing_over(person: User) -> list[Any]:
    """What the person must hand over before they leave, such as a network without another chair.

    Higher apps fill the slot "accounts.before_erasure" (person) with lists of sentences or markup.
    """
    return [duty for duties in ui.slot_values("accounts.before_erasure", person=person) for duty in duties]


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
