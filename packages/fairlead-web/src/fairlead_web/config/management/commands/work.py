"""`fairlead-web work`: the worker for background jobs alone, for whoever starts the web server otherwise."""

from typing import Any

from django.core.management.base import BaseCommand

from fairlead_web.config import worker


class Command(BaseCommand):
    """Work."""

    help = "Do background jobs until stopped. While the database is away it waits, and then goes on."

    def handle(self, *args: Any, **options: Any) -> None:
        """Work."""
        worker.run()
