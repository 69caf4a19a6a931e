"""What may be done to an address: look at it, or send a form to it. The rest is refused at the door."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render

METHODS = ("GET", "HEAD", "POST")


def methods_middleware(get_response: Callable[[HttpRequest], HttpResponse]) -> Any:
    """Refuse other methods, and addresses that no page has, before anything is asked of the database."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        if "\0" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            raise BadRequest("No address holds a NUL character, and PostgreSQL stores none.")
        return get_response(request)

    return middleware


def explained_refusals_middleware(get_response: Callable[[HttpRequest], HttpResponse]) -> Any:
    """Give a browser words where a view takes forms only.

    A person meets that: who signs in after sending a form comes back to its address without the form.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code != 405 or "text/html" not in request.headers.get("Accept", ""):
            return response
        page = render(request, "ui/refused_method.jinja", status=405)
        page["Allow"] = response["Allow"]
        return page

    return middleware
