"""Adding people."""

from django.db import transaction

from fairlead_web.accounts.models import User
from fairlead_web.audit import api as audit


@transaction.atomic
def add_person(*, email: str, name: str, by: audit.Actor, synthetic: bool = False) -> User:
    """Add a person who may then sign in with a code sent to `email`."""
    person = User(email=User.objects.normalize_email(email), name=name, synthetic=synthetic)
    person.set_unusable_password()
    person.full_clean()
    person.save()
    audit.record("person.added", by=by, subject=person, synthetic=synthetic)
    return person
