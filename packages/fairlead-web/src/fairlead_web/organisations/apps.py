"""Starting the app: its permissions, and what it shows on lower pages."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules

from fairlead_web.ui.api import fill_slot

SLOTS = "fairlead_web.organisations.slots"


class OrganisationsConfig(AppConfig):
    """Bodies, roles and permissions."""

    name = "fairlead_web.organisations"

    def ready(self) -> None:
        """Have every app register its permissions, and fill the slots of lower apps."""
        autodiscover_modules("permissions")
        fill_slot("ui.navigation", f"{SLOTS}.navigation", order=40)
        fill_slot("ui.navigation", f"{SLOTS}.team_navigation", order=85)
        fill_slot("ui.navigation", f"{SLOTS}.record_navigation", order=90)
        fill_slot("ui.navigation", f"{SLOTS}.administration_navigation", order=92)
        fill_slot("accounts.affiliations", f"{SLOTS}.affiliations")
        fill_slot("accounts.closed", f"{SLOTS}.part")
        fill_slot("accounts.before_erasure", f"{SLOTS}.duties")
        fill_slot("accounts.joined", "fairlead_web.organisations.actions.welcome_person")
        fill_slot("accounts.me", f"{SLOTS}.my_roles")
        fill_slot("accounts.roles", f"{SLOTS}.roles")
        fill_slot("accounts.guises", "fairlead_web.organisations.guises.guises", order=40)
