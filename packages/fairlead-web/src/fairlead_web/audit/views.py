"""The record's page, for holders of the permission "audit.read": organisations, who know roles, name them."""

from typing import cast

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from rules.permissions import has_perm

from fairlead_web.audit import presenters, queries
from fairlead_web.ui import api as ui


@login_required
@require_safe
def events(request: HttpRequest) -> HttpResponse:
    """What was done, newest first."""
    if not has_perm("audit.read", request.user):
        raise PermissionDenied
    # Accounts, on the floor above, ask for a second factor here.
    for answer in ui.slot_values("audit.before_reading", request=request):
        if answer is not None:
            return cast(HttpResponse, answer)
    page = ui.paginate(request, queries.events(), size=50)
    return render(request, "audit/events.jinja", {"page": page, "rows": presenters.rows(page)})
