"""How contacts end: by one of the two, or by blocking, of which nobody is told."""

from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from fairlead_web.audit import api as audit
from fairlead_web.networks import contacts
from fairlead_web.networks.actions.contacts import hold, pair, record, take_back
from fairlead_web.networks.models import Contact, ContactBlock, ContactRequest


@transaction.atomic
def end_contact(contact: Contact, *, by: Any) -> None:
    """End a contact, for both; nobody is written to."""
    if contacts.contacts_of(by).filter(pk=contact.pk).exists():
        contact.delete()
        record(by)


@transaction.atomic
def block_contact(person: Any, *, by: Any) -> None:
    """Hear nothing more from a person: contacts end, requests both ways lead nowhere, and nobody is told."""
    hold(person, by)
    _block, new = ContactBlock.objects.get_or_create(person=by, blocked=person)
    pair(person, by).delete()
    take_back(contacts.requests_from(by).filter(asked=person))
    ContactRequest.objects.filter(asker=person, asked=by).update(declined_at=timezone.now())
    if new:
        record(by)


@transaction.atomic
def unblock_contact(block: ContactBlock, *, by: Any) -> None:
    """Let a person be found and ask again."""
    if contacts.blocks_of(by).filter(pk=block.pk).exists():
        block.delete()
        record(by)


def forget_blocks(*, person: Any, by: audit.Actor) -> None:
    """What erasure does with blocks: a person's own, and those of others that point at them."""
    ContactBlock.objects.filter(Q(person=person) | Q(blocked=person)).delete()
