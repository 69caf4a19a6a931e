"""Public pages of released figures."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import condition, require_safe

from fairlead_web.observatory import presenters
from fairlead_web.organisations import api as organisations
from fairlead_web.releases import api as releases
from fairlead_web.ui.api import csv_file, paginate

SECTIONS_A_PAGE = 20
ENTRIES_A_PAGE = 60


@require_safe
def indicators(request: HttpRequest) -> HttpResponse:
    """All indicators, published national figures first, narrowed by organisation, publisher and words."""
    asked = {name: request.GET.get(name, "").strip()[:200] for name in ("organisation", "publisher", "text")}
    found = presenters.entries(
        *filter(None, [asked["organisation"]]), publisher=asked["publisher"], text=asked["text"]
    )
    page = paginate(request, presenters.in_order(found), ENTRIES_A_PAGE)
    context = {
        "shelves": presenters.shelves(list(page)),
        "page": page,
        "choices": presenters.choices(),
        "asked": asked,
    }
    return render(request, "observatory/list.jinja", context)


@require_safe
def indicator(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """One indicator of one organisation: every chart of the newest public release that has it."""
    current = releases.public_releases().filter(pk__in=sections(code, key).values("release")).first()
    if current is None:
        return gone(request, code, key)
    shown = releases.sections_of(current).filter(indicator=key)
    body = request.GET.get("body", "")
    bodies = sorted(set(shown.order_by().values_list("body_code", "body_name")), key=lambda pair: pair[1])
    narrowed = shown.filter(body_code=body) if body else shown
    # The breakdown with the clearest gap stands first; the release's own order decides among equals.
    clearest = narrowed.select_related("release").order_by("-weight", "position")
    page = paginate(request, clearest, SECTIONS_A_PAGE)
    publisher = current.organisation
    context = {
        "release": current,
        "successors": organisations.successors(publisher) if publisher.closed_on else [],
        "first": shown.first(),
        "page": page,
        "sections": releases.with_charts(page),
        "key": key,
        "code": code,
        "bodies": bodies,
        "body": body,
        "others": releases.releases_with(code, key).exclude(pk=current.pk),
        "crumbs": presenters.crumbs(),
    }
    return render(request, "observatory/indicator.jinja", context)


def gone(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """What became of figures that were public here: links to them stand in board papers for years."""
    known = releases.releases_with(code, key).first()
    if known is None:
        raise Http404("There never was a public figure of this indicator for this organisation.")
    title = releases.sections_of(known).filter(indicator=key)[0].indicator_title
    context = {"release": known, "title": title, "crumbs": presenters.crumbs()}
    return render(request, "observatory/gone.jinja", context, status=410)


def sections(code: str, key: str) -> Any:
    """Sections of public releases about an organisation's indicator."""
    return releases.public_sections().filter(release__organisation__code=code, indicator=key)


@require_safe
def section_csv(request: HttpRequest, code: str, key: str, section: int) -> HttpResponse:
    """The table of one chart as CSV."""
    found = get_object_or_404(sections(code, key), pk=section)
    return csv_file(found.csv, f"{found.slug}.csv")


@require_safe
def release(request: HttpRequest, number: int) -> HttpResponse:
    """What a release is, who approved that it be public, its certificate, and whether it still holds."""
    found = get_object_or_404(releases.known_releases(), pk=number)
    keys = releases.sections_of(found).order_by().values_list("indicator", "indicator_title").distinct()
    context = {
        "release": found,
        "indicators": sorted(set(keys), key=lambda pair: pair[1]),
        "files": list(releases.certificate_files(found)),
        "crumbs": presenters.crumbs(),
    }
    return render(request, "observatory/release.jinja", context)


def unchanged(request: HttpRequest, number: int, name: str = "figures.csv") -> str | None:
    """The entity tag of a file of a release: releases never change."""
    found = releases.public_releases().filter(pk=number).first()
    return f'"{found.sha256}-{name}"' if found else None


@require_safe
@condition(etag_func=unchanged)
def release_csv(request: HttpRequest, number: int) -> HttpResponse:
    """All figures of a public release as CSV."""
    found = get_object_or_404(releases.public_releases(), pk=number)
    return csv_file(releases.figures_csv(found), f"{found.study}.csv")


@require_safe
@condition(etag_func=unchanged)
def release_file(request: HttpRequest, number: int, name: str) -> FileResponse:
    """A file that the certificate of a public release is checked with."""
    found = get_object_or_404(releases.public_releases(), pk=number)
    path = releases.certificate_files(found).get(name)
    if path is None:
        raise Http404("This release has no such file.")
    return FileResponse(path.open("rb"), as_attachment=True, filename=name, content_type="application/json")
