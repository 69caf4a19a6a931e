"""Editorial pages and their pictures."""

from django.conf import settings
from django.core.files.storage import storages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from wagtail import views as wagtail
from wagtail.documents.views import serve as wagtail_documents

from fairlead_web.ui import api as ui

A_YEAR = 365 * 24 * 60 * 60


@require_safe
def page(request: HttpRequest, path: str) -> HttpResponse:
    """The editorial page at this address."""
    response: HttpResponse = wagtail.serve(request, path)
    return response


@require_safe
def colours(request: HttpRequest) -> HttpResponse:
    """The programme's own colours over the theme's."""
    style = ui.colour_style(settings.SITE.colour, settings.SITE.button_colour)
    return HttpResponse(
        style, content_type="text/css; charset=utf-8", headers={"Cache-Control": "public, max-age=300"}
    )


@require_safe
def document(request: HttpRequest, number: str, name: str) -> HttpResponse:
    """A document as editors published it; whatever it holds, it can neither run nor be framed."""
    response: HttpResponse = wagtail_documents.serve(request, number, name)
    response["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'; sandbox"
    return response


@require_safe
def picture(request: HttpRequest, name: str) -> FileResponse:
    """A picture as it is shown on a page: public, never changed under its name."""
    storage = storages["pictures"]
    if not storage.exists(name):
        raise Http404("There is no such picture.")
    headers = {"Cache-Control": f"public, max-age={A_YEAR}, immutable", "X-Content-Type-Options": "nosniff"}
    return FileResponse(storage.open(name), headers=headers)
