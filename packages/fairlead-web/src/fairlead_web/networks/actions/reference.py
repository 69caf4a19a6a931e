"""The reference group: who is in it, and what it said."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from fairlead_web.audit import api as audit
from fairlead_web.networks.actions.who import team_only
from fairlead_web.networks.models import ReferenceMember, ReferenceNote


@transaction.atomic
def add_reference_member(
    *,
    by: Any,
    starts_on: dt.date,
    person: Any = None,
    name: str = "",
    credit: str = "",
    lived_experience: bool = False,
    agreed: bool = False,
) -> ReferenceMember:
    """Add somebody to the group, once. Without their agreement nothing that tells of them is kept."""
    team_only(by)
    member = ReferenceMember(
        person=person,
        name=name if agreed else "",
        credit=credit if agreed else "",
        lived_experience=lived_experience and (agreed or person is None),
        agreed_on=timezone.localdate() if agreed else None,
        starts_on=starts_on,
    )
    member.full_clean()
    named = Q(person=person) if person else Q(person=None, name=member.name) & ~Q(name="")
    same = ReferenceMember.objects.filter(named, starts_on=starts_on, ends_on=None).first()
    if same is not None:
        return same
    member.save()
    audit.record("reference-member.added", by=by, subject=member)
    return member


@transaction.atomic
def end_reference_member(member: ReferenceMember, *, by: Any, on: dt.date | None = None) -> None:
    """Somebody leaves the group; `on` is their last day."""
    _own_or_team(member, by)
    _end(member, by, on)


@transaction.atomic
def take_off_reference_member(member: ReferenceMember, *, by: Any) -> None:
    """Somebody who was to come does not: nothing of them stays."""
    _own_or_team(member, by)
    audit.record("reference-member.taken-off", by=by, subject=member)
    member.delete()


@transaction.atomic
def unname_reference_member(member: ReferenceMember, *, by: Any) -> None:
    """Somebody does not want to be named any more: name and words go, that somebody takes part stays."""
    _own_or_team(member, by)
    _unname(member, by)


@transaction.atomic
def forget_reference_member(*, person: Any, by: audit.Actor) -> None:
    """What erasing does: their part in the group ends, and nothing tells whose it was."""
    end_reference_members(person=person, by=by)
    held = ReferenceMember.objects.filter(person=person)
    for member in held:
        _unname(member, by)
    held.update(person=None)


@transaction.atomic
def end_reference_members(*, person: Any, by: audit.Actor) -> None:
    """What leaving does: a person's part in the group ends today."""
    today = timezone.localdate()
    for member in ReferenceMember.objects.filter(person=person).exclude(ends_on__lte=today):
        _end(member, by)


@transaction.atomic
def publish_reference_note(*, held_on: dt.date, title: str, text: str, by: Any) -> ReferenceNote:
    """Publish the note of a meeting. The same words sent twice are one note."""
    team_only(by)
    note = ReferenceNote(held_on=held_on, title=title, text=text)
    note.full_clean()
    same = ReferenceNote.objects.filter(held_on=held_on, title=title, text=text).first()
    if same is not None:
        return same
    note.save()
    audit.record("reference-note.published", by=by, subject=note)
    return note


@transaction.atomic
def remove_reference_note(note: ReferenceNote, *, by: Any) -> None:
    """Take a note down: it held a mistake, or names somebody who does not want it any more."""
    team_only(by)
    audit.record("reference-note.removed", by=by, subject=note)
    note.delete()


def _own_or_team(member: ReferenceMember, by: audit.Actor) -> None:
    # Whose place it is may give it up, and not be named, without asking anybody.
    if by != member.person:
        team_only(by)


def _end(member: ReferenceMember, by: audit.Actor, on: dt.date | None = None) -> None:
    member.ends_on = max(on or timezone.localdate(), member.starts_on)
    member.full_clean()
    member.save(update_fields=["ends_on"])
    audit.record("reference-member.ended", by=by, subject=member)


def _unname(member: ReferenceMember, by: audit.Actor) -> None:
    member.name = member.credit = ""
    member.agreed_on, member.lived_experience = None, False
    member.save(update_fields=["name", "credit", "agreed_on", "lived_experience"])
    audit.record("reference-member.unnamed", by=by, subject=member)
