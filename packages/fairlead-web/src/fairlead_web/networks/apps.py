"""The app's name."""

from django.apps import AppConfig


class NetworksConfig(AppConfig):
    """Communities and their members."""

    name = "fairlead_web.networks"
