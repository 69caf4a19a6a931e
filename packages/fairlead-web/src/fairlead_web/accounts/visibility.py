"""What one person sees of another: each field by the level that its owner chose, and nothing by default.

Higher apps fill two slots. "accounts.affiliations" (people) gives a mapping from a person's number to
(job title, organisation's name); "accounts.contacts" (person) gives the numbers of the people with whom the
person has agreed to be in contact.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from fairlead_web.accounts.models import Level, Profile, User
from fairlead_web.ui import api as ui


@dataclass(frozen=True)
class SeenProfile:
    """A person as a viewer may see them: what is hidden is empty."""

    person_id: int
    name: str = ""
    job_title: str = ""
    organisation: str = ""
    interests: tuple[str, ...] = ()
    offers: str = ""
    needs: str = ""

    @property
    def empty(self) -> bool:
        """Whether the viewer sees nothing at all."""
        return self == SeenProfile(self.person_id)


def seen_by(person: User, viewer: Any) -> SeenProfile:
    """What `viewer` sees of `person`. None and visitors see nothing; a person sees all of their own."""
    return seen_by_many([person], viewer)[person.pk]


def seen_by_many(people: Iterable[User], viewer: Any) -> dict[int, SeenProfile]:
    """What `viewer` sees of each, in a fixed number of queries."""
    found = list(people)
    if viewer is None or not viewer.is_authenticated:
        return {person.pk: SeenProfile(person.pk) for person in found}
    contacts = contacts_of(viewer)
    shown = {person.pk: levels_open(person.pk in contacts, own=person.pk == viewer.pk) for person in found}
    return _seen(found, shown)


def shown_to_anyone(people: Iterable[User]) -> dict[int, SeenProfile]:
    """What anyone who is signed in sees of each, also where the reader is a contact of theirs."""
    found = list(people)
    return _seen(found, {person.pk: levels_open(False, own=False) for person in found})


def as_seen_at(person: User, level: str) -> SeenProfile:
    """What somebody at a level sees of a person: for the preview of one's own page."""
    return _seen([person], {person.pk: levels_open(level == Level.CONTACTS, own=False)})[person.pk]


def levels_open(contact: bool, *, own: bool) -> frozenset[str]:
    """The levels that are open to a viewer who is signed in."""
    if own:
        return frozenset(Level.values)
    return frozenset({Level.CONTACTS, Level.MEMBERS} if contact else {Level.MEMBERS})


def contacts_of(person: User) -> frozenset[int]:
    """The numbers of a person's contacts."""
    return frozenset(number for one in ui.slot_values("accounts.contacts", person=person) for number in one)


def affiliations(people: list[User]) -> dict[int, tuple[str, str]]:
    """Job title and organisation of each, as organisations know them."""
    known: dict[int, tuple[str, str]] = {}
    for part in ui.slot_values("accounts.affiliations", people=people):
        known.update(part)
    return known


def _seen(people: list[User], shown: dict[int, frozenset[str]]) -> dict[int, SeenProfile]:
    profiles = {
        profile.person_id: profile
        for profile in Profile.objects.filter(person__in=people).prefetch_related("interests")
    }
    known = affiliations(people)
    return {
        person.pk: _one(person, profiles.get(person.pk) or Profile(), known, shown[person.pk])
        for person in people
    }


def _one(
    person: User, profile: Profile, known: dict[int, tuple[str, str]], shown: frozenset[str]
) -> SeenProfile:
    def may(name: str) -> bool:
        return getattr(profile, f"{name}_seen_by") in shown

    job_title, organisation = known.get(person.pk, ("", ""))
    chosen = profile.interests.all() if profile.pk and may("interests") else ()
    return SeenProfile(
        person.pk,
        name=person.name if may("name") else "",
        job_title=job_title if may("job_title") else "",
        organisation=organisation if may("organisation") else "",
        interests=tuple(str(term) for term in chosen),
        offers=profile.offers if may("offers") else "",
        needs=profile.needs if may("needs") else "",
    )


def display_name(person: User) -> str:
    """What a person is called in discussions: the name they chose for it, else their name."""
    return display_names([person])[person.pk]


def display_names(people: Iterable[User]) -> dict[int, str]:
    """What each is called in discussions, in one query."""
    found = list(people)
    called = dict(Profile.objects.filter(person__in=found).values_list("person_id", "called"))
    return {person.pk: called.get(person.pk) or person.name or gettext("A member") for person in found}


def is_found(person: User) -> bool:
    """Whether a person chose to be found by peers."""
    return person.is_active and Profile.objects.filter(person=person, found=True).exists()
