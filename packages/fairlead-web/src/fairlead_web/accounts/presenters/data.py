"""Consent, objection and erasure as pages show them."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext

from fairlead_web.accounts.models import Consent, Objection, User
from fairlead_web.accounts.purposes import Purpose, purposes
from fairlead_web.accounts.registry import Blank, Keep, Through, holdings
from fairlead_web.ui import api as ui


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


def erasure() -> dict[str, Any]:
    """What erasure deletes, and what it keeps and why."""
    goes, stays = [], []
    for one in holdings():
        name = one.purpose
        if isinstance(one.erase, (Keep, Blank)):
            stays.append((name, one.erase.reason))
        elif isinstance(one.erase, Through) and one.erase.tells:
            stays.append((name, one.erase.tells))
        else:
            goes.append(name)
    return {"goes": sorted(set(goes)), "stays": list(dict(stays).items())}
