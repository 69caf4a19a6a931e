"""Stories as pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from fairlead_web.accounts import api as accounts
from fairlead_web.networks.models import Story


@dataclass(frozen=True)
class Told:
    """One story with the name that may stand beside it."""

    number: int
    text: str
    by: str
    shown: str
    celebrated_on: Any


def stories(found: Iterable[Story], *, for_chair: bool = False) -> list[Told]:
    """Stories with their authors' names where these agreed; the chair sees every name."""
    told = list(found)
    names = accounts.display_names([story.author for story in told])
    return [
        Told(
            story.pk,
            story.text,
            names[story.author_id]
            if for_chair or story.shown != Story.Shown.PUBLIC_UNNAMED
            else _("Somebody who belongs to this network"),
            str(story.get_shown_display()),
            story.celebrated_on,
        )
        for story in told
    ]
