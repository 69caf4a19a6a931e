"""A demonstration's reference group: people, some with lived experience, and the notes of their meetings."""

import datetime as dt
from typing import Any

from fairlead_web.networks.demonstration import people
from fairlead_web.networks.demonstration.days import ago, moment, since
from fairlead_web.networks.demonstration.voices import told
from fairlead_web.networks.models import ReferenceMember, ReferenceNote

EVERY = 17
"""One in so many of the synthetic people sits in the group, until its places are filled."""


def fill(today: dt.date) -> None:
    """Members with their days, named where they agreed, and published notes."""
    words = told("reference-group")
    sitting = people.crowd()[::EVERY]
    ReferenceMember.objects.bulk_create(
        member(item, person, today) for item, person in zip(words["members"], sitting, strict=False)
    )
    ReferenceNote.objects.bulk_create(
        ReferenceNote(
            held_on=since(today, item),
            title=item["title"],
            text=item["text"].strip(),
            published_at=moment(since(today, item) + dt.timedelta(days=7)),
        )
        for item in words["notes"]
    )


def member(item: dict[str, Any], person: Any, today: dt.date) -> ReferenceMember:
    """Somebody in the group; without their agreement neither name nor words of theirs are kept."""
    named = item.get("named", False)
    return ReferenceMember(
        person=person,
        name=person.name if named else "",
        credit=item.get("credit", "") if named else "",
        lived_experience=item.get("lived_experience", False),
        agreed_on=since(today, item) if named else None,
        starts_on=since(today, item),
        ends_on=ago(today, item, "until"),
    )
