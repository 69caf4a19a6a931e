"""Short pages around signing in."""

import logging

from allauth.socialaccount.providers.openid_connect import views as openid_connect
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from requests import RequestException

from fairlead_web.accounts import queries
from fairlead_web.accounts.forms import AddressForm

log = logging.getLogger(__name__)


@require_safe
def lost(request: HttpRequest) -> HttpResponse:
    """What to do about a lost passkey or telephone."""
    return render(request, "accounts/lost.jinja")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def organisation_sign_in(request: HttpRequest) -> HttpResponse:
    """Find an organisation's own sign-in by the domain of an address; says nothing about people."""
    form = AddressForm(request.POST or None)
    context = {"form": form, "asked": False, "href": ""}
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        code = queries.connection_for(email)
        href = reverse("openid_connect_login", args=[code]) if code else ""
        context |= {"asked": True, "href": href, "domain": email.rpartition("@")[2]}
    return render(request, "accounts/organisation_sign_in.jinja", context)


@never_cache
@require_safe
def organisation_login(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Go to the organisation's own sign-in; say so plainly where it cannot be reached."""
    try:
        answer: HttpResponse = openid_connect.login(request, provider_id)
    except RequestException as fault:
        log.warning("The connection %s cannot be reached: %s", provider_id, type(fault).__name__)
        return render(request, "accounts/organisation_stopped.jinja", status=503)
    return answer


@require_safe
def stopped(request: HttpRequest) -> HttpResponse:
    """The organisation's sign-in was stopped there, or failed."""
    return render(request, "accounts/organisation_stopped.jinja")
