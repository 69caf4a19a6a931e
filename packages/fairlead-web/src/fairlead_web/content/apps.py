"""Starting the app: navigation, and pages that show what was published at once."""

from typing import Any

from django.apps import AppConfig
from django.db import transaction
from wagtail.signals import page_published, page_unpublished, post_page_move

from fairlead_web.ui.api import fill_slot, forget_pages

SLOTS = "fairlead_web.content.slots"


def show_at_once(**about: Any) -> None:
    """An editor published, took back or moved a page."""
    transaction.on_commit(forget_pages)


class ContentConfig(AppConfig):
    """Editorial pages."""

    name = "fairlead_web.content"

    def ready(self) -> None:
        """Add entries to the navigation and have publishing show at once."""
        fill_slot("ui.navigation", f"{SLOTS}.navigation", order=20)
        fill_slot("ui.navigation", f"{SLOTS}.team_navigation", order=85)
        fill_slot("organisations.role_ended", "fairlead_web.content.actions.hand_over_from")
        for signal in (page_published, page_unpublished, post_page_move):
            signal.connect(show_at_once, dispatch_uid="fairlead-pages")
