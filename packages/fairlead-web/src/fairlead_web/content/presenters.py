"""Enquiries as the queue shows them."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.html import format_html

from fairlead_web.content.models import Enquiry
from fairlead_web.ui import api as ui

NOBODY = "Nobody yet"


def rows(found: Iterable[Enquiry], today: dt.date) -> list[list[Any]]:
    """One line an enquiry: reference, kind, asked, due, owner, state."""
    return [
        [
            format_html(
                '<a href="{}">{}</a>', reverse("content:enquiry", args=[one.reference]), one.reference
            ),
            one.get_format_display() or one.get_kind_display(),
            ui.day(one.asked_at),
            due_words(one, today),
            owner(one),
            one.get_state_display(),
        ]
        for one in found
    ]


def facts(one: Enquiry, today: dt.date) -> list[tuple[str, Any]]:
    """What is known about an enquiry, in pairs."""
    known = [
        ("From", f"{one.name}, {one.email}" if one.name else one.email),
        ("Format", one.get_format_display()),
        ("Of", one.wanted_of),
        ("Asked", ui.moment(one.asked_at)),
        ("Answer by", due_words(one, today)),
        ("Owner", owner(one)),
        ("State", one.get_state_display()),
    ]
    return [(name, value) for name, value in known if value]


def due_words(one: Enquiry, today: dt.date) -> str:
    """The day, and whether it has passed while nobody answered."""
    late = one.state == Enquiry.State.OPEN and one.due_on < today
    return f"{ui.day(one.due_on)} (overdue)" if late else ui.day(one.due_on)


def owner(one: Enquiry) -> str:
    """Who answers."""
    return one.owner.name if one.owner else NOBODY
