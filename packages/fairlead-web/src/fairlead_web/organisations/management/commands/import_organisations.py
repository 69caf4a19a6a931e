"""`fairlead-web import_organisations FILE`: take over a list of bodies, also the files of the ODS."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from fairlead_web.audit.api import SITE
from fairlead_web.organisations.actions import NotNow
from fairlead_web.organisations.importing import bodies, reading


class Command(BaseCommand):
    """Says what it would do; does it only with --for-real."""

    help = "Take over organisations from a CSV file or an Excel workbook. Without --for-real nothing changes."

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, and whether to do it."""
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--for-real", action="store_true", help="do it, rather than say what would be done"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, plan, print, and perhaps do."""
        try:
            steps = bodies.plan(reading.read_file(options["file"]))
        except NotNow as fault:
            raise CommandError(str(fault)) from fault
        for step in steps:
            if step.deed != "nothing":
                place = f", column {step.column}" if step.column else ""
                line = f"row {step.row}{place}: {step.deed} {step.what} {step.says} {step.remedy}"
                self.stdout.write(" ".join(line.split()))
        counts = {
            deed: sum(step.deed == deed for step in steps)
            for deed in ("add", "rename", "remember", "close", "error")
        }
        self.stdout.write(", ".join(f"{number} to {deed}" for deed, number in counts.items()))
        if not options["for_real"]:
            self.stdout.write("Nothing was changed. Run it again with --for-real to do it.")
            return
        with transaction.atomic():
            for step in steps:
                if step.deed not in ("nothing", "error"):
                    bodies.take_over(step.stored(), by=SITE, today=timezone.localdate())
        self.stdout.write("Done.")
