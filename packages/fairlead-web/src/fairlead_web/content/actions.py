"""Taking, answering and settling enquiries. What was written never stands in the record, only that it was."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from fairlead_web.accounts import api as accounts
from fairlead_web.audit import api as audit
from fairlead_web.content import enquiries
from fairlead_web.content.models import Enquiry, Reply
from fairlead_web.ui import api as ui

State = Enquiry.State
HOUR = dt.timedelta(hours=1)


class Settled(Exception):  # noqa: N818  (it names the rule that was met)
    """Somebody else has answered or closed the enquiry meanwhile."""


@transaction.atomic
def ask(*, kind: str, email: str, text: str, acknowledge: bool = True, **fields: Any) -> Enquiry:
    """Take an enquiry from anybody, give it an owner and a day, and write to the asker.

    The same words from the same address, sent again within the hour, are one enquiry.
    """
    same = Enquiry.objects.filter(
        kind=kind, email=email, text=text, state=State.OPEN, asked_at__gt=timezone.now() - HOUR, **fields
    ).first()
    if same is not None:
        return same
    enquiry = Enquiry.objects.create(
        reference=enquiries.new_reference(),
        kind=kind,
        email=email,
        text=text,
        owner=enquiries.next_owner(),
        due_on=enquiries.due(timezone.localdate()),
        **fields,
    )
    audit.record("enquiry.asked", by=audit.SITE, subject=enquiry, kind=kind)
    if acknowledge:
        accounts.write_letter(
            to=email,
            subject=_("We have your message %(reference)s") % {"reference": enquiry.reference},
            text=_(
                "Thank you for writing to us. We answer within ten working days.\n\n"
                "If you did not write, somebody gave your address by mistake: you need do nothing."
            ),
            key=f"enquiry-{enquiry.pk}-asked",
            kind="enquiry",
        )
    if enquiry.owner:
        address = settings.WAGTAILADMIN_BASE_URL + reverse("content:enquiry", args=[enquiry.reference])
        accounts.write_letter(
            to=enquiry.owner,
            subject=f"A message to the programme waits for you: {enquiry.reference}",
            text=f"Please answer by {ui.day(enquiry.due_on)}. It is at {address}",
            key=f"enquiry-{enquiry.pk}-owner",
            kind="reminder",  # to which people may object
        )
    return enquiry


@transaction.atomic
def answer(enquiry: Enquiry, *, text: str, by: Any) -> Reply:
    """Write to the asker; that settles the enquiry. Raises Settled."""
    _settle(enquiry, State.ANSWERED)
    reply = Reply.objects.create(enquiry=enquiry, author=by, text=text, sent=True)
    accounts.write_letter(
        to=enquiry.email,
        subject=_("Answer to your message %(reference)s") % {"reference": enquiry.reference},
        text=text,
        key=f"enquiry-{enquiry.pk}-reply-{reply.pk}",
        kind="enquiry",
    )
    audit.record("enquiry.answered", by=by, subject=enquiry)
    return reply


@transaction.atomic
def note(enquiry: Enquiry, *, text: str, by: Any) -> Reply:
    """Write something down for the programme team only. The same words sent twice are one note."""
    same = Reply.objects.filter(enquiry=enquiry, author=by, text=text, sent=False).first()
    if same is not None:
        return same
    reply = Reply.objects.create(enquiry=enquiry, author=by, text=text, sent=False)
    audit.record("enquiry.noted", by=by, subject=enquiry)
    return reply


@transaction.atomic
def hand_over(enquiry: Enquiry, *, to: Any, by: Any) -> None:
    """Give the enquiry to another of the programme team."""
    enquiry.owner = to
    enquiry.save(update_fields=["owner"])
    audit.record("enquiry.handed_over", by=by, subject=enquiry, to=to.pk)


@transaction.atomic
def hand_over_from(*, role: Any, by: Any) -> None:
    """Give the open enquiries of somebody who left the programme team to others of it, or to nobody yet."""
    if role.kind != "programme-team":
        return
    for enquiry in Enquiry.objects.filter(owner=role.person_id, state=State.OPEN):
        enquiry.owner = enquiries.next_owner()
        enquiry.save(update_fields=["owner"])
        audit.record("enquiry.handed_over", by=by, subject=enquiry, to=enquiry.owner_id)


@transaction.atomic
def close(enquiry: Enquiry, *, by: Any) -> None:
    """Settle without an answer: spam, or sent twice. Raises Settled."""
    _settle(enquiry, State.CLOSED)
    audit.record("enquiry.closed", by=by, subject=enquiry)


def _settle(enquiry: Enquiry, state: str) -> None:
    settled = Enquiry.objects.filter(pk=enquiry.pk, state=State.OPEN).update(
        state=state, settled_at=timezone.now()
    )
    if not settled:
        raise Settled("This message was answered or closed meanwhile.")
    enquiry.refresh_from_db()
