"""Letters of which nobody knows whether they went, and those that were given up."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fairlead_web.accounts import api as accounts
from fairlead_web.organisations import presenters_letters as presenters
from fairlead_web.organisations.views.managing import for_the_team
from fairlead_web.ui import api as ui

MOST = 20


@for_the_team("organisations.manage")
@require_safe
def letters(request: HttpRequest) -> HttpResponse:
    """What is to be decided, and the newest of those that were given up."""
    page = ui.paginate(request, accounts.doubtful_letters(), size=25)
    context = {
        "page": page,
        "rows": presenters.in_doubt(page),
        "given_up": presenters.given_up(accounts.letters_given_up()[:MOST]),
    }
    return render(request, "organisations/letters.jinja", context)


@for_the_team("organisations.manage")
@require_POST
def send_again(request: HttpRequest, number: int) -> HttpResponse:
    """It did not come: send it again."""
    return _decide(request, number, accounts.send_letter_again, _("It is on its way again."))


@for_the_team("organisations.manage")
@require_POST
def leave(request: HttpRequest, number: int) -> HttpResponse:
    """It came, or is of no use any more."""
    return _decide(request, number, accounts.leave_letter, _("Left as it is. The letter is deleted."))


def _decide(request: HttpRequest, number: int, act: Callable[..., bool], done: str) -> HttpResponse:
    letter: Any = accounts.doubtful_letters().filter(pk=number).first()
    if letter is not None and act(letter, by=request.user):
        messages.success(request, done)
    else:
        messages.info(request, _("Nothing is to be decided about this letter any more."))
    return redirect("team:letters")
