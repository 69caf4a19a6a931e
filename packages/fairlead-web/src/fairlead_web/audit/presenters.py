"""Events as the page shows them."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model

from fairlead_web.audit import words
from fairlead_web.audit.models import Event
from fairlead_web.ui import api as ui


def rows(events: Iterable[Event]) -> list[list[Any]]:
    """Rows of the record: when, who, what, about what, organisation, detail."""
    found = list(events)
    names = _names({event.actor for event in found if event.actor is not None})
    return [
        [
            ui.moment(event.at),
            "The site" if event.actor is None else names.get(event.actor, f"Person {event.actor}"),
            words.deed(event.action),
            words.thing(event.subject_type, event.subject_id),
            event.organisation,
            words.detail(event.detail),
        ]
        for event in found
    ]


def _names(numbers: set[int]) -> dict[int, str]:
    return {number: str(person) for number, person in get_user_model().objects.in_bulk(numbers).items()}
