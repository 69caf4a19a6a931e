"""The app's name, and what it adds to the floors below."""

from django.apps import AppConfig

from fairlead_web.ui.api import fill_slot

SLOTS = "fairlead_web.observatory.slots"


class ObservatoryConfig(AppConfig):
    """Public pages of released figures."""

    name = "fairlead_web.observatory"

    def ready(self) -> None:
        """Add an entry to the navigation, figures to organisations' pages, and links to releases."""
        fill_slot("ui.navigation", f"{SLOTS}.navigation", order=10)
        fill_slot("organisations.detail", f"{SLOTS}.organisation_figures", order=10)
        fill_slot("networks.figures", f"{SLOTS}.network_figures")
        fill_slot("releases.public_page", f"{SLOTS}.public_page")
