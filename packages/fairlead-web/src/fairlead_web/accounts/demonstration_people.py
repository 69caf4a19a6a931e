"""What a demonstration's synthetic people say of themselves, and what they agreed to: rows by the hundred.

It goes round the actions, which are too slow for thousands, but keeps what they keep: a test holds the rows
to their models' own rules.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils import timezone

from fairlead_web.accounts.models import Consent, Level, Preference, Profile, User
from fairlead_web.accounts.purposes import purpose
from fairlead_web.vocabulary import api as vocabulary

OFFERS = (
    "An hour to read your board paper before it goes out.",
    "How we cut our formal disciplinary cases by a third, with the forms.",
    "Practice for interviews at band 8a and above.",
    "A seat at our improvement course: we keep two for other organisations.",
    "Reading figures with you, if numbers are not your first language.",
    "Three years of mistakes with reciprocal mentoring, told honestly.",
    "Our short guide to adjustments at work, written by those who use them.",
    "An introduction to community organisations in my area.",
)
NEEDS = (
    "Somebody who has merged two staff networks.",
    "A worked example of reasons for an appointment.",
    "A sponsor outside my own organisation.",
    "How to talk about discipline with a board that would rather not.",
    "A peer at a small charity: there are four of us.",
    "What you asked patients before you asked for their data.",
    "A second pair of eyes on a workforce report.",
    "Experience with shared senior posts.",
)
DIGESTS = (
    Preference.Digest.WEEKLY,
    Preference.Digest.DAILY,
    Preference.Digest.NEVER,
    Preference.Digest.WEEKLY,
)


def fill_profiles(people: Sequence[User]) -> None:
    """Give these people a profile; three in four show it to whoever is signed in and wish to be found."""
    interests = list(vocabulary.interests())
    profiles = Profile.objects.bulk_create(
        [_profile(person, number) for number, person in enumerate(people)], batch_size=500
    )
    through: Any = Profile.interests.through
    through.objects.bulk_create(
        [
            through(profile_id=profile.pk, term_id=interests[(number + step) % len(interests)].pk)
            for number, profile in enumerate(profiles)
            for step in {0, 3, 5 * (number % 2)}
        ],
        batch_size=500,
    )
    shown = {profile.person_id: timezone.now() for profile in profiles if profile.found}
    for code in ("profile", "found"):
        give_consents(code, shown)
    choose_digests(people[::3])


def _profile(person: User, number: int) -> Profile:
    seen = Level.NOBODY if number % 4 == 3 else Level.MEMBERS
    return Profile(
        person=person,
        called=person.name.split()[0] if number % 5 == 0 else "",
        offers=OFFERS[number % len(OFFERS)],
        needs=NEEDS[(number * 3) % len(NEEDS)],
        found=seen == Level.MEMBERS,
        **{f"{name}_seen_by": seen for name in Profile.FIELDS},
    )


def choose_digests(people: Iterable[User]) -> None:
    """How often these people want the digest, with their consent to it."""
    chosen = [
        Preference(person=person, digest=DIGESTS[number % len(DIGESTS)])
        for number, person in enumerate(people)
    ]
    Preference.objects.bulk_create(chosen, batch_size=500)
    # So long ago that the first digests go on the demonstration's first day.
    Preference.objects.filter(person__synthetic=True).update(chosen_at=timezone.now() - dt.timedelta(days=30))
    wanting = [one.person_id for one in chosen if one.digest != Preference.Digest.NEVER]
    give_consents("digest", dict.fromkeys(wanting, timezone.now()))


def give_consents(code: str, given: Mapping[int, dt.datetime]) -> None:
    """Consent to one purpose by the numbers of those who gave it, each at its moment."""
    version = purpose(code).version
    consents = Consent.objects.bulk_create(
        [Consent(person_id=number, purpose=code, version=version) for number in given], batch_size=500
    )
    for consent in consents:
        consent.given_at = given[consent.person_id]
    Consent.objects.bulk_update(consents, ["given_at"], batch_size=500)
