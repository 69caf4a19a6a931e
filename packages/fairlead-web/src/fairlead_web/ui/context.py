"""What every page's layout needs."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from fairlead_web.ui.language import other_languages
from fairlead_web.ui.slots import slot_values


def page(request: HttpRequest) -> dict[str, Any]:
    """The navigation, as apps above filled it, the other languages, and whether this is a demonstration."""
    return {
        "demonstration": settings.DEMONSTRATION,
        "other_languages": other_languages(request),
        "navigation": [
            {**item, "current": request.path.startswith(item["href"])}
            for items in slot_values("ui.navigation", request=request)
            for item in items
        ],
    }
