"""Where I work, which I say myself."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from fairlead_web.organisations import actions, descent, queries
from fairlead_web.organisations.forms import AffiliationForm, SuccessorForm


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: HttpRequest) -> HttpResponse:
    """My places, and a new one."""
    person_id = cast(int, request.user.pk)
    form = AffiliationForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.affiliate(person_id=person_id, by=request.user, **form.cleaned_data)
            messages.success(request, gettext("Saved. Your profile says who sees it."))
            return redirect("organisations:mine")
        except ValidationError as fault:
            form.add_error(None, fault.messages)
    ended = list(queries.unplaced(person=request.user))
    successors = descent.successors_of([one.organisation for one in ended])
    asked = [(one, successors[one.organisation_id]) for one in ended]
    context = {"form": form, "places": queries.affiliations(person_id), "asked": asked}
    return render(request, "organisations/mine.jinja", context, status=422 if form.errors else 200)


@login_required
@never_cache
@require_POST
def leave(request: HttpRequest, number: int) -> HttpResponse:
    """End one of my places today."""
    place = get_object_or_404(queries.affiliations(cast(int, request.user.pk)), pk=number)
    actions.leave(place, by=request.user)
    messages.success(request, gettext("Ended today. It stays in your own export until you erase it."))
    return redirect("organisations:mine")


@login_required
@never_cache
@require_POST
def go_on(request: HttpRequest, number: int) -> HttpResponse:
    """Say at which successor I work, now that my organisation is closed."""
    place = get_object_or_404(queries.unplaced(person=request.user), pk=number)
    form = SuccessorForm(request.POST, organisation=place.organisation)
    if form.is_valid():
        actions.go_on(place, at=form.cleaned_data["at"], by=request.user)
        messages.success(request, gettext("Saved. Your profile says who sees it."))
    else:
        messages.error(request, gettext("Choose one of its successors that is open, or add another below."))
    return redirect("organisations:mine")
