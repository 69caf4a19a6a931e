"""The link at the foot of a digest, which stops it without signing in."""

from django.conf import settings
from django.core import signing
from django.urls import reverse

from fairlead_web.accounts.models import User
from fairlead_web.accounts.queries import people

SALT = "fairlead_web.accounts.unsubscribe"


def unsubscribe_link(person: User) -> str:
    """The address that stops a person's digest; it can do nothing else, so it does not expire."""
    token = signing.dumps(person.pk, salt=SALT)
    return f"{settings.WAGTAILADMIN_BASE_URL}{reverse('accounts:unsubscribe', args=[token])}"


def person_of(token: str) -> User | None:
    """Whose digest a link stops, or None where nobody made the link."""
    try:
        number = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    return people().filter(pk=number).first()
