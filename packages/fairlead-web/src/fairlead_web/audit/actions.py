"""Writing to the record."""

from typing import Final

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db import models, transaction

from fairlead_web.audit.models import Event
from fairlead_web.ui import api as ui


class TheSite:
    """The actor of deeds that no person does: jobs, sweeps, setting up."""


SITE: Final = TheSite()
Actor = AbstractBaseUser | AnonymousUser | TheSite


def record(
    action: str,
    *,
    by: Actor,
    subject: models.Model,
    organisation: str = "",
    **detail: str | int | bool | None,
) -> Event:
    """Record a deed, inside the transaction that does it, so that neither stands without the other.

    `action` is "thing.deed", such as "release.approved"; `organisation` its code. `detail` holds numbers,
    states and codes, never a name or an address.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("Record a deed inside the transaction that does it.")
    if any("@" in value for value in detail.values() if isinstance(value, str)):
        raise ValueError("The audit record takes no e-mail addresses: give the person's number.")
    # Whatever was done may show on a public page.
    transaction.on_commit(ui.forget_pages, robust=True)
    return Event.objects.create(
        actor=_number(by),
        action=action,
        subject_type=subject._meta.label_lower,
        subject_id=str(subject.pk),
        organisation=organisation,
        detail=detail,
    )


def _number(by: Actor) -> int | None:
    if isinstance(by, TheSite):
        return None
    if by.pk is None:
        raise ValueError("A deed needs a person who is signed in, or the site itself.")
    return int(by.pk)
