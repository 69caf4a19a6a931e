"""One's own page."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


@login_required
def me(request: HttpRequest) -> HttpResponse:
    """Who I am here, and (filled by organisations) what I may do."""
    return render(request, "accounts/me.jinja")
