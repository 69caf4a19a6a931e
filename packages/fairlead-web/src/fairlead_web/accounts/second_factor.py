"""A second factor where it matters: approving, moderating, administering.

It is asked for when such a page is opened, not at sign-in, and again once it is older than half an hour. A
form that was sent meanwhile is kept in the session, and sent on afterwards by one press of a button.
"""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any, Final, TypeVar, cast
from urllib.parse import urlencode

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

FRESH: Final = 30 * 60  # seconds for which a second factor counts
AFTERWARDS: Final = "accounts.afterwards"  # where to go once it is given
KEPT_FORM: Final = "accounts.kept_form"
SECRET_FIELDS: Final = {"secret"}  # which no session keeps
LARGEST_FORM: Final = 100_000  # characters of a form that the session keeps
GUISE: Final = "fairlead_web.accounts.demonstration.SignInAsBackend"

View = TypeVar("View", bound=Callable[..., HttpResponse])


def is_strong(request: HttpRequest) -> bool:
    """Whether this session gave a second factor within the last half hour.

    A passkey is one in itself. A demonstration's "sign in as" counts: there is nobody to protect.
    """
    if settings.DEMONSTRATION and request.session.get(BACKEND_SESSION_KEY) == GUISE:
        return True
    records = get_authentication_records(request, request.user)
    return any(
        record.get("method") == "mfa" and time.time() - record.get("at", 0) < FRESH for record in records
    )


def second_factor_required(view: View) -> View:
    """Let a view through only after a second factor; else send to it, or to setting one up, and back."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return ask_unless_strong(request) or view(request, *args, **kwargs)

    return cast(View, guarded)


def ask_unless_strong(request: HttpRequest) -> HttpResponse | None:
    """The way to the second factor, or None where it was given. Pages below this floor ask through a slot."""
    if not is_strong(request):
        return ask(request)
    if request.session.get(AFTERWARDS) == request.get_full_path():
        del request.session[AFTERWARDS]  # arrived
    return None


def ask(request: HttpRequest) -> HttpResponse:
    """Keep what was sent, remember the page, and go to the second factor."""
    back = request.get_full_path()
    if request.method == "POST":
        keep_form(request)
        back = reverse("accounts:kept_form")
    request.session[AFTERWARDS] = back
    if has_second_factor(request.user, "webauthn"):
        return redirect(f"{reverse('mfa_reauthenticate_webauthn')}?{urlencode({'next': back})}")
    if has_second_factor(request.user):
        return redirect(f"{reverse('mfa_reauthenticate')}?{urlencode({'next': back})}")
    return redirect("accounts:second_factor")


def has_second_factor(person: Any, *types: str) -> bool:
    """Whether a person has set one up; of these types, where some are named."""
    return bool(is_mfa_enabled(person, [Authenticator.Type(one) for one in types] or None))


def keep_form(request: HttpRequest) -> None:
    """Put the fields of a form into the session; its files cannot be kept."""
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name != "csrfmiddlewaretoken"
    ]
    length = sum(len(name) + len(value) for name, value in fields)
    if length > LARGEST_FORM or SECRET_FIELDS.intersection(request.POST):
        fields = []
    request.session[KEPT_FORM] = {
        "to": request.get_full_path(),
        "fields": fields,
        "whole": bool(fields) and not request.FILES,
        "from": same_site_referrer(request),
    }


def same_site_referrer(request: HttpRequest) -> str:
    """The page that held the form, as a path of this site. One that begins with // would lead to another."""
    root = request.build_absolute_uri("/")
    referrer = request.headers.get("Referer", "")
    return "/" + referrer.removeprefix(root).lstrip("/\\") if referrer.startswith(root) else "/"


def kept_form(request: HttpRequest) -> dict[str, Any] | None:
    """The form that was kept, if any."""
    found: dict[str, Any] | None = request.session.get(KEPT_FORM)
    return found


def afterwards(request: HttpRequest) -> str:
    """Where the person was going when the second factor was asked for; empty if nowhere."""
    return str(request.session.get(AFTERWARDS, ""))
