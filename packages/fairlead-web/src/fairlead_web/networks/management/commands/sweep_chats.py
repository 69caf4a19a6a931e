"""`fairlead-web sweep_chats`: to run once a day, shortly after midnight."""

from typing import Any

from django.core.management.base import BaseCommand

from fairlead_web.networks import actions


class Command(BaseCommand):
    """Delete the questions of live chats that closed thirty days ago."""

    help = "Delete the questions of live chats that closed thirty days ago. Safe at any time; summaries stay."

    def handle(self, *args: Any, **options: Any) -> None:
        """Delete them, and say how many."""
        self.stdout.write(f"{actions.sweep_chats()} questions deleted.")
