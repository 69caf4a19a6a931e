"""Organisations' pages."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from fairlead_web.organisations import queries


def organisations(request: HttpRequest) -> HttpResponse:
    """All organisations, or those that match a search."""
    text = request.GET.get("q", "").strip()
    return render(
        request, "organisations/list.jinja", {"organisations": queries.organisations(text), "text": text}
    )


def organisation(request: HttpRequest, code: str) -> HttpResponse:
    """One organisation, and what higher apps know about it."""
    found = queries.organisation(code)
    if found is None:
        raise Http404("No organisation has this code.")
    return render(request, "organisations/detail.jinja", {"organisation": found})
