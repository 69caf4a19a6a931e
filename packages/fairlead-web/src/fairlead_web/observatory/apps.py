"""The app's name, and what it adds to the floors below."""

from django.apps import AppConfig

from fairlead_web.ui.api import fill_slot


class ObservatoryConfig(AppConfig):
    """Public pages of released figures."""

    name = "fairlead_web.observatory"

    def ready(self) -> None:
        """Add an entry to the navigation, figures to organisations' pages, and links to releases."""
        # The models below exist only now, so this import cannot stand at the top.
        from fairlead_web.observatory import slots  # noqa: PLC0415

        fill_slot("ui.navigation", slots.navigation, order=10)
        fill_slot("organisations.detail", slots.organisation_figures, order=10)
        fill_slot("releases.public_page", slots.public_page)
