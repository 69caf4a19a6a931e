"""Administrators help people who lost every second step. Whose it is stands in no address."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fairlead_web.accounts import api as accounts
from fairlead_web.organisations import actions
from fairlead_web.organisations import presenters_administration as presenters
from fairlead_web.organisations.actions import NotNow
from fairlead_web.organisations.forms_administration import FindPersonForm, ResetForm
from fairlead_web.organisations.views.form_page import FormPage, form_page, sent
from fairlead_web.organisations.views.managing import for_the_team

EDITS = ["GET", "HEAD", "POST"]
WHOSE: Final = "organisations.second_step_of"


@for_the_team("organisations.administer")
@require_http_methods(EDITS)
def find(request: HttpRequest) -> HttpResponse:
    """Find the person."""
    page = FormPage(
        title=_("Reset somebody’s second step"),
        submit=_("Go on"),
        then=reverse("administration:reset_second_step"),
        done=_("Found. Nothing has changed yet."),
        lede=_("For people who lost their passkey or telephone, and their recovery codes."),
        context={"back": reverse("administration:front")},
    )

    def act(given: dict[str, Any]) -> None:
        person = given["person"]
        if person == request.user:
            raise NotNow(_("Nobody resets their own second step. Ask another administrator."))
        if not accounts.second_factors_of(person):
            raise NotNow(_("This person has no second step. They sign in with a code, and set one up then."))
        request.session[WHOSE] = person.pk

    return form_page(request, FindPersonForm(sent(request)), page, act)


@for_the_team("organisations.administer")
@require_http_methods(EDITS)
def reset(request: HttpRequest) -> HttpResponse:
    """Say why and how it was made sure that it is they, and take the second steps away."""
    person = accounts.people().filter(pk=request.session.get(WHOSE, 0)).first()
    held = accounts.second_factors_of(person) if person else []
    if person is None or not held:
        return redirect("administration:find_second_step")
    page = FormPage(
        title=_("Reset the second step of %(name)s") % {"name": person.name},
        caption=person.email,
        submit=_("Take their second steps away"),
        then=reverse("administration:find_second_step"),
        done=_(
            "Done. The person is signed out everywhere, and told by letter, and so are other administrators."
        ),
        template="organisations/reset_second_step.jinja",
        context={"held": presenters.second_steps(held)},
    )

    def act(given: dict[str, Any]) -> None:
        actions.reset_second_step(person, by=request.user, **given)
        del request.session[WHOSE]

    return form_page(request, ResetForm(sent(request), person=person), page, act)
