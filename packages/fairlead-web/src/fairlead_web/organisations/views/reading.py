"""The directory and one organisation's page, for everybody."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from fairlead_web.organisations import descent, directory, presenters, queries
from fairlead_web.organisations.forms import SearchForm
from fairlead_web.organisations.models import Organisation
from fairlead_web.organisations.permissions import may
from fairlead_web.ui import api as ui


def asked(request: HttpRequest) -> tuple[SearchForm, directory.Search]:
    """What is looked for. `q` is an old name of the text, which links still hold."""
    given = request.GET.copy()
    given.setdefault("text", given.get("q", ""))
    form = SearchForm(given)
    form.is_valid()
    clean = {name: value for name, value in form.cleaned_data.items() if value}
    return form, directory.Search(**{name: str(value).strip() for name, value in clean.items()})


@require_safe
def organisations(request: HttpRequest) -> HttpResponse:
    """All organisations, or those that match a search."""
    form, search = asked(request)
    page = ui.paginate(request, directory.found(search))
    context = {
        "page": page,
        "rows": presenters.list_rows(page),
        "form": form,
        "search": search,
        "query": request.GET.urlencode(),
        "manages": may(request.user, "organisations.manage"),
    }
    return render(request, "organisations/list.jinja", context)


@require_safe
def directory_csv(request: HttpRequest) -> HttpResponse:
    """What the search finds, for spreadsheets."""
    rows = presenters.csv_rows(directory.with_shares(directory.found(asked(request)[1])))
    return ui.csv_file(ui.csv_text(presenters.CSV_HEAD, rows), "organisations.csv")


def find(code: str) -> Organisation:
    """The organisation with this code."""
    found = queries.organisation(code)
    if found is None:
        raise Http404("No organisation has this code.")
    return found


@require_safe
def organisation(request: HttpRequest, code: str) -> HttpResponse:
    """One organisation, and what higher apps know about it."""
    found = find(code)
    context: dict[str, Any] = {
        "organisation": found,
        "successors": descent.successors(found),
        "facts": presenters.facts(
            found,
            descent.lineage(found),
            descent.shares(found) if found.closed_on else (),
            descent.joining(found),
        ),
        "closed": descent.is_closed(found),
        "planned": descent.planned(found),
        "networks": list(queries.shown_staff_networks(found)),
        "partnerships": presenters.partnership_lines(queries.partnerships(found)),
        "people": presenters.people_rows(queries.holders(found))
        if may(request.user, "organisations.see_people", found)
        else None,
        "manages": may(request.user, "organisations.manage"),
        "may_ask": request.user.is_authenticated and not descent.is_closed(found),
        "keeps": may(request.user, "organisations.keep_staff_networks", found),
        "crumbs": presenters.crumbs(gettext("Organisations")),
    }
    return render(request, "organisations/detail.jinja", context)
