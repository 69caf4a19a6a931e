"""Asking people to chair or sponsor staff networks, and what those who are asked answer."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from fairlead_web.organisations import actions, queries
from fairlead_web.organisations.forms_offices import ChairForm, OfficeForm
from fairlead_web.organisations.models import Office, StaffNetwork
from fairlead_web.organisations.views.managing import explain
from fairlead_web.organisations.views.staff_networks import kept, known, one

ASKED = "They are asked by letter. They stand here once they agree on their account page."


@login_required
@never_cache
@require_POST
def appoint_chair(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Ask somebody to chair it."""
    network = known(kept(request, code), number)
    form = ChairForm(request.POST, auto_id="chair_%s")
    if form.is_valid():
        return ask(request, network, kind=Office.Kind.CHAIR, **form.cleaned_data)
    return one(request, network, chair_form=form)


@login_required
@never_cache
@require_POST
def record_office(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Say by post who sponsors it, or chairs it without an account; or ask the sponsor to be named here."""
    network = known(kept(request, code), number)
    form = OfficeForm(request.POST, auto_id="office_%s")
    if form.is_valid():
        given = dict(form.cleaned_data)
        if given["address"]:
            del given["name"]
            return ask(request, network, **given)
        del given["address"]
        try:
            actions.record_office(network, by=request.user, **given)
            messages.success(request, gettext("The name is recorded."))
            return redirect("organisations:staff_network", code, number)
        except ValidationError as fault:
            explain(form, fault)
    return one(request, network, office_form=form)


def ask(request: HttpRequest, network: StaffNetwork, **given: Any) -> HttpResponse:
    """Ask, and answer the same whoever is at the address."""
    actions.ask_to_hold(network, by=request.user, **given)
    messages.success(request, gettext(ASKED))
    return redirect("organisations:staff_network", network.organisation.code, network.pk)


@login_required
@never_cache
@require_POST
def take_back(request: HttpRequest, code: str, number: int, asked: int) -> HttpResponse:
    """Ask no more."""
    network = known(kept(request, code), number)
    found = get_object_or_404(queries.appointments_of(network), pk=asked)
    actions.take_appointment_back(found, by=request.user)
    messages.success(request, gettext("Nobody is asked any more."))
    return redirect("organisations:staff_network", code, number)


@login_required
@never_cache
@require_POST
def answer(request: HttpRequest, number: int, word: str) -> HttpResponse:
    """Agree or decline, as the person who is asked."""
    found = get_object_or_404(queries.appointments_for(request.user), pk=number)
    if word == "agree":
        actions.agree_to_hold(found, by=request.user)
        messages.success(request, gettext("Thank you. It holds from now, and you can end it at any time."))
    elif word == "decline":
        actions.decline_to_hold(found, by=request.user)
        messages.success(request, gettext("Declined. Nobody is told that you did."))
    else:
        raise Http404("There is no such answer.")
    return redirect("accounts:me")
