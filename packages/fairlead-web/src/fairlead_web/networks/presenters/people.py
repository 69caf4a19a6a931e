"""People as networks show them: chairs by name, fellows as they chose, the register for the chair alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fairlead_web.accounts import api as accounts
from fairlead_web.networks.duties import Waiting
from fairlead_web.networks.models import Membership
from fairlead_web.ui import api as ui

Seen = Membership.Seen


@dataclass(frozen=True)
class Fellow:
    """Somebody who lets others who belong know it. Nothing says whether a member or a supporter."""

    name: str
    profile: accounts.SeenProfile | None


def fellows(entries: Iterable[Membership], viewer: Any) -> list[Fellow]:
    """Those who chose to be seen by others who belong, by name."""
    seen = [entry for entry in entries if entry.seen_by_fellows != Seen.NOTHING]
    names = accounts.display_names([entry.person for entry in seen])
    shown = [entry.person for entry in seen if entry.seen_by_fellows == Seen.PROFILE]
    profiles = accounts.seen_by_many(shown, viewer)
    lines = [Fellow(names[entry.person_id], profiles.get(entry.person_id)) for entry in seen]
    return sorted(lines, key=lambda line: line.name.casefold())


def register_rows(entries: Iterable[Membership]) -> list[list[Any]]:
    """Rows of the register for the chair: name, kind, since, what others see."""
    found = list(entries)
    names = accounts.display_names([entry.person for entry in found])
    return [
        [
            names[entry.person_id],
            entry.get_kind_display(),
            _day(entry.joined_at),
            _("Yes") if entry.seen_by_fellows != Seen.NOTHING else _("No"),
        ]
        for entry in found
    ]


@dataclass(frozen=True)
class Request:
    """Somebody who waits for the chair."""

    number: int
    name: str
    kind: str
    since: str


def request_lines(entries: Iterable[Membership]) -> list[Request]:
    """Those who wait, for the chair. By day, since a time beside a chosen name would tell the account's."""
    found = list(entries)
    names = accounts.display_names([entry.person for entry in found])
    return [
        Request(entry.pk, names[entry.person_id], str(entry.get_kind_display()), _day(entry.asked_at))
        for entry in found
    ]


def _day(moment: Any) -> str:
    return ui.day(timezone.localtime(moment).date())


def waiting_words(waiting: Waiting) -> list[str]:
    """How much waits for somebody who holds an office, in words."""
    counted = [
        (waiting.reports, ngettext("%(num)s report", "%(num)s reports", waiting.reports)),
        (waiting.requests, ngettext("%(num)s request", "%(num)s requests", waiting.requests)),
        (waiting.questions, ngettext("%(num)s question", "%(num)s questions", waiting.questions)),
        (waiting.chairs, ngettext("%(num)s chair to find", "%(num)s chairs to find", waiting.chairs)),
    ]
    return [words % {"num": many} for many, words in counted if many]
