"""Consent, objection and erasure as pages show them."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext

from fairlead_web.accounts.export import export_of
from fairlead_web.accounts.models import Consent, Objection, User
from fairlead_web.accounts.purposes import Purpose, purposes
from fairlead_web.accounts.registry import Blank, Keep, Through, held_of
from fairlead_web.ui import api as ui

MOMENT = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+\d\d:\d\d$")
DAY = re.compile(r"^\d{4}-\d\d-\d\d$")


@dataclass(frozen=True)
class Choice:
    """One purpose, where it stands, and the one thing that can be done about it."""

    code: str
    title: str
    words: str
    state: str
    deed: str
    button: str


def possible_choices() -> set[tuple[str, str]]:
    """Every (purpose, deed) that a form may name."""
    consents = {(one.code, deed) for one in purposes(by_consent=True) for deed in ("give", "withdraw")}
    return consents | {(one.code, deed) for one in purposes(by_consent=False) for deed in ("object", "allow")}


def choices(person: User) -> dict[str, list[Choice]]:
    """What one agreed to, and what goes on until one objects."""
    held = {one.purpose: one for one in Consent.objects.filter(person=person, withdrawn_at=None)}
    objections = {one.purpose: one for one in Objection.objects.filter(person=person)}
    return {
        "consents": [_consent(one, held.get(one.code)) for one in purposes(by_consent=True)],
        "objections": [_objection(one, objections.get(one.code)) for one in purposes(by_consent=False)],
    }


def _consent(one: Purpose, held: Consent | None) -> Choice:
    if held is None:
        state, deed, button = gettext("You have not agreed."), "give", gettext("Agree")
    else:
        day = ui.day(timezone.localdate(held.given_at))
        state = gettext("You agreed on %(day)s.") % {"day": day}
        deed, button = "withdraw", gettext("Withdraw")
        if held.version != one.version:
            state += " " + gettext("The words have changed since.")
            deed, button = "give", gettext("Agree to the new words")
    return Choice(one.code, str(one.title), str(one.words), state, deed, button)


def _objection(one: Purpose, made: Objection | None) -> Choice:
    if made is None:
        state, deed, button = gettext("You have not objected."), "object", gettext("Object")
    else:
        day = ui.day(timezone.localdate(made.made_at))
        state = gettext("You objected on %(day)s, so we do not.") % {"day": day}
        deed, button = "allow", gettext("Allow it again")
    return Choice(one.code, str(one.title), str(one.words), state, deed, button)


def erasure(person: User) -> dict[str, Any]:
    """Of what is held about a person: what erasure deletes, and what it keeps and why."""
    goes, stays = [], []
    for one in held_of(person):
        purpose = gettext(one.purpose)
        if isinstance(one.erase, (Keep, Blank)):
            stays.append((purpose, one.erase.reason))
        elif isinstance(one.erase, Through) and one.erase.tells:
            stays.append((purpose, one.erase.tells))
        else:
            goes.append(purpose)
    return {"goes": sorted(set(goes)), "stays": list(dict(stays).items())}


def held(person: User) -> list[dict[str, Any]]:
    """The copy of one's data for reading: the account first, times as people write them, no empty lines."""
    parts = reversed(export_of(person)["held"])
    titles = {one.code: str(one.title) for kind in (True, False) for one in purposes(by_consent=kind)}
    return [{**part, "rows": [_lines(row, titles) for row in part["rows"]]} for part in parts]


def _lines(row: dict[str, Any], titles: dict[str, str]) -> list[tuple[str, str]]:
    said = [
        (
            name[:1].upper() + name[1:],
            titles.get(str(value), _said(value)) if name == "purpose" else _said(value),
        )
        for name, value in row.items()
    ]
    return [(name, text) for name, text in said if text]


def _said(value: Any) -> str:
    if value is None or value in ("", [], {}):
        return ""
    if isinstance(value, bool):
        return gettext("Yes") if value else gettext("No")
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    if isinstance(value, str) and MOMENT.match(value):
        return ui.moment(dt.datetime.fromisoformat(value))
    if isinstance(value, str) and DAY.match(value):
        return ui.day(dt.date.fromisoformat(value))
    return str(value)
