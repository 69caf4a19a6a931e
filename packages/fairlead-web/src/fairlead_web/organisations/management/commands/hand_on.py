"""`fairlead-web hand_on`: let people, roles and all else follow where a body's last day is past."""

from typing import Any

from django.core.management.base import BaseCommand

from fairlead_web.audit.api import SITE
from fairlead_web.organisations.actions.handing_on import hand_on_due


class Command(BaseCommand):
    """Safe to run twice: a body that has handed on does so no more."""

    help = "Let people, roles, staff networks and partnerships follow where a body's last day is past."

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, and say for how many."""
        self.stdout.write(f"{hand_on_due(by=SITE)} organisations handed on.")
