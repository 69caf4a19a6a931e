"""The app's name."""

from django.apps import AppConfig

from fairlead_web.ui.api import fill_slot


class HomeConfig(AppConfig):
    """Home page and pages about the site."""

    name = "fairlead_web.home"

    def ready(self) -> None:
        """Add the way to one's own page."""
        fill_slot("ui.navigation", "fairlead_web.home.slots.navigation", order=5)
