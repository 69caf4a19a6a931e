"""`fairlead-web remind_of_duties`: to run once a day, in the morning."""

from typing import Any

from django.core.management.base import BaseCommand

from fairlead_web.networks import actions


class Command(BaseCommand):
    """Write to chairs and the programme team where something waits for them."""

    help = (
        "Write to chairs and the programme team where reports, requests or questions wait for them. Safe at "
        "any time: nobody gets two such letters a day."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Write them, and say how many."""
        self.stdout.write(f"{actions.remind_of_duties()} letters written.")
