"""`fairlead-web send_digests`: to run once a day, shortly after midnight."""

from typing import Any

from django.core.management.base import BaseCommand

from fairlead_web.networks import actions


class Command(BaseCommand):
    """Write the digests that are due."""

    help = (
        "Write the digests that are due. Safe at any time: nobody gets one twice, a missed day loses nothing."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Write them, and say how many."""
        self.stdout.write(f"{actions.send_digests()} digests written.")
