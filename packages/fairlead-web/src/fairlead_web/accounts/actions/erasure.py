"""Erasing a person: every model of the register does what it declares, in one transaction."""

from typing import Any

from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils.module_loading import import_string

from fairlead_web.accounts.duties import refuse_needed
from fairlead_web.accounts.models import User
from fairlead_web.accounts.registry import Blank, Declaration, Delete, Keep, Through, holdings
from fairlead_web.audit import api as audit


@transaction.atomic
def erase_person(person: User, *, by: audit.Actor) -> None:
    """Erase what the register lets go of; a number without a name stays where history needs it.

    Raises StillNeeded where others depend on the person, as the page does. With a closed account all duties
    ended, and nothing may hold up its erasure after a year.
    """
    if person.is_active:
        refuse_needed(person)
    audit.record("person.erased", by=by, subject=person)
    for one in holdings():
        _erase(one, person, by)
    person.groups.clear()
    person.user_permissions.clear()
    end_sessions(person)


def _erase(one: Declaration, person: User, by: audit.Actor) -> None:
    match one.erase:
        case Delete():
            one.rows_of(person).delete()
        case Keep():
            pass
        case Blank(values=values):
            # Row by row: a value may be made anew for each, such as an address that must differ.
            for row in one.rows_of(person):
                fresh = {name: made(value) for name, value in values.items()}
                one.model_class._base_manager.filter(pk=row.pk).update(**fresh)
        case Through(path=path):
            import_string(path)(person=person, by=by)


def made(value: Any) -> Any:
    """A value to write: made anew where the declaration gives a function."""
    return value() if callable(value) else value


def end_sessions(person: User, *, but: str = "") -> None:
    """Sign a person out everywhere, at once; `but` is the key of a session that stays."""
    number = str(person.pk)
    ours = [
        one.session_key
        for one in Session.objects.iterator()
        if one.session_key != but and one.get_decoded().get("_auth_user_id") == number
    ]
    Session.objects.filter(pk__in=ours).delete()
