"""Enquiries of a demonstration, some answered, some waiting, one past its day."""

import datetime as dt
from typing import Any

from django.utils import timezone

from fairlead_web.content import enquiries
from fairlead_web.content.models import Enquiry, Reply

LENGTH = 7


def fill(items: list[dict[str, Any]], team: list[Any], today: dt.date) -> None:
    """Store the enquiries whose reference is not there yet, each with an owner of the team in turn."""
    held = set(Enquiry.objects.values_list("reference", flat=True))
    for number, item in enumerate(items):
        name = reference(number)
        if name not in held:
            store(item, name, team[number % len(team)], today)


def store(item: dict[str, Any], name: str, owner: Any, today: dt.date) -> None:
    """One enquiry with the days it would have had."""
    day = today - dt.timedelta(days=item["days"])
    settled = moment(today - dt.timedelta(days=item["answered"])) if "answered" in item else None
    enquiry = Enquiry.objects.create(
        reference=name,
        kind=Enquiry.Kind.FORMAT if "format" in item else Enquiry.Kind.QUESTION,
        state=Enquiry.State.ANSWERED if settled else Enquiry.State.OPEN,
        name=item.get("name", ""),
        email=f"asker-{name[2:].lower()}@demonstration.invalid",
        text=item["text"],
        format=item.get("format", ""),
        wanted_of=item.get("wanted_of", ""),
        owner=owner,
        due_on=enquiries.due(day),
        settled_at=settled,
    )
    Enquiry.objects.filter(pk=enquiry.pk).update(asked_at=moment(day))
    if settled:
        reply = Reply.objects.create(enquiry=enquiry, author=owner, text=item["answer"], sent=True)
        Reply.objects.filter(pk=reply.pk).update(written_at=settled)


def reference(number: int) -> str:
    """A reference that is the same at each run."""
    letters = enquiries.LETTERS
    return "E-" + "".join(letters[(number * 5 + place * 11) % len(letters)] for place in range(LENGTH))


def moment(day: dt.date) -> dt.datetime:
    """Noon of a day."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time(12)))
