"""A sponsor's invitations."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST
from rules.permissions import has_perm

from fairlead_web.accounts import actions, presenters
from fairlead_web.accounts.forms import InviteForm
from fairlead_web.accounts.models import Invitation, User
from fairlead_web.ui import api as ui


def sponsor(request: HttpRequest) -> User:
    """Who is signed in, if they may invite: organisations, who know roles, name them."""
    if not has_perm("accounts.invite", request.user):
        raise PermissionDenied
    return cast(User, request.user)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitations(request: HttpRequest) -> HttpResponse:
    """Invite somebody, and see the invitations one has written."""
    person = sponsor(request)
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.invite(address=form.cleaned_data["address"], by=person)
        messages.success(request, gettext("The invitation is on its way."))
        return redirect("accounts:invitations")
    page = ui.paginate(request, Invitation.objects.filter(sponsor=person), size=25)
    context = {"form": form, "page": page, "rows": presenters.invitations(page)}
    return render(request, "accounts/invitations.jinja", context)


@login_required
@require_POST
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Take back an invitation that nobody has accepted."""
    own = actions.open_invitations().filter(sponsor=sponsor(request))
    actions.withdraw_invitation(get_object_or_404(own, pk=number), by=cast(User, request.user))
    messages.success(request, gettext("The invitation is withdrawn, and the address deleted."))
    return redirect("accounts:invitations")
