"""The app's name, and what it adds to the floors below."""

from django.apps import AppConfig

from fairlead_web.ui.api import fill_slot


class ReleasesConfig(AppConfig):
    """Releases and the way to them."""

    name = "fairlead_web.releases"

    def ready(self) -> None:
        """Register permissions and the entry in the navigation."""
        # The models exist only now, so this import cannot stand at the top.
        from fairlead_web.releases import navigation, permissions  # noqa: PLC0415

        permissions.register()
        fill_slot("ui.navigation", navigation.entries, order=30)
