"""`fairlead-web send_letters`: for a timer, and for when the worker is down."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from fairlead_web.accounts import post


class Command(BaseCommand):
    """Send what waits."""

    help = "Send every letter that is due. Safe at any time, also while the worker runs: none goes twice."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether to send here or leave it to the worker."""
        parser.add_argument(
            "--by-worker", action="store_true", help="hand them to the worker and return at once"
        )

    def handle(self, *args: Any, by_worker: bool, **options: Any) -> None:
        """Send, and say how many."""
        if by_worker:
            self.stdout.write(f"{post.sweep()} letters wait for the worker.")
        else:
            self.stdout.write(f"{post.send_due()} letters sent; {len(post.due())} still wait.")
