"""Short pages around signing in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def lost(request: HttpRequest) -> HttpResponse:
    """What to do about a lost passkey or telephone."""
    return render(request, "accounts/lost.jinja")
