"""What every page's layout needs."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.backends.utils import csrf_input
from django.utils.functional import SimpleLazyObject

from fairlead_web.ui.language import other_languages
from fairlead_web.ui.slots import slot_values


def page(request: HttpRequest) -> dict[str, Any]:
    """The token of forms, the navigation as apps above filled it, the other languages, the demonstration."""
    return {
        # One token for all forms of a page that has any; Django's own draws another for each.
        "csrf_input": SimpleLazyObject(lambda: csrf_input(request)),
        "demonstration": settings.DEMONSTRATION,
        "other_languages": other_languages(request),
        "navigation": [
            {**item, "current": request.path.startswith(item["href"])}
            for items in slot_values("ui.navigation", request=request)
            for item in items
        ],
    }
