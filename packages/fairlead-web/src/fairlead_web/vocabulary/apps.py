"""The app's name, and when its words are loaded."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.module_loading import import_string


class VocabularyConfig(AppConfig):
    """Controlled words."""

    name = "fairlead_web.vocabulary"

    def ready(self) -> None:
        """Load the words after every migration, so that table and lists never differ."""
        load = import_string("fairlead_web.vocabulary.actions.load_after_migrating")
        post_migrate.connect(load, sender=self, weak=False, dispatch_uid="vocabulary.load")
