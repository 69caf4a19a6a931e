"""The programme team's pages: opening and closing networks, chairs, growth. None shows who belongs."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from fairlead_web.networks import actions, presenters, published, queries
from fairlead_web.networks.forms import ChairForm, NetworkForm, NewNetworkForm
from fairlead_web.networks.views.doors import FORM, PRESS, READ, office_page
from fairlead_web.networks.views.finding import account_at, network_or_404, team_only
from fairlead_web.networks.views.forms import FormPage, form_page, sent
from fairlead_web.networks.views.public import crumbs

WORDS = ("name", "open_to", "supporters", "about", "characteristic", "asks_approval")


@office_page(READ)
def manage(request: HttpRequest) -> HttpResponse:
    """All networks, open and closed."""
    team_only(request)
    context = {
        "networks": queries.all_networks(),
        "without_chair": set(queries.networks_without_chair()),
        "crumbs": crumbs(),
    }
    return render(request, "networks/manage.jinja", context)


@office_page(FORM)
def new(request: HttpRequest) -> HttpResponse:
    """Open a network."""
    team_only(request)
    page = FormPage(
        title=_("Open a network"),
        submit=_("Open it"),
        then=reverse("networks:manage"),
        done=_("The network is open. Appoint its chair next."),
        context={"crumbs": crumbs()},
    )

    def act(given: dict[str, Any]) -> str:
        network = actions.open_network(by=request.user, **given)
        return reverse("networks:manage_one", args=[network.code])

    return form_page(request, NewNetworkForm(sent(request)), page, act)


@office_page(FORM)
def change(request: HttpRequest, code: str) -> HttpResponse:
    """Change a network's words."""
    team_only(request)
    network = network_or_404(code)
    now = {name: getattr(network, name) for name in WORDS}
    page = FormPage(
        title=_("Change the network’s words"),
        caption=str(network),
        submit=_("Save"),
        then=reverse("networks:manage_one", args=[code]),
        done=_("The network is saved."),
        context={"crumbs": crumbs(network)},
    )

    def act(given: dict[str, Any]) -> None:
        actions.change_network(network, by=request.user, **given)

    return form_page(request, NetworkForm(sent(request), initial=now), page, act)


@office_page(FORM)
def manage_one(request: HttpRequest, code: str) -> HttpResponse:
    """One network: its chairs, and appointing another."""
    team_only(request)
    network = network_or_404(code)
    page = FormPage(
        title=str(network),
        submit=_("Appoint"),
        then=reverse("networks:manage_one", args=[code]),
        done=_("Appointed. A letter asks them to agree; they chair once they have."),
        template="networks/manage_one.jinja",
        context={"network": network, "terms": queries.terms_of(network), "crumbs": crumbs()},
    )

    def act(given: dict[str, Any]) -> None:
        actions.ask_to_chair(network, person=account_at(given["email"]), by=request.user)

    return form_page(request, ChairForm(sent(request)), page, act)


@office_page(PRESS)
def end_chair(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """End a chair's term, at once."""
    team_only(request)
    network = network_or_404(code)
    term = get_object_or_404(queries.terms_of(network), pk=number)
    actions.end_chair(term, by=request.user)
    messages.success(request, _("The term has ended. They see nothing of the register any more."))
    return redirect("networks:manage_one", code)


@office_page(FORM)
def close(request: HttpRequest, code: str) -> HttpResponse:
    """Ask whether, and close a network."""
    team_only(request)
    network = network_or_404(code)
    if request.method == "POST":
        actions.close_network(network, by=request.user)
        messages.success(request, _("The network is closed. Its register is deleted."))
        return redirect("networks:manage")
    return render(request, "networks/close.jinja", {"network": network, "crumbs": crumbs(network)})


@office_page(READ)
def growth(request: HttpRequest) -> HttpResponse:
    """How large networks are at the ends of quarters, rounded."""
    team_only(request, "networks.see_growth")
    head, rows = presenters.growth.table(published.growth())
    return render(request, "networks/growth.jinja", {"head": head, "rows": rows, "crumbs": crumbs()})
