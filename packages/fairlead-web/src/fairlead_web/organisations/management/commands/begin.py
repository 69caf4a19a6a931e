"""`fairlead-web begin ADDRESS --name NAME`: the first person of an empty programme."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from fairlead_web.audit.api import SITE
from fairlead_web.organisations import actions


class Command(BaseCommand):
    """Make somebody the first of the programme team."""

    help = "Make somebody the first of the programme team and write to them. Everything else is on the site."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Who."""
        parser.add_argument("address", help="their e-mail address")
        parser.add_argument("--name", required=True, help="their name, as colleagues know it")

    def handle(self, *args: Any, address: str, name: str, **options: Any) -> None:
        """Add them; say what happens next."""
        try:
            actions.begin_programme(email=address, name=name, by=SITE)
        except actions.NotNow as refusal:
            raise CommandError(str(refusal)) from refusal
        except ValidationError as fault:
            raise CommandError(" ".join(fault.messages)) from fault
        self.stdout.write("Done. A letter tells them how to sign in; it goes out once the site is served.")
