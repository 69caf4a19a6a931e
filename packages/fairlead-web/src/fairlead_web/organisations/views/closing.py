"""The programme team closes the account of somebody who left, and opens it again. No address names whose."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fairlead_web.accounts import api as accounts
from fairlead_web.organisations import presenters, queries
from fairlead_web.organisations.actions import NotNow
from fairlead_web.organisations.forms import AboutPersonForm
from fairlead_web.organisations.forms_team import CloseAccountForm, FindAccountForm
from fairlead_web.organisations.views.form_page import FormPage, form_page, sent
from fairlead_web.organisations.views.managing import for_the_team
from fairlead_web.ui import api as ui

EDITS = ["GET", "HEAD", "POST"]
WHOSE: Final = "organisations.account_of"


@for_the_team("organisations.close_accounts")
@require_http_methods(EDITS)
def find(request: HttpRequest) -> HttpResponse:
    """Find the person."""
    page = FormPage(
        title=_("Close or reopen an account"),
        submit=_("Go on"),
        then=reverse("team:account"),
        done=_("Found. Nothing has changed yet."),
        lede=_("For people who have left. Each can close their own account too, under “Your data”."),
        context={"back": reverse("team:desk")},
    )

    def act(given: dict[str, Any]) -> None:
        if given["person"] == request.user:
            raise NotNow(_("This is your own account. Close it under “Your data”."))
        request.session[WHOSE] = given["person"].pk

    return form_page(request, FindAccountForm(sent(request)), page, act)


@for_the_team("organisations.close_accounts")
@require_http_methods(EDITS)
def account(request: HttpRequest) -> HttpResponse:
    """Close the account, or open it again if it is closed."""
    person = accounts.person(request.session.get(WHOSE, 0))
    if person is None or not (person.is_active or person.closed_at):
        return redirect("team:find_account")
    return (close if person.is_active else reopen)(request, person)


def close(request: HttpRequest, person: Any) -> HttpResponse:
    """Say what ends, and why it is closed."""
    page = FormPage(
        title=_("Close the account of %(name)s") % {"name": person.name},
        caption=person.email,
        submit=_("Close it"),
        then=reverse("team:desk"),
        done=_("Closed. They are signed out everywhere, and a letter tells them."),
        template="organisations/close_account.jinja",
        context={
            "lines": presenters.role_lines(queries.roles_of(person.pk)),
            "back": reverse("team:find_account"),
        },
    )

    def act(given: dict[str, Any]) -> None:
        accounts.close_account(person, by=request.user, **given)
        del request.session[WHOSE]

    return form_page(request, CloseAccountForm(sent(request), person=person), page, act)


def reopen(request: HttpRequest, person: Any) -> HttpResponse:
    """Open it again: nothing is asked, since a code to the address lets in whoever it belongs to."""
    page = FormPage(
        title=_("Reopen the account of %(name)s") % {"name": person.name},
        caption=person.email,
        lede=_("Closed on %(day)s. Networks and roles do not come back by themselves.")
        % {"day": ui.day(person.closed_at)},
        submit=_("Open it again"),
        then=reverse("team:desk"),
        done=_("The account is open again, and a letter tells them."),
        context={"back": reverse("team:find_account")},
    )

    def act(given: dict[str, Any]) -> None:
        accounts.reopen_account(person, by=request.user)
        del request.session[WHOSE]

    return form_page(request, AboutPersonForm(sent(request), person=person), page, act)
