"""Reading people."""

from django.db.models import QuerySet

from fairlead_web.accounts.models import Preference, Profile, User


def person(number: int) -> User | None:
    """The person with this number, who may have left."""
    return User.objects.filter(pk=number).first()


def person_at(email: str) -> User | None:
    """The person with this address, whatever its capitals."""
    return User.objects.filter(email__iexact=email).first()


def people() -> QuerySet[User]:
    """Everybody with an account that is open."""
    return User.objects.filter(is_active=True)


def found_people() -> QuerySet[User]:
    """Those who chose to be found by peers."""
    return people().filter(profile__found=True)


def profile_of(person: User) -> Profile:
    """A person's profile; an unsaved one, which shows nobody anything, where there is none."""
    return Profile.objects.filter(person=person).first() or Profile(person=person)


def digest_frequency(person: User) -> str:
    """How often a person wants the digest; never, unless they chose."""
    chosen = Preference.objects.filter(person=person).values_list("digest", flat=True).first()
    return chosen or Preference.Digest.NEVER.value


def people_who_want_digest(frequency: str) -> QuerySet[User]:
    """Everybody who chose this frequency."""
    return people().filter(preference__digest=frequency)


def synthetic_people() -> QuerySet[User]:
    """The made-up people of a demonstration."""
    return User.objects.filter(synthetic=True, is_active=True)
