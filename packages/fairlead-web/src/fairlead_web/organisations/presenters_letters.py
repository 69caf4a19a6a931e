"""Letters as the programme team sees them: enough to ask whether one came, and nothing of what is private."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from fairlead_web.accounts import api as accounts
from fairlead_web.ui import api as ui


@dataclass(frozen=True)
class Row:
    """A letter in doubt; `to` is empty where it would tell what a person takes part in."""

    number: int
    title: str
    to: str
    written: str


def in_doubt(letters: Iterable[Any]) -> list[Row]:
    """One row a letter."""
    return [Row(one.pk, title(one), to(one), ui.day(timezone.localdate(one.written_at))) for one in letters]


def given_up(letters: Iterable[Any]) -> list[list[str]]:
    """Letters that went nowhere: what, to whom, when written."""
    return [[title(one), to(one) or gone(one), ui.day(timezone.localdate(one.written_at))] for one in letters]


def gone(letter: Any) -> str:
    """In place of an address that is wiped: who knows it."""
    return _("Whoever invited them sees it under Invite people") if letter.kind == "invitation" else "–"


def title(letter: Any) -> str:
    """Its subject; or that it is private, where that it was written is private itself."""
    return letter.subject if letter.kind in accounts.TOLD_OPENLY else _("A private letter")


def to(letter: Any) -> str:
    """Whom it is for, where that may be told."""
    if letter.kind not in accounts.TOLD_OPENLY:
        return ""
    return f"{letter.person.name} ({letter.person.email})" if letter.person else letter.address
