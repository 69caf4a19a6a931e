"""What others depend on somebody for: it is handed over before an account is closed or erased."""

from typing import Any

from fairlead_web.accounts.models import User
from fairlead_web.ui import api as ui


class StillNeeded(Exception):  # noqa: N818  (it says what the reader is told, not what went wrong)
    """The person has duties that nobody else holds; its text names them and what to do."""


def handing_over(person: User) -> list[Any]:
    """What the person must hand over before they leave, such as a network without another chair.

    Higher apps fill the slot "accounts.before_erasure" (person) with lists of sentences or markup.
    """
    return [duty for duties in ui.slot_values("accounts.before_erasure", person=person) for duty in duties]


def refuse_needed(person: User) -> None:
    """Raise StillNeeded where anything is left to hand over; to be called before anything is changed."""
    if duties := handing_over(person):
        raise StillNeeded(  # read in a shell, and not on a page
            f"{person.email} is not erased, and nothing has changed. Others depend on them; hand this over "
            f"first, then try again. What their own page tells them: {' '.join(str(duty) for duty in duties)}"
        )
