"""What may be done to an address: look at it, or send a form to it. The rest is refused at the door."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render

METHODS = ("GET", "HEAD", "POST")


def methods_middleware(get_response: Callable[[HttpRequest], HttpResponse]) -> Any:
    """Refuse other methods before anything is asked of the database."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return get_response(request) if request.method in METHODS else HttpResponseNotAllowed(METHODS)

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
