"""Administrators look after organisations' own sign-ins. Everybody else finds nothing here."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fairlead_web.accounts import api as accounts
from fairlead_web.organisations import actions
from fairlead_web.organisations import presenters_administration as presenters
from fairlead_web.organisations.forms_administration import ConnectionForm, NewConnectionForm
from fairlead_web.organisations.views.form_page import FormPage, form_page, sent
from fairlead_web.organisations.views.managing import for_the_team
from fairlead_web.ui import api as ui

EDITS = ["GET", "HEAD", "POST"]


def known(code: str) -> Any:
    """The connection with this short name."""
    found = accounts.connections().filter(provider_id=code).first()
    if found is None:
        raise Http404("There is no such connection.")
    return found


@for_the_team("organisations.administer")
@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """What administrators do here."""
    return render(request, "organisations/administration.jinja")


@for_the_team("organisations.administer")
@require_safe
def connections(request: HttpRequest) -> HttpResponse:
    """All of them."""
    page = ui.paginate(request, accounts.connections())
    context = {"page": page, "lines": presenters.connection_lines(page)}
    return render(request, "organisations/connections.jinja", context)


@sensitive_post_parameters("secret")
@for_the_team("organisations.administer")
@require_http_methods(EDITS)
def add(request: HttpRequest) -> HttpResponse:
    """A new one."""
    page = FormPage(
        title=_("Connect an organisation’s own sign-in"),
        submit=_("Connect"),
        then=reverse("administration:connections"),
        done=_("Connected. Open it and try it before you tell anybody."),
        lede=_("Its people then sign in with their work account, and need no code by e-mail."),
    )

    def act(given: dict[str, Any]) -> None:
        actions.connect_body(given.pop("organisation"), by=request.user, **given)

    return form_page(request, NewConnectionForm(sent(request)), page, act)


@sensitive_post_parameters("secret")
@for_the_team("organisations.administer")
@require_http_methods(EDITS)
def connection(request: HttpRequest, code: str) -> HttpResponse:
    """One of them, and what may be changed of it."""
    found = known(code)

    def act(given: dict[str, Any]) -> None:
        actions.connect_body(given.pop("organisation"), code=code, by=request.user, **given)

    form = ConnectionForm(sent(request), initial=presenters.said_of(found))
    return form_page(request, form, page_of(found), act)


def page_of(found: Any, **more: Any) -> FormPage:
    """The page of a connection."""
    context = {"connection": found, "facts": presenters.connection_facts(found)}
    return FormPage(
        title=found.name,
        caption=_("Connection"),
        submit=_("Save"),
        then=reverse("administration:connection", args=[found.provider_id]),
        done=_("The connection is saved."),
        template="organisations/connection.jinja",
        context={**context, "back": reverse("administration:connections"), **more},
    )


@for_the_team("organisations.administer")
@require_POST
def try_out(request: HttpRequest, code: str) -> HttpResponse:
    """Fetch how it describes itself, and say what is wrong."""
    found = known(code)
    page = page_of(found, tried=True, remarks=accounts.try_connection(found.settings["server_url"]))
    form = ConnectionForm(initial=presenters.said_of(found))
    return render(request, page.template, {**page.context, "form": form, "words": page})


@for_the_team("organisations.administer")
@require_POST
def switch(request: HttpRequest, code: str) -> HttpResponse:
    """Switch it on, or off: the button says which."""
    on = request.POST.get("on") == "yes"
    accounts.switch_connection(known(code), on=on, by=request.user)
    messages.success(
        request, _("It is on.") if on else _("It is off. People get in with a code by e-mail or a passkey.")
    )
    return redirect("administration:connection", code)


@for_the_team("organisations.administer")
@require_POST
def end(request: HttpRequest, code: str) -> HttpResponse:
    """Take it away for good, with its secret."""
    accounts.end_connection(known(code), by=request.user)
    messages.success(request, _("The connection is gone, and its secret with it."))
    return redirect("administration:connections")
