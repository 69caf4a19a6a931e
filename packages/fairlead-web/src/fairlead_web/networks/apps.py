"""The app's name, and what it adds to the floors below."""

from django.apps import AppConfig

from fairlead_web.ui.api import fill_slot

SLOTS = "fairlead_web.networks.slots"


class NetworksConfig(AppConfig):
    """Communities and their members."""

    name = "fairlead_web.networks"

    def ready(self) -> None:
        """Add an entry to the navigation."""
        fill_slot("ui.navigation", f"{SLOTS}.navigation", order=20)
