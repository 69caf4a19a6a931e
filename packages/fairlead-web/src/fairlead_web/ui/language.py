"""Which language a page is in: English, unless the reader chose another; kept in the session.

What a browser prefers never changes a page silently, and no cookie but the session's is set.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode

KEY = "language"  # in the session


def language_middleware(get_response: Callable[[HttpRequest], HttpResponse]) -> Any:
    """Answer each request in the reader's language."""

    def middleware(request: HttpRequest) -> HttpResponse:
        code = request.session.get(KEY, settings.LANGUAGE_CODE)
        with translation.override(code if is_known(code) else settings.LANGUAGE_CODE):
            request.LANGUAGE_CODE = translation.get_language()
            response = get_response(request)
            response.headers.setdefault("Content-Language", html_language())
        return response

    return middleware


def is_known(code: str) -> bool:
    """Whether the site speaks it."""
    return code in dict(settings.LANGUAGES)


def html_language() -> str:
    """The current language as HTML wants it, such as "en-GB"."""
    return translation.to_locale(translation.get_language() or settings.LANGUAGE_CODE).replace("_", "-")


def other_languages(request: HttpRequest) -> list[dict[str, Any]]:
    """Links to the languages this page is not in, as the footer's component wants them."""
    back = urlencode({"next": request.get_full_path()})
    return [
        {
            "text": name,
            "href": f"{reverse('content:language', args=[code])}?{back}",
            "attributes": {"lang": code, "hreflang": code, "rel": "nofollow"},
        }
        for code, name in settings.LANGUAGES
        if code != translation.get_language()
    ]
