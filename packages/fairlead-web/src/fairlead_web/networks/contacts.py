"""Reading contacts. Each is asked for by one of the two people, and for that person only."""

import datetime as dt
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from fairlead_web.networks.models import Contact, ContactBlock, ContactRequest


def contacts_of(person: Any) -> QuerySet[Contact]:
    """A person's contacts whose accounts are open."""
    found = Contact.objects.filter(Q(one_id=person.pk) | Q(other_id=person.pk))
    return found.filter(one__is_active=True, other__is_active=True).select_related("one", "other")


def contact_numbers(person: Any) -> frozenset[int]:
    """The numbers of the people with whom a person is in contact; for profiles."""
    pairs = contacts_of(person).order_by().values_list("one_id", "other_id")
    return frozenset(number for pair in pairs for number in pair if number != person.pk)


def requests_to(person: Any) -> QuerySet[ContactRequest]:
    """What waits for a person's answer: nothing of those whom they blocked, or declined before."""
    waiting = ContactRequest.objects.filter(asked_id=person.pk, declined_at=None, withdrawn_at=None)
    return (
        waiting.filter(asker__is_active=True)
        .exclude(asker__in=blocks_of(person).values("blocked"))
        .select_related("asker")
    )


def requests_from(person: Any) -> QuerySet[ContactRequest]:
    """What a person asked and did not take back. Whether it was declined is not for them to read."""
    sent = ContactRequest.objects.filter(asker_id=person.pk, withdrawn_at=None, asked__is_active=True)
    return sent.defer("declined_at").select_related("asked")


def sent_within_a_day(person: Any) -> int:
    """How many requests a person sent in the last 24 hours, also such as were taken back."""
    since = timezone.now() - dt.timedelta(days=1)
    return ContactRequest.objects.filter(asker_id=person.pk, sent_at__gt=since).count()


def blocks_of(person: Any) -> QuerySet[ContactBlock]:
    """Whom a person blocked."""
    return ContactBlock.objects.filter(person_id=person.pk).select_related("blocked")
