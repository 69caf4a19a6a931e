"""What networks show on the pages of other apps. None of it differs by who belongs."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from fairlead_web.networks import presenters, published
from fairlead_web.organisations.api import may

MOST = 6


def navigation(request: HttpRequest) -> list[dict[str, str]]:
    """The entry that everybody sees."""
    return [{"href": reverse("networks:list"), "text": _("Networks")}]


def my_networks(request: HttpRequest) -> str:
    """The way to one's networks, on one's own page; the same for everybody."""
    return render_to_string("networks/me.jinja")


def team_navigation(request: HttpRequest) -> list[dict[str, str]]:
    """The way to looking after networks, for the programme team."""
    if not may(request.user, "networks.manage"):
        return []
    return [{"href": reverse("networks:manage"), "text": _("Look after networks")}]


def theme_asks(request: HttpRequest, theme: str) -> str:
    """What networks ask, on a theme's page."""
    return panel("networks/asks_panel.jinja", published.asks_by_theme(theme))


def organisation_asks(request: HttpRequest, organisation: Any) -> str:
    """What networks ask of an organisation, on its page."""
    return panel("networks/organisation_asks.jinja", published.asks_of_organisation(organisation))


def panel(template: str, asks: Any) -> str:
    """Asks as cards; nothing where there are none.

    Drawn without the request, since a page's frame, with its own questions, is drawn once already.
    """
    cards = presenters.asks.cards(asks[:MOST])
    return render_to_string(template, {"asks": cards}) if cards else ""
