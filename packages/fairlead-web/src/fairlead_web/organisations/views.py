"""Organisations' pages."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from fairlead_web.organisations import presenters, queries
from fairlead_web.organisations.permissions import may
from fairlead_web.ui import api as ui


def organisations(request: HttpRequest) -> HttpResponse:
    """All organisations, or those that match a search."""
    text = request.GET.get("q", "").strip()
    page = ui.paginate(request, queries.organisations(text))
    context = {"page": page, "rows": presenters.list_rows(page), "text": text}
    return render(request, "organisations/list.jinja", context)


def organisation(request: HttpRequest, code: str) -> HttpResponse:
    """One organisation, and what higher apps know about it."""
    found = queries.organisation(code)
    if found is None:
        raise Http404("No organisation has this code.")
    people = queries.holders(found) if may(request.user, "organisations.see_people", found) else None
    context = {
        "organisation": found,
        "facts": presenters.facts(found),
        "people": presenters.people_rows(people) if people is not None else None,
        "crumbs": [
            {"href": reverse("home:home"), "text": "Home"},
            {"href": reverse("organisations:list"), "text": "Organisations"},
        ],
    }
    return render(request, "organisations/detail.jinja", context)
