"""Changing what a person tells others, and how they want to be written to; each is consent or its end."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from fairlead_web.accounts.actions.consents import give_consent, withdraw_consent
from fairlead_web.accounts.models import Level, Preference, Profile, User
from fairlead_web.audit import api as audit


@transaction.atomic
def change_profile(
    person: User, *, by: audit.Actor, interests: Iterable[Any] | None = None, **changes: Any
) -> Profile:
    """Change fields of a profile, with `interests` as terms; the record says that, not what."""
    profile = Profile.objects.select_for_update().filter(person=person).first() or Profile(person=person)
    for name, value in changes.items():
        profile._meta.get_field(name)  # a misspelt name fails here
        setattr(profile, name, value)
    profile.full_clean()
    profile.save()
    if interests is not None:
        profile.interests.set(interests)
    audit.record("profile.changed", by=by, subject=person)
    shown = any(getattr(profile, f"{name}_seen_by") != Level.NOBODY for name in Profile.FIELDS)
    _consent(person, "profile", shown, by)
    _consent(person, "found", profile.found, by)
    return profile


@transaction.atomic
def set_digest_frequency(person: User, digest: str, *, by: audit.Actor) -> None:
    """Choose how often the digest comes; the same again changes nothing. Only one's own choice calls this."""
    preference = Preference.objects.filter(person=person).first() or Preference(person=person)
    if preference.pk and preference.digest == digest:
        return
    preference.digest = digest
    preference.full_clean()
    preference.save()
    audit.record("preference.changed", by=by, subject=person)
    _consent(person, "digest", digest != Preference.Digest.NEVER, by)


@transaction.atomic
def rename_person(person: User, name: str, *, by: audit.Actor) -> None:
    """Change the name of an account."""
    person.name = name
    person.full_clean(exclude=["password"])
    person.save(update_fields=["name"])
    audit.record("person.renamed", by=by, subject=person)


def _consent(person: User, purpose: str, given: bool, by: audit.Actor) -> None:
    (give_consent if given else withdraw_consent)(person, purpose, by=by)
