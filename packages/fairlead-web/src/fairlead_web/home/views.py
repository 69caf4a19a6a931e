"""The home page and the short pages about the site."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fairlead_web.home import presenters
from fairlead_web.home.findings import FINDINGS
from fairlead_web.observatory.api import latest_figures

LOOK = 100  # entries among which the home page chooses


def home(request: HttpRequest) -> HttpResponse:
    """What this is, the latest figures, and what leaders have said."""
    context = {"figures": presenters.cards(latest_figures(most=LOOK)), "findings": FINDINGS}
    return render(request, "home/home.jinja", context)


def page(request: HttpRequest, name: str) -> HttpResponse:
    """A page of plain text about the site; its words live in the template of the same name."""
    context = {"contact_email": settings.CONTACT_EMAIL, "cookie": settings.SESSION_COOKIE_NAME}
    return render(request, f"home/{name}.jinja", context)
