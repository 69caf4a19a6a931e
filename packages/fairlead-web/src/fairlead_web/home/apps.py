"""The app's name."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """Home page and pages about the site."""

    name = "fairlead_web.home"
