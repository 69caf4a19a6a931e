"""The programme team's desk: requests, domains, invitations and credits. Others find nothing here."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fairlead_web.organisations import actions, presenters, queries
from fairlead_web.organisations.forms_team import DecideForm, DomainForm, InviteForm, ThankForm
from fairlead_web.organisations.views.form_page import FormPage, form_page, sent
from fairlead_web.organisations.views.managing import for_the_team
from fairlead_web.ui import api as ui

EDITS = ["GET", "HEAD", "POST"]


@for_the_team("organisations.give_roles")
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """What waits, oldest first, and the ways on."""
    page = ui.paginate(request, queries.requests_waiting())
    return render(request, "organisations/desk.jinja", {"page": page})


@for_the_team("organisations.give_roles")
@require_http_methods(EDITS)
def decide(request: HttpRequest, number: int) -> HttpResponse:
    """Answer a request."""
    asked = get_object_or_404(queries.requests_waiting(), pk=number)
    page = FormPage(
        title=_("%(name)s asks for a role") % {"name": asked.person.name},
        caption=asked.organisation.name,
        lede=f"{asked.get_kind_display()}: {asked.reason}",
        submit=_("Answer"),
        then=reverse("team:desk"),
        done=_("Answered. The person hears of it by letter."),
    )

    def act(given: dict[str, Any]) -> None:
        actions.decide(asked, give=given["give"] == "yes", note=given["note"], by=request.user)

    return form_page(request, DecideForm(sent(request)), page, act)


@for_the_team("organisations.manage")
@require_http_methods(EDITS)
def domains(request: HttpRequest) -> HttpResponse:
    """Which domains may sign up, and whose they are."""
    shown = ui.paginate(request, queries.domains())
    page = FormPage(
        title=_("Domains"),
        submit=_("Add"),
        then=reverse("team:domains"),
        done=_("People at this domain can sign up. They are placed in the organisation, if you named one."),
        lede=_("Who signs up with an address at one of these needs no invitation."),
        template="organisations/domains.jinja",
        context={"page": shown, "back": reverse("team:desk")},
    )

    def act(given: dict[str, Any]) -> None:
        actions.add_domain(given["organisation"], domain=given["domain"], by=request.user)

    return form_page(request, DomainForm(sent(request)), page, act)


@for_the_team("organisations.manage")
@require_POST
def remove_domain(request: HttpRequest, number: int) -> HttpResponse:
    """Take a domain away."""
    actions.remove_domain(get_object_or_404(queries.domains(), pk=number), by=request.user)
    messages.success(request, _("Nobody new signs up at this domain. Accounts stay."))
    return redirect("team:domains")


@for_the_team("organisations.manage")
@require_http_methods(EDITS)
def invite(request: HttpRequest) -> HttpResponse:
    """Invite a community partner, or somebody with lived experience."""
    page = FormPage(
        title=_("Invite a community partner"),
        submit=_("Send the invitation"),
        then=reverse("team:desk"),
        done=_("The invitation is on its way."),
        lede=_("Also for people who take part from lived experience. They choose whether they are named."),
    )

    def act(given: dict[str, Any]) -> None:
        actions.invite_with_welcome(by=request.user, **given)

    return form_page(request, InviteForm(sent(request)), page, act)


@for_the_team("organisations.manage")
@require_http_methods(EDITS)
def thank(request: HttpRequest) -> HttpResponse:
    """Thank somebody, and see who was thanked."""
    given = ui.paginate(request, queries.all_credits())
    page = FormPage(
        title=_("Credits"),
        submit=_("Give the credit"),
        then=reverse("team:credits"),
        done=_("Given. A person is asked by letter whether they want to be named."),
        lede=_("Organisations are named at once, people once they agree."),
        template="organisations/credits.jinja",
        context={"page": given, "lines": presenters.given_lines(given), "back": reverse("team:desk")},
    )

    def act(sent_: dict[str, Any]) -> None:
        actions.thank(by=request.user, **sent_)

    return form_page(request, ThankForm(sent(request)), page, act)


@for_the_team("organisations.manage")
@require_POST
def take_credit_back(request: HttpRequest, number: int) -> HttpResponse:
    """Take a credit back."""
    actions.take_credit_back(get_object_or_404(queries.all_credits(), pk=number), by=request.user)
    messages.success(request, _("Taken back. Nobody is named for it any more."))
    return redirect("team:credits")
