"""The app's name."""

from django.apps import AppConfig


class VocabularyConfig(AppConfig):
    """Controlled words."""

    name = "fairlead_web.vocabulary"
