"""What some fixed pages carry below their text."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.utils.translation import gettext

from fairlead_web.accounts import api as accounts


def context(part: str) -> dict[str, Any]:
    """What the template of a part needs, by the page's address."""
    return PARTS[part]() if part in PARTS else {}


def _cookies() -> dict[str, Any]:
    return {"cookie": settings.SESSION_COOKIE_NAME}


def _privacy() -> dict[str, Any]:
    rows = {(one.purpose, one.basis, one.retention): None for one in accounts.holdings()}
    return {"holdings": [[gettext(words) for words in row] for row in rows]}


PARTS: dict[str, Callable[[], dict[str, Any]]] = {
    "cookies": _cookies,
    "privacy": _privacy,
}
