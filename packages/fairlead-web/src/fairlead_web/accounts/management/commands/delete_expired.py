"""`fairlead-web delete_expired`: once a day, so that what the privacy notice says about how long is true."""

from typing import Any

from django.core.management.base import BaseCommand

from fairlead_web.accounts import actions


class Command(BaseCommand):
    """Delete what is past its time."""

    help = "Delete rows, sessions and ended jobs that are past the time the privacy register gives them."

    def handle(self, *args: Any, **options: Any) -> None:
        """Delete, and say how much."""
        many = sum(actions.delete_expired().values())
        said = (
            "1 row was past its time and is" if many == 1 else f"{many:,} rows were past their time and are"
        )
        self.stdout.write(f"{said} deleted.")
