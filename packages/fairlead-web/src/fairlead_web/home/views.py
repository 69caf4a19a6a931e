"""The home page and the short pages about the site."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from fairlead_web.content.api import latest_news, notice
from fairlead_web.home import dashboard, presenters
from fairlead_web.home.findings import FINDINGS
from fairlead_web.networks import api as networks
from fairlead_web.observatory.api import latest_figures

WELCOME_LATER = "home.welcome_later"
NEWS = 3
LOOK = 100  # entries among which the home page chooses


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What this is, the latest figures, networks and news, and what leaders have said."""
    context = {
        "notice": notice(),
        "figures": presenters.cards(latest_figures(most=LOOK)),
        "networks": presenters.network_cards(networks.networks_open()),
        "news": latest_news(NEWS),
        "findings": FINDINGS,
    }
    return render(request, "home/home.jinja", context)


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """What the words and signs on the pages mean."""
    return render(request, "home/help.jinja")


@login_required
@never_cache
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """What waits for me, my organisations and networks, and what is new."""
    person: Any = request.user
    own = dashboard.own_organisations(person)
    belonged = list(networks.networks_belonged_to(person) | networks.networks_chaired(person))
    steps = dashboard.welcome(person, networks_joined=bool(belonged), placed=bool(own))
    context = {
        "welcome": [] if request.session.get(WELCOME_LATER) else steps,
        "waiting": dashboard.waiting(person),
        "organisations": own,
        "figures": dashboard.own_figures(own),
        "networks": belonged,
        "news": dashboard.news(person),
        "team_pages": dashboard.team_pages(person),
    }
    return render(request, "home/mine.jinja", context)


@login_required
@require_POST
def welcome_later(request: HttpRequest) -> HttpResponse:
    """Leave the welcome out until the next sign-in."""
    request.session[WELCOME_LATER] = True
    return redirect("home:mine")
