"""Sending a release folder, a table of counts, or a study with its rows."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from fairlead.api import FairleadError
from fairlead_web.organisations.api import may, organisation
from fairlead_web.releases import actions, presenters
from fairlead_web.releases.forms import FileForm


def led(request: HttpRequest, code: str) -> Any:
    """The organisation with this code, if the person leads it."""
    found = organisation(code)
    if found is None or not may(request.user, "releases.add", found):
        raise Http404("You lead no organisation with this code.")
    return found


@login_required
@never_cache
@require_safe
def add(request: HttpRequest, code: str) -> HttpResponse:
    """Which road: a release folder, a table of counts, or (where they are taken) rows."""
    context = {"organisation": led(request, code), "takes_rows": settings.ALLOW_ROW_UPLOAD}
    return render(request, "releases/add.jinja", context | {"crumbs": presenters.crumbs()})


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def add_release(request: HttpRequest, code: str) -> HttpResponse:
    """Send the zip of a release folder."""

    def take(found: Any, file: Any) -> HttpResponse:
        release = actions.upload_release(organisation=found, file=file, by=request.user)
        return redirect("releases:progress", release.pk)

    return send(request, code, "releases/add_release.jinja", take)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def add_table(request: HttpRequest, code: str) -> HttpResponse:
    """Send a table of counts."""

    def take(found: Any, file: Any) -> HttpResponse:
        upload = actions.upload_table(organisation=found, file=file, by=request.user)
        return redirect("releases:understanding", upload.pk)

    return send(request, code, "releases/add_table.jinja", take)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def add_study(request: HttpRequest, code: str) -> HttpResponse:
    """Send a study with its rows, where this copy of the site takes rows."""
    if not settings.ALLOW_ROW_UPLOAD:
        raise Http404("This site takes no rows about people.")

    def take(found: Any, file: Any) -> HttpResponse:
        release = actions.upload_study(organisation=found, file=file, by=request.user)
        return redirect("releases:progress", release.pk)

    return send(request, code, "releases/add_study.jinja", take)


def send(
    request: HttpRequest, code: str, template: str, take: Callable[[Any, Any], HttpResponse]
) -> HttpResponse:
    """A page with one file field; why a file cannot be taken stands beside the field."""
    found = led(request, code)
    sent = request.method == "POST"
    form = FileForm(request.POST if sent else None, request.FILES if sent else None)
    if sent and form.is_valid():
        try:
            return take(found, form.cleaned_data["file"])
        except FairleadError as fault:
            form.add_error("file", str(fault))
    status = 422 if form.errors else 200
    context = {
        "organisation": found,
        "form": form,
        "takes_rows": settings.ALLOW_ROW_UPLOAD,
        "crumbs": presenters.crumbs(),
    }
    return render(request, template, context, status=status)
