"""What every page's layout needs."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.backends.utils import csrf_input
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from fairlead_web.ui.language import other_languages
from fairlead_web.ui.slots import slot_values


def page(request: HttpRequest) -> dict[str, Any]:
    """The token of forms, the navigation as apps above filled it, the other languages, the demonstration."""
    return {
        # One token for all forms of a page that has any; Django's own draws another for each.
        "csrf_input": SimpleLazyObject(lambda: csrf_input(request)),
        "demonstration": settings.DEMONSTRATION,
        "other_languages": other_languages(request),
        **ways(request),
    }


def ways(request: HttpRequest) -> dict[str, Any]:
    """The navigation, with the one entry that leads to where the reader is, and the way back from there.

    A page with a way of its own (`crumbs`) shows that instead.
    """
    items = [item for found in slot_values("ui.navigation", request=request) for item in found]
    over = [item for item in items if request.path.startswith(item["href"])]
    here = max(over, key=lambda item: len(item["href"]), default=None)
    way = [{"href": reverse("home:home"), "text": _("Home")}]
    if here is not None and here["href"] != request.path:
        way.append({"href": here["href"], "text": here["text"]})
    return {
        "navigation": [{**item, "current": item is here} for item in items],
        "way_here": way if len(way) > 1 else [],
    }
