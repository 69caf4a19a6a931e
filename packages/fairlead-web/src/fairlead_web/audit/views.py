"""The record's page, for those whom the permission "audit.read" names. Organisations register it: they know roles."""

import rules
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fairlead_web.audit import presenters, queries
from fairlead_web.ui import api as ui


@login_required
def events(request: HttpRequest) -> HttpResponse:
    """What was done, newest first."""
    if not rules.has_perm("audit.read", request.user):
        raise PermissionDenied
    page = ui.paginate(request, queries.events(), size=50)
    return render(request, "audit/events.jinja", {"page": page, "rows": presenters.rows(page)})
