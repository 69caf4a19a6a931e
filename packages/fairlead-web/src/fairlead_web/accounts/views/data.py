"""One's own data: see it, take a copy, give and withdraw consent, object, close, erase."""

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fairlead_web.accounts import actions, presenters
from fairlead_web.accounts.duties import handing_over
from fairlead_web.accounts.export import export_of
from fairlead_web.accounts.forms_profile import EraseForm
from fairlead_web.accounts.leaving import leave
from fairlead_web.accounts.models import User

DEEDS: dict[str, Any] = {
    "give": actions.give_consent,
    "withdraw": actions.withdraw_consent,
    "object": actions.object_to,
    "allow": actions.lift_objection,
}


@login_required
@never_cache
@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """Everything the site holds about the person, in plain words."""
    return render(request, "accounts/data.jinja", {"held": presenters.held(cast(User, request.user))})


@login_required
@never_cache
@require_safe
def copy(request: HttpRequest) -> HttpResponse:
    """The same as a file that a machine can read."""
    answer = JsonResponse(export_of(cast(User, request.user)), json_dumps_params={"indent": 2})
    answer["Content-Disposition"] = 'attachment; filename="my-data.json"'
    return answer


@login_required
@never_cache
@require_safe
def choices(request: HttpRequest) -> HttpResponse:
    """What one agreed to, what goes on unless one objects, and the buttons for both."""
    return render(request, "accounts/choices.jinja", presenters.choices(cast(User, request.user)))


@login_required
@require_POST
def choose(request: HttpRequest, purpose: str, deed: str) -> HttpResponse:
    """Give, withdraw, object or allow."""
    person = cast(User, request.user)
    if (purpose, deed) not in presenters.possible_choices():
        raise Http404("There is no such choice.")
    DEEDS[deed](person, purpose, by=person)
    messages.success(request, gettext("Saved, and in force at once."))
    return redirect("accounts:choices")


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest) -> HttpResponse:
    """Say what goes and what stays, and erase the account once its owner confirms."""
    person = cast(User, request.user)
    duties = handing_over(person)
    form = EraseForm(request.POST or None, person=person)
    if request.method == "POST" and not duties and form.is_valid():
        leave(person)
        logout(request)
        return redirect("accounts:erased")
    context = {"form": form, "duties": duties, **presenters.erasure(person)}
    return render(request, "accounts/erase.jinja", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest) -> HttpResponse:
    """Say what ends and what waits, and close the account once its owner confirms."""
    person = cast(User, request.user)
    duties = handing_over(person)
    form = EraseForm(request.POST or None, person=person)
    if request.method == "POST" and not duties and form.is_valid():
        actions.close_account(person, by=person)
        logout(request)
        return redirect("accounts:closed")
    until = timezone.localdate(timezone.now() + actions.CLOSED_FOR)
    return render(request, "accounts/close.jinja", {"form": form, "duties": duties, "until": until})


@require_safe
def closed(request: HttpRequest) -> HttpResponse:
    """Afterwards."""
    return render(request, "accounts/closed.jinja")


@require_safe
def erased(request: HttpRequest) -> HttpResponse:
    """Afterwards."""
    return render(request, "accounts/erased.jinja")
