"""The programme team's queue of enquiries."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from fairlead_web.accounts import api as accounts
from fairlead_web.content import actions, enquiries, presenters
from fairlead_web.content.forms import AnswerForm, NoteForm, OwnerForm
from fairlead_web.content.models import Enquiry
from fairlead_web.organisations.api import may
from fairlead_web.ui import api as ui

MAY = "content.answer_enquiries"

View = Callable[..., HttpResponse]


def _team_only(view: View) -> View:
    """For the programme team, after a second factor; for everybody else there is nothing here."""
    guarded = accounts.second_factor_required(view)

    @wraps(view)
    def gate(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may(request.user, MAY):
            raise Http404
        return guarded(request, *args, **kwargs)

    return gate


def _found(reference: str) -> Enquiry:
    found = enquiries.enquiry(reference)
    if found is None:
        raise Http404("There is no such enquiry.")
    return found


@require_safe
@login_required
@_team_only
def queue(request: HttpRequest) -> HttpResponse:
    """Enquiries that wait, the most urgent first; or all."""
    everything = "all" in request.GET
    page = ui.paginate(request, enquiries.enquiries("" if everything else Enquiry.State.OPEN))
    rows = presenters.rows(page, timezone.localdate())
    return render(request, "content/enquiries.jinja", {"page": page, "rows": rows, "all": everything})


@require_safe
@login_required
@_team_only
def enquiry(request: HttpRequest, reference: str) -> HttpResponse:
    """One enquiry, what was written about it, and what can be done."""
    return _draw(request, _found(reference))


@require_POST
@login_required
@_team_only
def answer(request: HttpRequest, reference: str) -> HttpResponse:
    """Write to the asker."""
    found = _found(reference)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _draw(request, found, answer=form)
    return _done(request, found, "The answer is on its way.", actions.answer, text=form.cleaned_data["text"])


@require_POST
@login_required
@_team_only
def note(request: HttpRequest, reference: str) -> HttpResponse:
    """Write something down for colleagues."""
    found = _found(reference)
    form = NoteForm(request.POST, prefix="note")
    if not form.is_valid():
        return _draw(request, found, note=form)
    return _done(request, found, "The note is kept.", actions.note, text=form.cleaned_data["text"])


@require_POST
@login_required
@_team_only
def hand_over(request: HttpRequest, reference: str) -> HttpResponse:
    """Give it to a colleague."""
    found = _found(reference)
    form = OwnerForm(request.POST, team=enquiries.team())
    if not form.is_valid():
        return _draw(request, found, owner=form)
    return _done(
        request, found, "The enquiry is handed over.", actions.hand_over, to=form.cleaned_data["owner"]
    )


@require_POST
@login_required
@_team_only
def close(request: HttpRequest, reference: str) -> HttpResponse:
    """Settle without an answer."""
    return _done(request, _found(reference), "It is closed without an answer.", actions.close)


def _done(request: HttpRequest, found: Enquiry, words: str, action: Any, **given: Any) -> HttpResponse:
    try:
        action(found, by=request.user, **given)
    except actions.Settled as fault:
        words = str(fault)
    messages.info(request, words)
    return redirect("content:enquiry", found.reference)


def _draw(request: HttpRequest, found: Enquiry, **forms: Any) -> HttpResponse:
    context = {
        "enquiry": found,
        "facts": presenters.facts(found, timezone.localdate()),
        "replies": found.replies.select_related("author"),
        "answer": AnswerForm(),
        "note": NoteForm(prefix="note"),
        "owner": OwnerForm(team=enquiries.team(), initial={"owner": found.owner_id}),
        **forms,
        "wrong": next(iter(forms.values()), None),
    }
    return render(request, "content/enquiry.jinja", context)
