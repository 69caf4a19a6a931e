"""The synthetic people of a demonstration, by what they are there to show.

Apps above fill the slot "accounts.guises" (limit) with groups: (title, [(person's number, note), …]), a few
people in each, since a demonstration has thousands; and the slot "accounts.roles" (people) with what each of
these people holds, as markup by the person's number.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext
from markupsafe import Markup

from fairlead_web.accounts import queries
from fairlead_web.accounts.models import User
from fairlead_web.ui import api as ui

A_FEW = 4  # people of each role
MEMBERS = 12  # people without one
FOUND = 20  # answers to a search


@dataclass(frozen=True)
class Guise:
    """A synthetic person whom a visitor of the demonstration may become."""

    number: int
    name: str
    note: str


@dataclass(frozen=True)
class Group:
    """People who show the same."""

    title: str
    guises: list[Guise]


def groups() -> list[Group]:
    """A few people of each role, each person once, then a few members."""
    told: list[tuple[str, list[tuple[int, str]]]] = [
        group for part in ui.slot_values("accounts.guises", limit=A_FEW) for group in part
    ]
    notes: defaultdict[int, list[str]] = defaultdict(list)
    for _title, people in told:
        for number, note in people:
            notes[number].append(note)
    known = queries.synthetic_people().in_bulk(list(notes))
    found = []
    for title, people in told:
        here = [known.pop(number) for number, _note in people if number in known]
        found.append(Group(title, [guise(one, notes[one.pk]) for one in here]))
    members = queries.synthetic_people().exclude(pk__in=list(notes))[:MEMBERS]
    found.append(Group(gettext("Members, without a role"), [guise(one, []) for one in members]))
    return [group for group in found if group.guises]


def search(words: str) -> list[Group]:
    """Synthetic people with these words in their name."""
    found = queries.synthetic_people()
    for word in words.split():
        found = found.filter(name__icontains=word)
    people = list(found[:FOUND])
    held = ui.slot_values("accounts.roles", people=people)
    notes = {one.pk: Markup().join(Markup(part.get(one.pk, "")) for part in held) for one in people}  # noqa: S704  (templates made it)
    guises = [Guise(one.pk, one.name, notes[one.pk]) for one in people]
    return [Group(gettext("Found"), guises)] if guises else []


def guise(person: User, notes: Iterable[str]) -> Guise:
    """A person and what they hold."""
    return Guise(person.pk, person.name, "; ".join(notes))
