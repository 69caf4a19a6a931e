"""Giving and withdrawing consent, objecting, and what each of these stops."""

from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from fairlead_web.accounts.models import Consent, Level, Objection, Preference, Profile, User
from fairlead_web.accounts.purposes import purpose
from fairlead_web.audit import api as audit


@transaction.atomic
def give_consent(person: User, code: str, *, by: audit.Actor) -> None:
    """Record consent to the words as they stand now; older words give way, the same ones change nothing."""
    words = purpose(code)
    held = Consent.objects.select_for_update().filter(person=person, purpose=code, withdrawn_at=None).first()
    if held is not None and held.version == words.version:
        return
    if held is not None:
        Consent.objects.filter(pk=held.pk).update(withdrawn_at=timezone.now())
    Consent.objects.create(person=person, purpose=code, version=words.version)
    if words.recorded:
        audit.record("consent.given", by=by, subject=person, purpose=code, version=words.version)


@transaction.atomic
def withdraw_consent(person: User, code: str, *, by: audit.Actor) -> None:
    """Record it, and stop at once what rested on it."""
    words = purpose(code)
    held = Consent.objects.filter(person=person, purpose=code, withdrawn_at=None)
    if not held.update(withdrawn_at=timezone.now()):
        return
    if words.recorded:
        audit.record("consent.withdrawn", by=by, subject=person, purpose=code)
    if words.stops:
        import_string(words.stops)(person=person, by=by)


@transaction.atomic
def object_to(person: User, code: str, *, by: audit.Actor) -> None:
    """Stop something that needs no consent, for this person."""
    words = purpose(code)
    _objection, new = Objection.objects.get_or_create(person=person, purpose=code)
    if new:
        audit.record("objection.made", by=by, subject=person, purpose=code)
        if words.stops:
            import_string(words.stops)(person=person, by=by)


@transaction.atomic
def lift_objection(person: User, code: str, *, by: audit.Actor) -> None:
    """Allow it again."""
    if Objection.objects.filter(person=person, purpose=code).delete()[0]:
        audit.record("objection.lifted", by=by, subject=person, purpose=code)


def hide_profile(*, person: User, by: audit.Actor) -> None:
    """Nobody sees any field any more."""
    Profile.objects.filter(person=person).update(
        **{f"{name}_seen_by": Level.NOBODY for name in Profile.FIELDS}
    )


def stop_being_found(*, person: User, by: audit.Actor) -> None:
    """Peers do not find this person any more."""
    Profile.objects.filter(person=person).update(found=False)


def stop_digest(*, person: User, by: audit.Actor) -> None:
    """No digest any more."""
    Preference.objects.filter(person=person).update(digest=Preference.Digest.NEVER)
