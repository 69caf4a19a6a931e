"""The app's name."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Design system."""

    name = "fairlead_web.ui"
