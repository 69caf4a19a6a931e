"""What somebody signed in was answered is theirs: no cache on the way and no shared computer keeps it."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers


def private_answers_middleware(get_response: Callable[[HttpRequest], HttpResponse]) -> Any:
    """Mark every answer to a signed-in person, also the one that signs in or out.

    What says of itself that it is public, such as a picture, is the same for everybody and stays so.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        before = SESSION_KEY in request.session
        response = get_response(request)
        if (before or SESSION_KEY in request.session) and not _is_public(response):
            del response["Cache-Control"]
            add_never_cache_headers(response)
        return response

    return middleware


def _is_public(response: HttpResponse) -> bool:
    return "public" in response.get("Cache-Control", "").replace(" ", "").split(",")
