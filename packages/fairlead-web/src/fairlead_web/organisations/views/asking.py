"""What people ask of the programme team, and whether they are named."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from fairlead_web.organisations import actions, presenters, queries
from fairlead_web.organisations.forms_team import CreditForm, RoleRequestForm
from fairlead_web.organisations.views.form_page import FormPage, form_page, sent
from fairlead_web.organisations.views.reading import find
from fairlead_web.ui import api as ui

EDITS = ["GET", "HEAD", "POST"]


@login_required
@never_cache
@require_http_methods(EDITS)
def ask(request: HttpRequest, code: str) -> HttpResponse:
    """Ask the programme team for a role."""
    body = find(code)
    page = FormPage(
        title=_("Ask for a role"),
        caption=body.name,
        submit=_("Send"),
        then=reverse("organisations:detail", args=[code]),
        done=_("Sent. The programme team answers by letter."),
        lede=_("A lead brings figures and keeps staff networks. An approver is the second pair of eyes."),
        context={"crumbs": presenters.crumbs(body.name, body)},
    )

    def act(given: dict[str, Any]) -> None:
        actions.ask_for_role(body, by=request.user, **given)

    return form_page(request, RoleRequestForm(sent(request)), page, act)


@login_required
@never_cache
@require_http_methods(EDITS)
def credit(request: HttpRequest, number: int) -> HttpResponse:
    """Agree to be named for what I gave, or not any more."""
    mine = get_object_or_404(queries.credits_of(request.user), pk=number)
    page = FormPage(
        title=_("Be named, or not"),
        caption=mine.what_for,
        lede=_("Your name then stands on the page “With thanks”, beside the words above, for everybody."),
        submit=_("Save"),
        then=reverse("accounts:me"),
        done=_("Your answer is saved."),
    )

    def act(given: dict[str, Any]) -> None:
        if given["called"]:
            actions.agree_to_credit(mine, called=given["called"], by=request.user)
        else:
            actions.hide_credit(mine, by=request.user)

    return form_page(request, CreditForm(sent(request), initial={"called": mine.called}), page, act)


@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    """Who is thanked, for what."""
    page = ui.paginate(request, queries.shown_credits())
    context = {"page": page, "lines": presenters.credit_lines(page)}
    return render(request, "organisations/thanks.jinja", context)
