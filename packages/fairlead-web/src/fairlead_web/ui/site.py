"""The programme's own name, colours and contacts, as templates ask for them."""

from typing import Any

from django.conf import settings


class TheSite:
    """Passes every question on to the setting SITE, also on pages that are drawn without a request."""

    def __getattr__(self, name: str) -> Any:
        return getattr(settings.SITE, name)

    @property
    def social_links(self) -> list[dict[str, Any]]:
        """Where else the programme is, as the footer's component wants it."""
        return [
            {"href": address, "text": name, "attributes": {"rel": "me"}}
            for name, address in settings.SITE.social
        ]
