"""Starting the app: the privacy register, and what it adds to the floors below."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules, import_string

from fairlead_web.ui.api import fill_slot


class AccountsConfig(AppConfig):
    """People and sign-in."""

    name = "fairlead_web.accounts"

    def ready(self) -> None:
        """Have every app declare what it holds about people, and guard the record, which lies below."""
        autodiscover_modules("privacy")
        import_string("fairlead_web.accounts.signals.connect")()
        fill_slot("audit.before_reading", "fairlead_web.accounts.second_factor.ask_unless_strong")
