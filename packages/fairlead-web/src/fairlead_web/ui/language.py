"""Which language a page is in: English, unless the reader chose another; kept in the session.

What a browser prefers never changes a page silently, and no cookie but the session's is set.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html
from django.utils.http import urlencode

KEY = "language"  # in the session
ENGLISH = "en-GB"


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


def language_of(text: str) -> str:
    """The language in which a text that may have a translation is shown, if not the page's; else nothing."""
    foreign = translation.get_language() != settings.LANGUAGE_CODE and translation.gettext(text) == text
    return ENGLISH if foreign and text else ""


def lang_of(text: str) -> str:
    """The attribute that says so; put it in the tag around the text."""
    language = language_of(text)
    return format_html(' lang="{}"', language) if language else ""


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
