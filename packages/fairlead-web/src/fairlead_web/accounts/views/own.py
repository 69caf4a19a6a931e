"""One's own page."""

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fairlead_web.accounts import presenters
from fairlead_web.accounts.models import User


@login_required
@require_safe
def me(request: HttpRequest) -> HttpResponse:
    """Who I am here, and (in a slot that organisations fill) what I may do."""
    return render(request, "accounts/me.jinja", {"facts": presenters.facts(cast(User, request.user))})
