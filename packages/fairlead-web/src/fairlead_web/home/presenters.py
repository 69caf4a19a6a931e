"""Figures as the home page shows them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from fairlead_web.ui import api as ui

MOST = 6


@dataclass(frozen=True)
class Card:
    """One figure in short."""

    title: str
    href: str
    claim: str
    about: str
    synthetic: bool


def cards(entries: Iterable[Any]) -> list[Card]:
    """The newest figures of the observatory: real ones first, then synthetic ones, six at most."""
    ordered = sorted(entries, key=lambda entry: entry.synthetic)
    return [Card(one.title, one.href, one.claim, about(one), one.synthetic) for one in ordered[:MOST]]


def network_cards(found: Iterable[Any]) -> list[dict[str, str]]:
    """Open networks in short: whom each is for, in its own words."""
    return [
        {
            "href": reverse("networks:detail", args=[one.code]),
            "title": str(one),
            "text": one.said("open_to"),
            "language": ui.language_of(one.open_to),
        }
        for one in found
    ]


def about(entry: Any) -> str:
    """Whose figure, when, and who publishes it where that is somebody else."""
    whose = f"{entry.organisation_name}, {ui.period(entry.period)}."
    if entry.publisher == entry.organisation_name:
        return whose
    return f"{whose} " + _("Published by %(name)s.") % {"name": entry.publisher}
