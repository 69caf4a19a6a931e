"""Organisations take part as partners."""

import datetime as dt

from django.db import transaction

from fairlead_web.audit import api as audit
from fairlead_web.organisations.models import Organisation, Partnership


@transaction.atomic
def record_partnership(
    organisation: Organisation,
    *,
    programme: str,
    starts_on: dt.date,
    by: audit.Actor,
    ends_on: dt.date | None = None,
) -> Partnership:
    """Record a span of taking part; the same sent twice is one. Raises ValidationError."""
    span = Partnership(organisation=organisation, programme=programme, starts_on=starts_on, ends_on=ends_on)
    same = Partnership.objects.filter(
        organisation=organisation, programme=programme, starts_on=starts_on, ends_on=ends_on
    ).first()
    if same is not None:
        return same
    span.full_clean()
    span.save()
    audit.record("partnership.recorded", by=by, subject=span, organisation=organisation.code)
    return span
