"""The app's name."""

from django.apps import AppConfig


class ContentConfig(AppConfig):
    """Editorial pages."""

    name = "fairlead_web.content"
