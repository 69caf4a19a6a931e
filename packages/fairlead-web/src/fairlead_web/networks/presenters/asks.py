"""Asks as pages show them."""

from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from fairlead_web.networks.models import Ask
from fairlead_web.ui import api as ui


def of_whom(asked: Ask) -> str:
    """Whom a network asks, in words; an organisation is linked."""
    if asked.organisation is not None:
        page = reverse("organisations:detail", args=[asked.organisation.code])
        return format_html('<a href="{}">{}</a>', page, asked.organisation.name)
    return asked.role or str(asked.get_addressed_display())


def state(asked: Ask) -> dict[str, str]:
    """Open or answered, with the colour of its tag."""
    if asked.answered_on is None:
        return {"text": _("Open"), "colour": "yellow"}
    return {"text": _("Answered"), "colour": "green"}


def facts(asked: Ask) -> list[tuple[str, Any]]:
    """What stands beside an ask."""
    home = reverse("networks:detail", args=[asked.network.code])
    known = [
        (_("Asked by"), format_html('<a href="{}">{}</a>', home, asked.network)),
        (_("Asked of"), of_whom(asked)),
        (_("Theme"), asked.get_theme_display()),
        (_("Asked on"), ui.day(asked.asked_on)),
    ]
    later = ((_("Corrected on"), asked.corrected_on), (_("Answered on"), asked.answered_on))
    return [*known, *((words, ui.day(on)) for words, on in later if on)]


def cards(found: Any) -> list[dict[str, Any]]:
    """Asks for a list of cards."""
    return [
        {
            "href": reverse("networks:ask", args=[one.network.code, one.pk]),
            "title": one.title,
            "network": str(one.network),
            "of_whom": of_whom(one),
            "asked_on": one.asked_on,
            "tag": state(one),
        }
        for one in found
    ]
