"""Reading people."""

from django.db.models import QuerySet

from fairlead_web.accounts.models import User


def person(number: int) -> User | None:
    """The person with this number, who may have left."""
    return User.objects.filter(pk=number).first()


def person_at(email: str) -> User | None:
    """The person with this address, whatever its capitals."""
    return User.objects.filter(email__iexact=email).first()


def synthetic_people() -> QuerySet[User]:
    """The made-up people of a demonstration."""
    return User.objects.filter(synthetic=True, is_active=True)
