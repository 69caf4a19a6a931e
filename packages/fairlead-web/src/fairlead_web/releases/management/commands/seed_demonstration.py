"""`fairlead-web seed_demonstration FOLDER …`: fill a demonstration's observatory."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from fairlead.api import FairleadError
from fairlead_web.releases import demonstration

WAITS = "staff"
"""The folder whose lead left things undone."""


class Command(BaseCommand):
    """Bring release folders to the site of a demonstration."""

    help = "Send release folders as their lead, approve them as their approver. Only in a demonstration."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The folders."""
        parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER", help="a release folder")

    def handle(self, *args: Any, folders: list[Path], **options: Any) -> None:
        """Bring each; say what became of it."""
        if not settings.DEMONSTRATION:
            raise CommandError(
                "This approves releases without anybody looking, so only a demonstration has it."
            )
        for folder in folders:
            try:
                release = demonstration.bring(folder)
                if folder.name == WAITS:
                    demonstration.leave_waiting(folder)
            except FairleadError as fault:
                raise CommandError(str(fault)) from fault
            self.stdout.write(f"{folder.name}: {f'public as “{release}”' if release else 'already public'}")
