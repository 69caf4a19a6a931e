"""The live figure in a text: always the newest public word, or what became of it, in words."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from fairlead_web.releases import api as releases
from fairlead_web.ui import api as ui


@dataclass(frozen=True)
class Shown:
    """What stands in the text: a section with its address, or a sentence where there is none."""

    section: Any = None
    href: str = ""
    note: str = ""
    reason: str = ""


def choices() -> list[tuple[str, str]]:
    """Every indicator of every organisation that is or was public, as "code/indicator@version"."""
    rows = (
        releases.known_sections()
        .order_by()
        .values_list(
            "release__organisation__code",
            "indicator",
            "indicator_title",
            "release__organisation__name",
        )
        .distinct()
    )
    words = {f"{code}/{key}": f"{title}: {name} ({key})" for code, key, title, name in rows}
    return sorted(words.items(), key=lambda pair: pair[1])


def shown(value: Any, block: str) -> Shown:
    """The figure that an editor chose, as it stands today; `block` makes its ids its own."""
    code, _, indicator = str(value["figure"]).partition("/")
    found = releases.public_sections().filter(release__organisation__code=code, indicator=indicator)
    if value["body"]:
        found = found.filter(body_code=value["body"])
    section = found.order_by("-release__approved_at", "-release_id", "-weight", "position").first()
    if section is None:
        return _gone(code, indicator)
    [section] = releases.with_charts([section])
    section.slug = f"figure-{block}"
    return Shown(section, reverse("observatory:indicator", args=[code, indicator]))


def _gone(code: str, indicator: str) -> Shown:
    known = releases.releases_with(code, indicator).first()
    if known is None:
        return Shown(note=gettext("The figure chosen here is not public."))
    href = reverse("observatory:release", args=[known.pk])
    if known.withdrawn_at:
        when = ui.day(known.withdrawn_at)
        note = gettext("The figure that stood here was withdrawn by %(name)s on %(day)s.") % {
            "name": known.publisher,
            "day": when,
        }
        return Shown(href=href, note=note, reason=known.withdrawal_note)
    return Shown(
        href=href, note=gettext("The figure that stood here was replaced by figures that do not hold it.")
    )
