"""Error pages in plain words."""

import sys

from django.conf import settings
from django.contrib.sessions.exceptions import SessionInterrupted
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse

from fairlead_web.accounts import api as accounts


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request could not be understood. It may be refused before anyone knows who asks.

    A session that could not be stored comes here too, as if it were deleted, also where the database is busy.
    """
    if isinstance(exception, SessionInterrupted) and database_is_away(exception):
        return busy()
    return HttpResponse(render_to_string("home/error_400.jinja"), status=400)


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: signed in or not, this is not theirs to see."""
    return render(request, "home/error_403.jinja", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: nothing lives here."""
    return render(request, "home/error_404.jinja", status=404)


def too_often(request: HttpRequest) -> HttpResponse:
    """429: the same was tried too many times."""
    return render(request, "home/error_429.jinja", status=429)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault; 503 where the database cannot be asked just now, which passes.

    Drawn without the request, so without the database.
    """
    if database_is_away(sys.exc_info()[1]):
        return busy()
    return HttpResponse(render_to_string("home/error_500.jinja"), status=500)


def database_is_away(fault: BaseException | None) -> bool:
    """Whether a fault comes of a database that cannot be asked just now."""
    while fault is not None and not isinstance(fault, (OperationalError, InterfaceError)):
        fault = fault.__cause__ or fault.__context__
    return fault is not None


def busy() -> HttpResponse:
    """503: it passes."""
    page = render_to_string("home/error_503.jinja")
    return HttpResponse(page, status=503, headers={"Retry-After": "30"})


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 of a form whose token is missing or old, or that came from another address than the site's.

    The first is somebody's second window or lost cookie, or the second press of a button that begins or ends
    a session, so the page does not say that nothing was done; whoever signs out twice is signed out. The
    other is mostly a proxy that does not pass on how it was asked. Which it is, Django says in words alone.
    """
    if request.path == reverse("account_logout") and not request.user.is_authenticated:
        return redirect("home:home")
    said = {
        "from_elsewhere": "checking failed" in reason,
        "address": settings.WAGTAILADMIN_BASE_URL,
        "again": accounts.same_site_referrer(request),
    }
    return render(request, "home/error_form.jinja", said, status=403)
