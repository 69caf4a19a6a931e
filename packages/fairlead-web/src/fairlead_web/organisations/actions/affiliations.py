"""People say where they work or whom they represent."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from fairlead_web.audit import api as audit
from fairlead_web.organisations.models import Affiliation, Organisation


@transaction.atomic
def affiliate(
    *,
    person_id: int,
    organisation: Organisation,
    job_title: str,
    by: audit.Actor,
    starts_on: dt.date | None = None,
    ends_on: dt.date | None = None,
) -> Affiliation:
    """Place a person in an organisation, from today unless said otherwise.

    With a place there already, its job title changes: the old title ends yesterday, or is put right where
    it began today. Raises ValidationError for an organisation that is closed.
    """
    begins = starts_on or timezone.localdate()
    if organisation.closed_on and organisation.closed_on < begins:
        raise ValidationError({"organisation": gettext("This organisation is closed. Choose its successor.")})
    held = Affiliation.objects.filter(person_id=person_id, organisation=organisation, ends_on=None).first()
    if held and held.starts_on >= begins:
        held.job_title = job_title
        held.full_clean()
        held.save(update_fields=["job_title"])
        return held
    if held:
        held.ends_on = begins - dt.timedelta(days=1)
        held.save(update_fields=["ends_on"])
    place = Affiliation(
        person_id=person_id,
        organisation=organisation,
        job_title=job_title,
        starts_on=begins,
        ends_on=ends_on,
    )
    place.full_clean()
    place.save()
    audit.record("affiliation.begun", by=by, subject=place, organisation=organisation.code, person=person_id)
    return place


@transaction.atomic
def leave(affiliation: Affiliation, *, by: audit.Actor, on: dt.date | None = None) -> None:
    """End a place; `on` is its last day, today unless said otherwise."""
    affiliation.ends_on = on or timezone.localdate()
    affiliation.full_clean()
    affiliation.save()
    audit.record(
        "affiliation.ended",
        by=by,
        subject=affiliation,
        organisation=affiliation.organisation.code,
        person=affiliation.person_id,
    )
