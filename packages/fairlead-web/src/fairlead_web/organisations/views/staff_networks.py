"""An organisation's lead keeps its staff networks: names, sponsors, chairs. Never members."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from fairlead_web.organisations import actions, forms_offices, presenters, queries, spans
from fairlead_web.organisations.models import Organisation, StaffNetwork
from fairlead_web.organisations.permissions import may
from fairlead_web.organisations.views.managing import explain
from fairlead_web.organisations.views.reading import find


def kept(request: HttpRequest, code: str) -> Organisation:
    """The organisation, if the person keeps its staff networks."""
    found = find(code)
    if not may(request.user, "organisations.keep_staff_networks", found):
        raise Http404("You keep no staff networks of this organisation.")
    return found


def known(organisation: Organisation, number: int) -> StaffNetwork:
    """One of its staff networks."""
    found = queries.staff_network(organisation, number)
    if found is None:
        raise Http404("This organisation has no such staff network.")
    return found


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def staff_networks(request: HttpRequest, code: str) -> HttpResponse:
    """All of them, and a new one."""
    organisation = kept(request, code)
    form = forms_offices.StaffNetworkForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.record_staff_network(organisation, by=request.user, **form.cleaned_data)
            messages.success(request, gettext("Recorded. Now say who chairs it."))
            return redirect("organisations:staff_network", code, made.pk)
        except ValidationError as fault:
            explain(form, fault)
    context = {
        "organisation": organisation,
        "form": form,
        "lines": list(queries.staff_networks(organisation)),
        "crumbs": presenters.crumbs(organisation.name, organisation),
    }
    return render(request, "organisations/staff_networks.jinja", context, status=422 if form.errors else 200)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def staff_network(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """One of them: what is said of it, and who chairs it."""
    organisation = kept(request, code)
    network = known(organisation, number)
    said = {name: getattr(network, name) for name in ("name", "open_to", "shown")}
    form = forms_offices.StaffNetworkForm(request.POST if request.method == "POST" else None, initial=said)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_staff_network(network, by=request.user, **form.cleaned_data)
            messages.success(request, gettext("The staff network is saved."))
            return redirect("organisations:staff_networks", code)
        except ValidationError as fault:
            explain(form, fault)
    return one(request, network, form=form)


def one(request: HttpRequest, network: StaffNetwork, **forms_: Any) -> HttpResponse:
    """The page of one staff network."""
    said = {name: getattr(network, name) for name in ("name", "open_to", "shown")}
    blank = {  # several fields share a name
        "form": forms_offices.StaffNetworkForm(initial=said),
        "chair_form": forms_offices.ChairForm(auto_id="chair_%s"),
        "office_form": forms_offices.OfficeForm(auto_id="office_%s"),
    }
    shown = {**blank, **forms_}
    wrong = next((form for form in shown.values() if form.errors), None)
    context = {
        **shown,
        "network": network,
        "organisation": network.organisation,
        "wrong": wrong,
        "holders": presenters.holder_lines(queries.chairs(network), queries.offices(network)),
        "asked": list(queries.appointments_of(network)),
        "crumbs": presenters.crumbs(network.organisation.name, network.organisation),
    }
    return render(request, "organisations/staff_network.jinja", context, status=422 if wrong else 200)


@login_required
@never_cache
@require_POST
def end_chair(request: HttpRequest, code: str, number: int, role: int) -> HttpResponse:
    """End a chair's role, at once."""
    network = known(kept(request, code), number)
    held = get_object_or_404(queries.not_ended(network.chairs.all()), pk=role)
    actions.end_role(held, by=request.user)
    messages.success(request, gettext("The role has ended, and opens nothing any more."))
    return redirect("organisations:staff_network", code, number)


@login_required
@never_cache
@require_POST
def end_office(request: HttpRequest, code: str, number: int, office: int) -> HttpResponse:
    """End an office today."""
    network = known(kept(request, code), number)
    actions.end_office(
        get_object_or_404(spans.not_over(queries.offices(network), timezone.localdate()), pk=office),
        by=request.user,
    )
    messages.success(request, gettext("It has ended today."))
    return redirect("organisations:staff_network", code, number)


@login_required
@never_cache
@require_POST
def close_staff_network(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Close it; its chairs' roles end."""
    actions.close_staff_network(known(kept(request, code), number), by=request.user)
    messages.success(request, gettext("The staff network is closed today."))
    return redirect("organisations:staff_networks", code)
