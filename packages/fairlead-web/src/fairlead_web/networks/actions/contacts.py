"""Contacts: asked for, accepted by both, declined in silence or taken back. How they end: contact_ends.py.

The record says that a person changed something among their contacts, and not whose.
"""

from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from fairlead_web.accounts import api as accounts
from fairlead_web.audit import api as audit
from fairlead_web.networks import contacts, letters_contacts
from fairlead_web.networks.actions.refusal import NotNow
from fairlead_web.networks.models import Contact, ContactRequest

MOST = 10  # requests of one person in 24 hours


@transaction.atomic
def request_contact(person: Any, *, message: str, by: Any) -> Contact | ContactRequest:
    """Ask a person who chose to be found. Where they asked already, both agree, and are in contact."""
    hold(person, by)
    if person.pk == by.pk or not accounts.is_found(person):
        raise NotNow(_("This person cannot be asked."))
    if contacts.blocks_of(by).filter(blocked=person).exists():
        raise NotNow(_("You blocked this person. Unblock them first."))
    held: Contact | None = pair(person, by).first()
    if held is not None:
        return held
    theirs = ContactRequest.objects.filter(asker=person, asked=by, withdrawn_at=None).first()
    if theirs is not None:
        return connect(theirs, by)
    return send(person, message, by)


def send(person: Any, message: str, by: Any) -> ContactRequest:
    """Send a request. After a decline or a block it goes nowhere, and does not say so."""
    request = ContactRequest.objects.filter(asker=by, asked=person).first()
    if request is not None and request.withdrawn_at is None:
        return request
    if contacts.sent_within_a_day(by) >= MOST:
        raise NotNow(_("You have asked ten people within a day, which is the most. Ask more tomorrow."))
    request = request or ContactRequest(asker=by, asked=person)
    request.message, request.sent_at, request.withdrawn_at = message, timezone.now(), None
    request.full_clean()
    request.save()
    if contacts.requests_to(person).filter(pk=request.pk).exists():
        letters_contacts.asked(request)
    record(by)
    return request


@transaction.atomic
def accept_contact(request: ContactRequest, *, by: Any) -> Contact:
    """Agree: from now on each sees the other's name and address, and what they show to contacts."""
    hold(request.asker, by)
    waiting = contacts.requests_to(by).filter(pk=request.pk).first()
    if waiting is None:
        raise NotNow(_("This request was taken back, or is answered already."))
    return connect(waiting, by)


@transaction.atomic
def decline_contact(request: ContactRequest, *, by: Any) -> None:
    """Decline. The asker is not told, and cannot tell it from no answer."""
    if contacts.requests_to(by).filter(pk=request.pk).update(declined_at=timezone.now()):
        record(by)


@transaction.atomic
def withdraw_request(request: ContactRequest, *, by: Any) -> None:
    """Take one's own request back; its words are deleted."""
    if take_back(contacts.requests_from(by).filter(pk=request.pk)):
        record(by)


def connect(request: ContactRequest, by: Any) -> Contact:
    """Make two people contacts; what they asked is deleted."""
    asker, asked = request.asker, request.asked
    one, other = sorted((asker, asked), key=lambda person: person.pk)
    contact, _new = Contact.objects.get_or_create(one=one, other=other)
    letters_contacts.accepted(request)
    ContactRequest.objects.filter(Q(asker=asker, asked=asked) | Q(asker=asked, asked=asker)).delete()
    record(by)
    return contact


def pair(person: Any, by: Any) -> Any:
    """The contact between two people, if any."""
    low, high = sorted((person.pk, by.pk))
    return Contact.objects.filter(one_id=low, other_id=high)


def take_back(requests: Any) -> int:
    """Take requests back, without their words."""
    return int(requests.update(message="", withdrawn_at=timezone.now()))


def hold(*people: Any) -> None:
    """Have what else is done between these people wait: two presses, or both asking at once."""
    numbers = [person.pk for person in people]
    list(accounts.people().select_for_update().filter(pk__in=numbers).order_by("pk"))


def record(by: Any) -> None:
    """Say that a person changed something among their contacts, and no more."""
    audit.record("contacts.changed", by=by, subject=by)
