"""The record's page, for those whom organisations' permissions let read it."""

import rules
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fairlead_web.audit import queries


@login_required
def events(request: HttpRequest) -> HttpResponse:
    """What was done, newest first."""
    if not rules.has_perm("audit.read", request.user):
        raise PermissionDenied
    return render(request, "audit/events.jinja", {"events": queries.events()[:100]})
