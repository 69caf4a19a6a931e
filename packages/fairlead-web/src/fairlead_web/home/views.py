"""The home page and the short pages about the site."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fairlead_web.content.api import notice
from fairlead_web.home import presenters
from fairlead_web.home.findings import FINDINGS
from fairlead_web.observatory.api import latest_figures

LOOK = 100  # entries among which the home page chooses


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What this is, the latest figures, and what leaders have said."""
    context = {
        "notice": notice(),
        "figures": presenters.cards(latest_figures(most=LOOK)),
        "findings": FINDINGS,
    }
    return render(request, "home/home.jinja", context)


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """What the words and signs on the pages mean."""
    return render(request, "home/help.jinja")
