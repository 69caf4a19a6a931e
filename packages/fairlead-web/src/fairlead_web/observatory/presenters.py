"""What the public pages show: entries by theme, published figures apart from those worked out here."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from fairlead_web.releases import api as releases

THEMES = ("equity", "leadership", "accountability")

COLUMNS = (
    "indicator", "indicator_title", "theme", "claim", "release__organisation__code",
    "release__organisation__name", "publisher", "period", "published_elsewhere", "release__synthetic",
)  # fmt: skip  # several to a line read better here
"""What an Entry is read from, in its order."""


class Entry(NamedTuple):
    """One indicator of one organisation, as the newest public release tells it."""

    key: str
    title: str
    theme: str
    claim: str
    organisation_code: str
    organisation_name: str
    publisher: str
    period: str
    published_elsewhere: bool
    synthetic: bool

    @property
    def href(self) -> str:
        """Where it is read."""
        return reverse("observatory:indicator", args=[self.organisation_code, self.key])


@dataclass(frozen=True)
class Shelf:
    """Entries of one origin, by theme."""

    id: str
    title: str
    note: str
    themes: list[tuple[str, list[Entry]]]


ORIGINS = (
    ("published", _("Published national figures"),
     _("Worked out and published by others. Each names its source and date."),
     lambda entry: entry.published_elsewhere and not entry.synthetic),
    ("certified", _("Figures released here"),
     _("Worked out with Fairlead, protected, and approved by a second person."),
     lambda entry: not entry.published_elsewhere and not entry.synthetic),
    ("synthetic", _("Synthetic figures"),
     _("Made up to show how the site works. They say nothing about any real organisation."),
     lambda entry: entry.synthetic),
)  # fmt: skip  # several to a line read better here


def entries(*organisations: str, publisher: str = "", text: str = "", most: int | None = None) -> list[Entry]:
    """The newest public word on each indicator of each organisation, by its clearest gap.

    Of these organisations, or of all; narrowed by what was asked for, newest release first, and no further
    than `most`.
    """
    found = releases.public_sections()
    if organisations:
        found = found.filter(release__organisation__code__in=organisations)
    if publisher:
        found = found.filter(publisher=publisher)
    if text:
        found = found.filter(
            Q(indicator_title__icontains=text) | Q(title__icontains=text) | Q(body_name__icontains=text)
        )
    rows = found.order_by("-release__approved_at", "-release_id", "-weight", "position").values_list(*COLUMNS)
    newest: dict[tuple[str, str], Entry] = {}
    for row in rows.iterator():
        if len(newest) == most:
            break
        entry = Entry._make(row)
        newest.setdefault((entry.organisation_code, entry.key), entry)
    return list(newest.values())


def publishing(bodies: Iterable[Any]) -> list[Any]:
    """Of these bodies, those that have public figures of their own."""
    listed = list(bodies)
    found = releases.public_sections().filter(release__organisation__in=[one.pk for one in listed])
    numbers = (
        set(found.order_by().values_list("release__organisation", flat=True).distinct()) if listed else set()
    )
    return [one for one in listed if one.pk in numbers]


def entries_by(characteristic: str, most: int) -> list[Entry]:
    """Indicators broken down by a characteristic, each once: national figures first, then by the gap."""
    broken_down = Q(breakdown=characteristic) | Q(breakdown__startswith=f"{characteristic}_")
    found = releases.public_sections().filter(broken_down)
    order = found.order_by("release__synthetic", "-published_elsewhere", "-weight", "-release_id", "position")
    each: dict[str, Entry] = {}
    for row in order.values_list(*COLUMNS)[: most * most]:
        each.setdefault(row[0], Entry(*row))
    return list(each.values())[:most]


def shelves(found: list[Entry]) -> list[Shelf]:
    """Entries by origin and theme; origins and themes without entries are left out."""
    made = []
    for name, title, note, belongs in ORIGINS:
        own = sorted(filter(belongs, found), key=_order)
        themes = [(theme, list(group)) for theme, group in groupby(own, key=lambda one: one.theme)]
        if themes:
            made.append(Shelf(name, title, note, themes))
    return made


def in_order(found: list[Entry]) -> list[Entry]:
    """Entries as the shelves hold them, one after the other, so that they can be cut into pages."""
    return [entry for shelf in shelves(found) for _, group in shelf.themes for entry in group]


def _order(entry: Entry) -> tuple[int, str, str]:
    return THEMES.index(entry.theme), entry.title, entry.organisation_name


def choices() -> dict[str, list[tuple[str, str]]]:
    """Organisations and publishers to narrow the list by."""
    found = releases.public_sections().order_by()  # else each section is another
    bodies = found.values_list("release__organisation__code", "release__organisation__name").distinct()
    publishers = found.values_list("publisher", flat=True).distinct()
    return {
        "organisations": sorted(set(bodies), key=lambda pair: pair[1]),
        "publishers": [(name, name) for name in sorted(set(publishers))],
    }


def crumbs(*more: tuple[str, str]) -> list[dict[str, str]]:
    """The way back."""
    return [
        {"href": href, "text": text}
        for href, text in (
            (reverse("home:home"), gettext("Home")),
            (reverse("observatory:list"), gettext("Observatory")),
            *more,
        )
    ]
