"""The app's name."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Append-only record."""

    name = "fairlead_web.audit"
