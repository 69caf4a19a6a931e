"""The app's name, and what it adds to the floors below."""

from django.apps import AppConfig

from fairlead_web.ui.api import fill_slot

SLOTS = "fairlead_web.networks.slots"
CHATS = "fairlead_web.networks.chat_slots"
CONTACTS = "fairlead_web.networks.contact_slots"


class NetworksConfig(AppConfig):
    """Communities and their members."""

    name = "fairlead_web.networks"

    def ready(self) -> None:
        """Add entries to the navigation, and asks to the pages of themes and organisations."""
        fill_slot("ui.navigation", f"{SLOTS}.navigation", order=20)
        fill_slot("ui.navigation", f"{SLOTS}.team_navigation", order=85)
        fill_slot("accounts.me", f"{SLOTS}.my_networks", order=60)
        fill_slot("accounts.me", f"{CONTACTS}.me", order=65)
        fill_slot("accounts.me", f"{SLOTS}.my_place", order=70)
        fill_slot("accounts.data", f"{SLOTS}.own_words")
        fill_slot("accounts.contacts", f"{CONTACTS}.contact_numbers")
        fill_slot("accounts.guises", f"{SLOTS}.guises", order=50)
        fill_slot("accounts.roles", f"{SLOTS}.roles", order=60)
        fill_slot("accounts.closed", f"{SLOTS}.part")
        fill_slot("accounts.before_erasure", f"{SLOTS}.duties")
        fill_slot("content.theme.asks", f"{SLOTS}.theme_asks")
        fill_slot("networks.inside", f"{CHATS}.inside", order=40)
        fill_slot("networks.desk", f"{CHATS}.desk", order=40)
        fill_slot("networks.mine", f"{CHATS}.mine", order=40)
        fill_slot("networks.digest", f"{CHATS}.digest", order=40)
        fill_slot("organisations.detail", f"{SLOTS}.organisation_asks", order=60)
