"""`fairlead-web resume_lists`: the worker does it once a minute; at once, by hand."""

from typing import Any

from django.core.management.base import BaseCommand

from fairlead_web.organisations.actions import long_lists


class Command(BaseCommand):
    """Lists whose taking over was cut off go on."""

    help = "Hand lists that have begun and not ended to the worker again. Safe to run twice."

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, and say how many."""
        self.stdout.write(f"{long_lists.resume()} lists go on.")
