"""Public pages are kept for visitors without a session, who all see the same.

Nobody with the session's cookie is ever answered from here: not people who are signed in, nor anyone who
has opened a form or chosen a language. What sets a cookie, is marked private, or is no plain 200 is not kept.
Every deed on the audit record and every publishing by an editor makes all kept pages stale at once, in every
process; besides, none is older than a minute.
"""

import secrets
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.cache import cache, caches
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

GENERATION = "page-generation"  # in the cache that all processes share
LONGEST_ADDRESS = 500
LARGEST_PAGE = 300_000
# What the answer may depend on besides the address. The rest of a request's headers changes no page.
ASKING = ("Authorization", "If-None-Match", "If-Modified-Since", "Range")
PRIVATE = ("no-store", "private", "no-cache")
# Sign-in, invitations and the like lie below these: their addresses may be secrets.
NEVER = ("/account/", "/cms/", "/demonstration/")


def page_cache_middleware(get_response: Callable[[HttpRequest], HttpResponse]) -> Any:
    """Answer from the kept pages where that is safe, and keep what may be kept."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if not settings.PAGE_CACHE_SECONDS or not _may_be_kept(request):
            return get_response(request)
        pages = caches["pages"]
        key = _key(request)
        kept = pages.get(key)
        if kept is None:
            response = get_response(request)
            if _is_public(response):
                kept = (response.content, list(response.items()))
                pages.set(key, kept, settings.PAGE_CACHE_SECONDS)
            return response
        content, headers = kept
        return HttpResponse(content, headers=dict(headers))

    return middleware


def forget_pages() -> None:
    """Make every kept page stale, in all processes."""
    cache.set(GENERATION, secrets.token_hex(8), None)


def _may_be_kept(request: HttpRequest) -> bool:
    return (
        request.method == "GET"
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and not any(header in request.headers for header in ASKING)
        and not request.path.startswith(NEVER)
        and len(request.get_full_path()) <= LONGEST_ADDRESS
    )


def _key(request: HttpRequest) -> str:
    # The raw host: a host that is not ours is refused before any page is drawn, so it keeps nothing.
    host = request.headers.get("Host", "")
    generation = cache.get(GENERATION, "first")
    return f"{generation}|{request.scheme}|{host}|{request.get_full_path()}"


def _is_public(response: HttpResponseBase) -> bool:
    policy = response.headers.get("Cache-Control", "")
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and not any(word in policy for word in PRIVATE)
        and len(response.content) <= LARGEST_PAGE  # type: ignore[attr-defined]  # it does not stream
    )
