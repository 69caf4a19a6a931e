"""`fairlead-web record_growth`: to run once a day; it does something on the first day of a quarter."""

from typing import Any

from django.core.management.base import BaseCommand

from fairlead_web.networks import actions


class Command(BaseCommand):
    """Write down the rounded size of networks at the end of the quarter."""

    help = "Record, rounded, how large networks were at the last quarter's end, once. Safe at any time."

    def handle(self, *args: Any, **options: Any) -> None:
        """Record, and say for how many networks."""
        self.stdout.write(f"{actions.record_growth_of_all()} networks recorded.")
