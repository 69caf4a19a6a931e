"""The record in words: what was done, to what, and the numbers and states beside it."""

from typing import Any

from django.apps import apps

DEEDS = {
    "affiliation.begun": "Place of work added",
    "affiliation.ended": "Place of work ended",
    "contacts.changed": "Changed own contacts",
    "domain.approved": "Domain added",
    "import.discarded": "List discarded",
    "import.read": "List read",
    "invitation.written": "Invitation sent",
    "memberships.changed": "Changed own memberships",
    "organisation.followed": "People and roles went on to the successor",
    "organisation.succeeded": "Successors named",
    "own-words.withdrawn": "Took own words back",
    "person.closed": "Account closed",
    "person.erased": "Account erased",
    "preference.changed": "Changed own choice of letters",
    "profile.changed": "Changed own profile",
    "release.approval_requested": "Approval of a release asked for",
    "release.superseded": "Release replaced by a newer one",
    "story.put-away": "Story shown no longer",
    "upload.received": "File received",
}
"""Where the deed's name alone would be hard to read."""

THINGS = {"user": "person", "importlist": "list"}
DETAILS = {"superseded_by": "replaced by release", "kind": "", "state": "", "person": "person"}


def deed(action: str) -> str:
    """What was done: "release.approved" is "Release approved"."""
    if action in DEEDS:
        return DEEDS[action]
    words = plain(action.replace(".", " "))
    return words[:1].upper() + words[1:]


def thing(kind: str, number: str) -> str:
    """What it was done to: "releases.release", 4 is "release 4"; also where that kind is no more."""
    name = kind.partition(".")[2]
    try:
        known = str(apps.get_model(kind)._meta.verbose_name)
    except (LookupError, ValueError):
        known = name
    return f"{THINGS.get(name, known)} {number}"


def detail(held: dict[str, Any]) -> str:
    """The rest: numbers, states and codes; what is empty or not so is left out."""
    return ", ".join(_one(name, value) for name, value in held.items() if value not in (None, "", False))


def _one(name: str, value: Any) -> str:
    words = DETAILS.get(name, plain(name))
    if value is True:
        return words
    if name in DETAILS:
        return f"{words} {plain(str(value))}".strip()
    return f"{words}: {plain(str(value)) if isinstance(value, str) else value}"


def plain(name: str) -> str:
    """A name of the code as words."""
    return name.replace("_", " ").replace("-", " ")
