"""Starting the app: the permissions of lower apps that hang on roles."""

import rules
from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """Bodies, roles and permissions."""

    name = "fairlead_web.organisations"

    def ready(self) -> None:
        """Say who may read the audit record."""
        # The models exist only now, so this import cannot stand at the top.
        from fairlead_web.organisations.permissions import is_programme_team  # noqa: PLC0415

        rules.add_perm("audit.read", is_programme_team)
