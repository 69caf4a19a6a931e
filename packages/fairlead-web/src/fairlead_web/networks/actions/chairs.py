"""Who chairs a network: the programme team appoints, and the person agrees before anything is shown."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fairlead_web.audit import api as audit
from fairlead_web.networks import letters
from fairlead_web.networks.actions.refusal import NotNow
from fairlead_web.networks.actions.who import team_only
from fairlead_web.networks.models import ChairTerm, Network


@transaction.atomic
def appoint_chair(
    network: Network, *, person: Any, by: audit.Actor, starts_on: dt.date | None = None
) -> ChairTerm:
    """Appoint a person, from today unless said otherwise. They chair from when they agree.

    Nobody appoints themselves: it would open the register to one person's wish.
    """
    team_only(by)
    if person == by:
        raise NotNow(_("A chair sees who belongs, so somebody else of the team has to appoint you."))
    if not network.is_open:
        raise NotNow(_("This network is closed."))
    held = ChairTerm.objects.filter(network=network, person=person, ends_on=None).first()
    if held is not None:
        return held
    term = ChairTerm(network=network, person=person, starts_on=starts_on or timezone.localdate())
    term.full_clean()
    term.save()
    audit.record("chair.appointed", by=by, subject=network, person=person.pk)
    return term


@transaction.atomic
def ask_to_chair(network: Network, *, person: Any, by: audit.Actor) -> ChairTerm:
    """Appoint a person and write to them, or write again to somebody who has not answered yet."""
    term = appoint_chair(network, person=person, by=by)
    if term.agreed_at is None:
        letters.asked_to_chair(term)
    return term


@transaction.atomic
def agree_to_chair(term: ChairTerm, *, by: Any) -> None:
    """The person agrees to be chair, to be named as such, and to keep the register to themselves."""
    if term.person_id != by.pk:
        raise NotNow(_("Only the person who was appointed can agree."))
    if term.agreed_at is None:
        term.agreed_at = timezone.now()
        term.save(update_fields=["agreed_at"])
        letters.chair_joined(term)
        audit.record("chair.agreed", by=by, subject=term.network, person=by.pk)


@transaction.atomic
def end_chair(term: ChairTerm, *, by: audit.Actor, on: dt.date | None = None) -> None:
    """End a term; `on` is its last day. Without a day the chair sees nothing more from this moment."""
    if by != term.person:  # whoever was appointed may refuse
        team_only(by)
    _end(term, by=by, on=on)


@transaction.atomic
def end_terms_of(*, person: Any, by: audit.Actor) -> None:
    """What leaving does: a person's terms end; that they were held stays, as a number."""
    for term in ChairTerm.objects.filter(person=person).exclude(ends_on__lt=timezone.localdate()):
        _end(term, by=by)


def _end(term: ChairTerm, *, by: audit.Actor, on: dt.date | None = None) -> None:
    last = on or timezone.localdate() - dt.timedelta(days=1)
    if last < term.starts_on:
        audit.record("chair.ended", by=by, subject=term.network, person=term.person_id)
        term.delete()
        return
    term.ends_on = last
    term.full_clean()
    term.save(update_fields=["ends_on"])
    audit.record("chair.ended", by=by, subject=term.network, person=term.person_id)
