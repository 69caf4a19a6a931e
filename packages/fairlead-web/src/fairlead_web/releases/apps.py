"""The app's name, and what it adds to the floors below."""

from django.apps import AppConfig

from fairlead_web.ui.api import fill_slot


class ReleasesConfig(AppConfig):
    """Releases and the way to them."""

    name = "fairlead_web.releases"

    def ready(self) -> None:
        """Add the entry in the navigation."""
        fill_slot("ui.navigation", "fairlead_web.releases.navigation.entries", order=30)
