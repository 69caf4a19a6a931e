"""The gallery of components."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def gallery(request: HttpRequest) -> HttpResponse:
    """Every component once, for looking at and for tests."""
    return render(request, "ui/gallery.jinja")
