"""Bringing lists: first every row with what would happen to it, then the deed."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fairlead_web.organisations import presenters, queries
from fairlead_web.organisations.actions import NotNow, long_lists
from fairlead_web.organisations.actions.importing import bring_list, discard_list, take_over
from fairlead_web.organisations.forms_team import ImportForm
from fairlead_web.organisations.importing.reading import read_upload
from fairlead_web.organisations.views.managing import for_the_team

MOST_SHOWN = 500


@for_the_team("organisations.manage")
@require_http_methods(["GET", "HEAD", "POST"])
def lists(request: HttpRequest) -> HttpResponse:
    """Bring a list, and see those that wait."""
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            rows = read_upload(given["file"])
            brought, steps = bring_list(kind=given["kind"], rows=rows, basis=given["basis"], by=request.user)
        except NotNow as fault:
            form.add_error(None, str(fault))
        else:
            return dry_run(request, brought, steps)
    context = {
        "form": form,
        "waiting": queries.imports_of(request.user),
        "reports": queries.reports_of(request.user),
    }
    return render(request, "organisations/lists.jinja", context, status=422 if form.errors else 200)


def dry_run(request: HttpRequest, brought: Any, steps: list[Any]) -> HttpResponse:
    """Every row with what would happen, faults first."""
    ordered = sorted(steps, key=lambda step: not step.is_error)
    context = {
        "brought": brought,
        "faults": presenters.fault_rows(step for step in ordered[:MOST_SHOWN] if step.is_error),
        "rows": presenters.step_rows(step for step in ordered[:MOST_SHOWN] if not step.is_error),
        "more": max(0, len(steps) - MOST_SHOWN),
        "counts": presenters.count_rows(steps),
        "is_long": long_lists.is_long(brought),
    }
    return render(request, "organisations/dry_run.jinja", context)


@for_the_team("organisations.manage")
@require_safe
def waiting(request: HttpRequest, number: int) -> HttpResponse:
    """A list that waits, or the rest of it; how far a long one is, and what became of it."""
    known = queries.imports_of(request.user) | queries.reports_of(request.user)
    brought = get_object_or_404(known, pk=number)
    if brought.started_at:
        faults = [[str(one["row"]), one["what"], one["why"]] for one in brought.faults[:MOST_SHOWN]]
        context = {"brought": brought, "faults": faults, "more": max(0, len(brought.faults) - MOST_SHOWN)}
        return render(request, "organisations/long_list.jinja", context)
    rows = presenters.stored_rows(brought.rows[:MOST_SHOWN])
    context = {"brought": brought, "faults": [], "rows": rows, "more": max(0, len(brought.rows) - MOST_SHOWN)}
    context["is_long"] = long_lists.is_long(brought)
    return render(request, "organisations/dry_run.jinja", context)


@for_the_team("organisations.manage")
@require_POST
def do(request: HttpRequest, number: int) -> HttpResponse:
    """Take a list over; for people, the next batch."""
    brought = get_object_or_404(queries.imports_of(request.user), pk=number)
    if brought.started_at or long_lists.is_long(brought):
        long_lists.begin(brought, by=request.user)
        return redirect("team:list", number)
    try:
        done = take_over(brought, by=request.user)
    except NotNow as fault:
        messages.error(request, str(fault))
        return redirect("team:list", number)
    messages.success(
        request,
        ngettext("%(count)s row is taken over.", "%(count)s rows are taken over.", done) % {"count": done},
    )
    brought.refresh_from_db()
    return redirect("team:list", number) if brought.rows else redirect("team:lists")


@for_the_team("organisations.manage")
@require_POST
def discard(request: HttpRequest, number: int) -> HttpResponse:
    """Forget a list."""
    discard_list(get_object_or_404(queries.imports_of(request.user), pk=number), by=request.user)
    messages.success(request, _("The list is forgotten."))
    return redirect("team:lists")
