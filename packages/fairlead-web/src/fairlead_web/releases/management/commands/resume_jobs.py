"""`fairlead-web resume_jobs`: the worker does it once a minute; at once, by hand."""

from typing import Any

from django.core.management.base import BaseCommand

from fairlead_web.releases import sweep


class Command(BaseCommand):
    """Go on with work that was cut off, and delete files that nobody waits for."""

    help = (
        "Go on with jobs that a restart cut off, and delete uploads that nobody waits for. Safe at any time."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Resume, sweep, and say so."""
        self.stdout.write(f"{sweep.resume()} jobs go on; {sweep.sweep()} uploads were deleted.")
