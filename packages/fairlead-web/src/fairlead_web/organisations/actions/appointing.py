"""Asking somebody to chair or sponsor a staff network, and their answer.

Whoever asks gets the same answer whether or not the address has an account, and the same is done: a letter
goes out with an invitation, which leads one to an account and the other to signing in. The question then
stands on the person's own account page.
"""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fairlead_web.accounts import api as accounts
from fairlead_web.audit import api as audit
from fairlead_web.organisations import queries
from fairlead_web.organisations.actions.refusal import NotNow
from fairlead_web.organisations.actions.staff_networks import appoint_chair, record_office
from fairlead_web.organisations.models import Appointment, Office, StaffNetwork


@transaction.atomic
def ask_to_hold(
    network: StaffNetwork,
    *,
    kind: str,
    address: str,
    by: Any,
    post: str = "",
    starts_on: dt.date | None = None,
    ends_on: dt.date | None = None,
) -> Appointment:
    """Ask whoever is at an address to be the network's chair or sponsor; asking again is asking once."""
    address = address.lower()
    known = {"staff_network": network, "kind": kind, "post": post, "address": address}
    found = queries.appointments_open().filter(**known).first()
    if found is not None:
        return found
    Appointment.objects.filter(**known).delete()  # one that is too old
    asked = Appointment(**known, starts_on=starts_on, ends_on=ends_on, asked_by=by)
    asked.full_clean()
    asked.save()
    body = network.organisation
    accounts.invite(
        address=address,
        by=by,
        why=_(
            "%(body)s asks you to stand for one of its staff networks. Your account page says for which, and "
            "lets you agree or decline. Until you agree nothing is recorded of you."
        )
        % {"body": body.name},
    )
    audit.record("staff_network.asked", by=by, subject=network, organisation=body.code, kind=kind)
    return asked


@transaction.atomic
def agree_to_hold(asked: Appointment, *, by: Any) -> None:
    """The person agrees: a chair gets the role, a sponsor the office. Raises NotNow where it is too late."""
    if not queries.appointments_for(by).filter(pk=asked.pk).exists():
        raise NotNow(_("Nobody asks this of you any more."))
    network, first, last = asked.staff_network, asked.starts_on, asked.ends_on
    if asked.kind == Office.Kind.SPONSOR:
        record_office(
            network, kind=asked.kind, post=asked.post, person=by, by=by, starts_on=first, ends_on=last
        )
    elif not queries.not_ended(network.chairs.filter(person=by)).exists():
        appoint_chair(network, person_id=by.pk, by=by, starts_on=first, ends_on=last)
    asked.delete()


@transaction.atomic
def decline_to_hold(asked: Appointment, *, by: Any) -> None:
    """The person declines. Whoever asked sees what they would see without an answer."""
    Appointment.objects.filter(pk=asked.pk, address__iexact=by.email).update(declined_at=timezone.now())


@transaction.atomic
def take_appointment_back(asked: Appointment, *, by: audit.Actor) -> None:
    """Whoever asks does not ask any more."""
    network = asked.staff_network
    asked.delete()
    code = network.organisation.code
    audit.record("staff_network.asked_no_more", by=by, subject=network, organisation=code)
