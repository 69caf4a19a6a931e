"""What everybody sees of networks. Nothing here depends on who belongs, but for the reader's own state."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fairlead_web.networks import presenters, published, queries
from fairlead_web.networks.models import Network
from fairlead_web.networks.views.finding import network_or_404
from fairlead_web.organisations.api import may
from fairlead_web.ui import api as ui

FEW = 5  # of each kind on a network's own page; the rest is a link away


@require_safe
def networks(request: HttpRequest) -> HttpResponse:
    """The networks, and who each is open to."""
    context = {"networks": queries.networks_open(), "closed": queries.networks_closed()}
    return render(request, "networks/list.jinja", context)


@require_safe
def network(request: HttpRequest, code: str) -> HttpResponse:
    """One network, in its own words."""
    found = network_or_404(code)
    own = own_state(request, found)
    inside = bool(own["inside"])
    context = {
        **own,
        "network": found,
        "chairs": queries.chairs_of(found),
        "updates": published.updates_of(found, inside=inside)[:FEW],
        "asks": presenters.asks.cards(published.asks_of_network(found)[:FEW]),
        "stories": presenters.stories.stories(published.stories_of(found, inside=inside)[:FEW]),
        "crumbs": crumbs(),
    }
    return personal(request, render(request, "networks/network.jinja", context))


def own_state(request: HttpRequest, found: Network) -> dict[str, Any]:
    """How the reader stands to a network: the same questions whatever the answers."""
    if not request.user.is_authenticated:
        return {"entry": None, "inside": False, "chairs_it": False}
    entry = queries.membership(request.user, found) if found.is_open else None
    chairs_it = may(request.user, "networks.see_register", found)
    joined = entry is not None and entry.joined_at is not None
    return {"entry": entry, "inside": joined or chairs_it, "chairs_it": chairs_it}


@require_safe
def updates(request: HttpRequest, code: str) -> HttpResponse:
    """All updates that the reader may see."""
    found = network_or_404(code)
    page = ui.paginate(request, published.updates_of(found, inside=is_inside(request, found)))
    context = {"network": found, "page": page, "crumbs": crumbs(found)}
    return personal(request, render(request, "networks/updates.jinja", context))


@require_safe
def update(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """One update; for a reader outside, one that is not public does not exist."""
    found = network_or_404(code)
    one = published.updates_of(found, inside=is_inside(request, found)).filter(pk=number).first()
    if one is None:
        raise Http404("No update has this number.")
    context = {
        "network": found,
        "update": one,
        "chairs_it": may(request.user, "networks.write_update", found),
        "crumbs": crumbs(found),
    }
    return personal(request, render(request, "networks/update.jinja", context))


@require_safe
def stories(request: HttpRequest, code: str) -> HttpResponse:
    """All celebrated stories that the reader may see."""
    found = network_or_404(code)
    inside = is_inside(request, found)
    page = ui.paginate(request, published.stories_of(found, inside=inside))
    context = {
        "network": found,
        "page": page,
        "stories": presenters.stories.stories(page),
        "may_tell": may(request.user, "networks.tell_story", found),
        "crumbs": crumbs(found),
    }
    return personal(request, render(request, "networks/stories.jinja", context))


def is_inside(request: HttpRequest, found: Network) -> bool:
    """Whether the reader sees what is for those who belong."""
    return may(request.user, "networks.see_inside", found)


def personal(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Keep a page out of every cache where its reader is signed in."""
    if request.user.is_authenticated:
        add_never_cache_headers(response)
    return response


def desk_crumbs(found: Network, *more: tuple[str, str]) -> list[dict[str, str]]:
    """The way back to the chair's desk, and further (address, words) below it."""
    desk = (reverse("networks:desk", args=[found.code]), _("Chair’s desk"))
    return crumbs(found) + [{"href": href, "text": text} for href, text in (desk, *more)]


def crumbs(found: Network | None = None) -> list[dict[str, str]]:
    """The way back."""
    way = [
        {"href": reverse("home:home"), "text": _("Home")},
        {"href": reverse("networks:list"), "text": _("Networks")},
    ]
    if found is not None:
        way.append({"href": reverse("networks:detail", args=[found.code]), "text": str(found)})
    return way
