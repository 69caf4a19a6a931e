"""The deeds on a release. Each is a form that was sent; each ends on the release's page."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from fairlead.api import FairleadError
from fairlead_web.accounts.api import second_factor_required
from fairlead_web.organisations.api import may
from fairlead_web.releases import actions, queries
from fairlead_web.releases.actions.approval import NotNow
from fairlead_web.releases.forms import NoteForm
from fairlead_web.releases.models import Release
from fairlead_web.releases.views.reading import show


def deed(permission: str, done: str) -> Callable[..., Callable[..., HttpResponse]]:
    """A view that does one thing to a release and says so, or shows why it could not be done."""

    def wrap(act: Callable[[Release, HttpRequest], Any]) -> Callable[..., HttpResponse]:
        @login_required
        @never_cache
        @require_POST
        @second_factor_required
        def view(request: HttpRequest, number: int) -> HttpResponse:
            found = get_object_or_404(queries.own_releases(request.user), pk=number)
            if not may(request.user, permission, found):
                raise PermissionDenied
            try:
                act(found, request)
            except (NotNow, FairleadError) as fault:
                fresh = get_object_or_404(queries.own_releases(request.user), pk=number)
                return show(request, fresh, problem=str(fault), status=409)
            messages.success(request, done)
            return redirect("releases:release", number)

        view.__doc__ = act.__doc__
        return view

    return wrap


def note(request: HttpRequest) -> str:
    """The note that was written, or NotNow where there is none."""
    form = NoteForm(request.POST)
    if not form.is_valid():
        raise NotNow(" ".join(str(one) for one in form.errors["note"]))
    return str(form.cleaned_data["note"])


@deed("releases.request", "A second person can now approve this release.")
def request_approval(release: Release, request: HttpRequest) -> None:
    """Ask a second person to approve."""
    actions.request_approval(release, by=request.user)


@deed("releases.approve", "The release is public.")
def approve(release: Release, request: HttpRequest) -> None:
    """Make it public."""
    actions.approve(release, by=request.user)


@deed("releases.approve", "The release went back to the person who uploaded it.")
def send_back(release: Release, request: HttpRequest) -> None:
    """Return it, with a note."""
    actions.send_back(release, note=note(request), by=request.user)


@deed("releases.withdraw", "The release is withdrawn. Its page shows your note.")
def withdraw(release: Release, request: HttpRequest) -> None:
    """Take it back, with a public note."""
    actions.withdraw(release, note=note(request), by=request.user)


@login_required
@never_cache
@require_POST
def discard(request: HttpRequest, number: int) -> HttpResponse:
    """Delete a release that never went for approval."""
    found = get_object_or_404(queries.own_releases(request.user), pk=number)
    if not may(request.user, "releases.discard", found):
        raise PermissionDenied
    try:
        actions.discard(found, by=request.user)
    except NotNow as fault:
        return show(request, found, problem=str(fault), status=409)
    messages.success(request, "The draft and its files are deleted.")
    return redirect("releases:list")
