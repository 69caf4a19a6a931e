"""One's own page."""

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from rules.permissions import has_perm

from fairlead_web.accounts import presenters
from fairlead_web.accounts.models import User


@login_required
@require_safe
def me(request: HttpRequest) -> HttpResponse:
    """Who I am here, what I may do (in a slot that organisations fill), and what is mine to choose."""
    person = cast(User, request.user)
    doors = presenters.doors(may_invite=has_perm("accounts.invite", person))
    return render(request, "accounts/me.jinja", {"facts": presenters.facts(person), "doors": doors})
