"""Starting the app: its permissions, and what it shows on lower pages."""

from django.apps import AppConfig

from fairlead_web.ui.api import fill_slot


class OrganisationsConfig(AppConfig):
    """Bodies, roles and permissions."""

    name = "fairlead_web.organisations"

    def ready(self) -> None:
        """Register permissions and fill the slots of lower apps."""
        # The models exist only now, so this import cannot stand at the top.
        from fairlead_web.organisations import permissions, slots  # noqa: PLC0415

        permissions.register()
        fill_slot("ui.navigation", slots.navigation, order=40)
        fill_slot("ui.navigation", slots.record_navigation, order=90)
        fill_slot("accounts.me", slots.my_roles)
        fill_slot("accounts.roles", slots.roles)
