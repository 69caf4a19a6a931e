"""The home page and the short pages about the site."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def home(request: HttpRequest) -> HttpResponse:
    """What this is, and the latest figures."""
    return render(request, "home/home.jinja")


def page(request: HttpRequest, name: str) -> HttpResponse:
    """A page of plain text about the site; its words live in the template of the same name."""
    return render(request, f"home/{name}.jinja")
