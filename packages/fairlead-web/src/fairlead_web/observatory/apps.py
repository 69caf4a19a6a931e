"""The app's name."""

from django.apps import AppConfig


class ObservatoryConfig(AppConfig):
    """Observatory."""

    name = "fairlead_web.observatory"
