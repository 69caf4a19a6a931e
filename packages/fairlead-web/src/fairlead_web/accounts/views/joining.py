"""Joining: with a work address at an approved domain, or with an invitation."""

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from fairlead_web.accounts import actions, proving, queries
from fairlead_web.accounts.forms import JoinForm, NameForm, ProveForm
from fairlead_web.accounts.models import User
from fairlead_web.audit.api import SITE


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """Ask for an address. All are told whether the domain is approved, none whether the address is known."""
    form = JoinForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        if not actions.is_approved(email):
            return render(request, "accounts/join_closed.jinja", {"domain": email.rpartition("@")[2]})
        proving.begin(request, email)
        return redirect("accounts:prove")
    return render(request, "accounts/join.jinja", {"form": form})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def prove(request: HttpRequest) -> HttpResponse:
    """Take the code and a name, make the account, sign in."""
    email = proving.address(request)
    if not email:
        messages.info(request, gettext("Start again: the code is too old, or was tried too often."))
        return redirect("accounts:join")
    form = ProveForm(request.POST or None, fits=lambda code: proving.fits(request, code))
    if request.method == "POST" and form.is_valid():
        proving.end(request)
        if queries.person_at(email) is not None:  # made meanwhile, in another window
            return redirect("account_login")
        return welcome(request, actions.join(email=email, name=form.cleaned_data["name"], by=SITE))
    return render(request, "accounts/prove.jinja", {"form": form, "email": email})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invited(request: HttpRequest, token: str) -> HttpResponse:
    """Show an invitation to whoever holds its token, and accept it."""
    invitation = actions.invitation_for(token)
    if invitation is None:
        return used_or_gone(request, token)
    known = queries.person_at(invitation.address)
    form = NameForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and known is None:
        try:
            person = actions.accept(token, name=form.cleaned_data["name"])
        except (actions.NotOpen, ValidationError):  # sent twice: the account is there
            return redirect("accounts:invited", token)
        return welcome(request, person)
    context = {"form": form, "invitation": invitation, "known": known}
    return render(request, "accounts/invited.jinja", context)


def used_or_gone(request: HttpRequest, token: str) -> HttpResponse:
    """What whoever holds a link that lets nobody in any more is told; never whom it let in."""
    person = actions.accepted_by(token)
    if person is None:
        return render(request, "accounts/invitation_gone.jinja", status=404)
    if person == request.user:
        return redirect(settings.LOGIN_REDIRECT_URL)
    return render(request, "accounts/invitation_used.jinja")


def welcome(request: HttpRequest, person: User) -> HttpResponse:
    """Sign a new person in: the code, or the token in the letter, has proved the address."""
    record_authentication(request, person, method="code", email=person.email)
    messages.success(request, gettext("Your account is ready."))
    answer: HttpResponse = perform_login(request, person, email_verification="none")
    return answer
