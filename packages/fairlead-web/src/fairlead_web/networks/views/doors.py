"""The doors of pages. Each says in one word for whom a page is, and in another what may be sent to it.

Who may do what in *this* network, a view asks for itself, since only it knows which network it is about.
"""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, Final, TypeVar, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from fairlead_web.accounts.api import second_factor_required
from fairlead_web.networks.actions import NotNow

View = TypeVar("View", bound=Callable[..., HttpResponse])

READ: Final = ("GET", "HEAD")
PRESS: Final = ("POST",)
FORM: Final = (*READ, *PRESS)


def personal_page(methods: Sequence[str]) -> Callable[[View], View]:
    """A page for whoever is signed in, which no cache keeps."""

    def guard(view: View) -> View:
        known = require_http_methods(list(methods))(explaining(view))
        guarded: Any = login_required(never_cache(known))
        return cast(View, guarded)

    return guard


def explaining(view: View) -> View:
    """Say why a deed was refused that was possible when its page was drawn, and lead to one's own page."""

    @wraps(view)
    def explained(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NotNow as fault:
            messages.error(request, str(fault))
            return redirect("networks:mine")

    return cast(View, explained)


def office_page(methods: Sequence[str]) -> Callable[[View], View]:
    """The same for whoever holds an office, as a chair or in the programme team: with a second factor."""

    def guard(view: View) -> View:
        return personal_page(methods)(second_factor_required(view))

    return guard
