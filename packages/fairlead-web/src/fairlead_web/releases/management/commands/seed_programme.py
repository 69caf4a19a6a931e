"""`fairlead-web seed_programme FOLDER`: fill a demonstration with the releases of a whole programme."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from fairlead.api import FairleadError
from fairlead_web.releases import demonstration_programme


class Command(BaseCommand):
    """Bring release folders by the hundred to the site of a demonstration."""

    help = "Verify release folders and make them public, all at once. Only in a demonstration."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The folder."""
        parser.add_argument("folder", type=Path, help="holds release folders")

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        """Bring all; say how many were new."""
        if not settings.DEMONSTRATION:
            raise CommandError(
                "This approves releases without anybody looking, so only a demonstration has it."
            )
        try:
            many = demonstration_programme.bring_all(folder.glob("[!.]*"))
        except FairleadError as fault:
            raise CommandError(str(fault)) from fault
        self.stdout.write(f"{many} releases of the programme are new and public.")
