"""Reading people."""

import datetime as dt
from functools import reduce
from operator import or_

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialApp
from django.db.models import Q, QuerySet

from fairlead_web.accounts.domains import domain_of
from fairlead_web.accounts.models import (
    ApprovedDomain,
    Consent,
    Level,
    Objection,
    Preference,
    Profile,
    User,
)
from fairlead_web.accounts.sealing import unseal

OPENID_CONNECT = "openid_connect"


def person(number: int) -> User | None:
    """The person with this number, who may have left."""
    return User.objects.filter(pk=number).first()


def person_at(email: str) -> User | None:
    """The person with this address, whatever its capitals."""
    return User.objects.filter(email__iexact=email).first()


def closed_account_at(email: str) -> User | None:
    """The person with this address whose account is closed."""
    return User.objects.filter(email__iexact=email, closed_at__isnull=False).first()


def people() -> QuerySet[User]:
    """Everybody with an account that is open."""
    return User.objects.filter(is_active=True)


def found_people() -> QuerySet[User]:
    """Those who chose to be found by peers."""
    return people().filter(profile__found=True)


def findable(*shown: str) -> QuerySet[User]:
    """Those who chose to be found, and show all of these parts of their profile to anyone who is signed in.

    Where no part is named: those who show any at all. Looking for a part finds nobody who hides it.
    """
    parts = {name: Q(**{f"profile__{name}_seen_by": Level.MEMBERS}) for name in Profile.FIELDS}
    if not shown:
        return found_people().filter(reduce(or_, parts.values()))
    return found_people().filter(*(parts[name] for name in shown))


def findable_by_interest(code: str) -> QuerySet[User]:
    """Those who chose to be found and show that they have this interest."""
    return findable("interests").filter(profile__interests__kind="interest", profile__interests__code=code)


def profile_of(person: User) -> Profile:
    """A person's profile; an unsaved one, which shows nobody anything, where there is none."""
    return Profile.objects.filter(person=person).first() or Profile(person=person)


def digest_frequency(person: User) -> str:
    """How often a person wants the digest; never, unless they chose."""
    chosen = Preference.objects.filter(person=person).values_list("digest", flat=True).first()
    return chosen or Preference.Digest.NEVER.value


def digest_chosen_at(person: User) -> dt.datetime | None:
    """When a person last chose how often the digest comes, if ever."""
    return Preference.objects.filter(person=person).values_list("chosen_at", flat=True).first()


def people_who_want_digest(frequency: str) -> QuerySet[User]:
    """Everybody who chose this frequency."""
    return people().filter(preference__digest=frequency)


def synthetic_people() -> QuerySet[User]:
    """The made-up people of a demonstration."""
    return User.objects.filter(synthetic=True, is_active=True)


def has_consent(person: User, purpose: str) -> bool:
    """Whether a person's consent to a purpose holds."""
    return Consent.objects.filter(person=person, purpose=purpose, withdrawn_at=None).exists()


def objects_to(person: User, purpose: str) -> bool:
    """Whether a person objected to a purpose."""
    return Objection.objects.filter(person=person, purpose=purpose).exists()


def people_who_object_to(purpose: str) -> QuerySet[User]:
    """Everybody who objected, to leave them out of something."""
    return User.objects.filter(objections__purpose=purpose)


def approved_domains() -> QuerySet[ApprovedDomain]:
    """The domains whose people may sign up, with their connection where they have one."""
    return ApprovedDomain.objects.select_related("connection")


def connections() -> QuerySet[SocialApp]:
    """Organisations' own sign-ins, also those that are switched off, with their domains."""
    found: QuerySet[SocialApp] = SocialApp.objects.filter(provider=OPENID_CONNECT)
    return found.prefetch_related("domains").order_by("name", "pk")


def secret_of(connection: SocialApp) -> str:
    """What the organisation knows us by; empty where it cannot be read any more."""
    try:
        return unseal(connection.secret)
    except ValueError:
        return ""


def connection_for(email: str) -> str:
    """The code of the organisation's own sign-in for this address; empty where there is none."""
    domain = domain_of(email)
    found = ApprovedDomain.objects.filter(domain=domain, connection__isnull=False)
    connection = SocialApp.objects.filter(domains__in=found).first()
    return str(connection.provider_id) if connection and not connection.settings.get("off") else ""


def vouches_for(connection_id: int, email: str) -> bool:
    """Whether a connection may say who is at this address."""
    domain = domain_of(email)
    return ApprovedDomain.objects.filter(domain=domain, connection=connection_id).exists()


def second_factors_of(person: User) -> list[str]:
    """The kinds of second step that a person has set up, one for each."""
    return list(Authenticator.objects.filter(user=person).order_by("pk").values_list("type", flat=True))
