"""The texts and addresses that templates ask for again and again, each made once in a process.

Only what is the same for everybody is kept: a text of ours in one of the site's languages, the address of a
page that is about nothing in particular, the address of a static file. Nothing that a person wrote is ever
kept, nor an address with a number or a name in it: what is kept makes the next page quicker, and that tells.
"""

from functools import cache, lru_cache
from typing import Any

from django.apps import apps
from django.templatetags.static import static
from django.urls import get_script_prefix, get_urlconf, reverse
from django.utils import translation
from markupsafe import Markup

TEXTS = 4_000
"""More than templates hold, in two languages."""


def text(message: str, **values: Any) -> Markup:
    """`_("Hello %(name)s", name=…)` in the page's language; a percent sign is written twice."""
    language = translation.get_language()
    return _pattern(language, message) % values if values else _whole(language, message)


def url(name: str, *args: Any, **kwargs: Any) -> str:
    """The address of a page."""
    if args or kwargs:
        return reverse(name, args=args, kwargs=kwargs)
    return _fixed(name, get_urlconf(), get_script_prefix())


def label(row: Any, name: str) -> Any:
    """What a row's choice is called in the page's language, as its `get_…_display()` says it.

    Django translates every choice of the field at each call, which a page of fifty rows feels.
    """
    value = getattr(row, name)
    return _labels(translation.get_language(), row._meta.label, name).get(value, value)


@lru_cache(TEXTS)
def _labels(language: str | None, model: str, name: str) -> dict[Any, str]:
    return {value: str(called) for value, called in apps.get_model(model)._meta.get_field(name).flatchoices}


@lru_cache(TEXTS)
def _whole(language: str | None, message: str) -> Markup:
    return _pattern(language, message) % {}


@lru_cache(TEXTS)
def _pattern(language: str | None, message: str) -> Markup:
    return Markup(translation.gettext(message))  # noqa: S704  (ours, from a template or its translator)


@cache
def _fixed(name: str, urlconf: str | None, prefix: str) -> str:
    return reverse(name, urlconf=urlconf)


static_file = cache(static)
