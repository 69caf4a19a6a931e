"""`fairlead-web every_day`: all that a site does once a day, for one line in a timer."""

import logging
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

log = logging.getLogger(__name__)

DUTIES = (
    "hand_on",
    "delete_expired",
    "sweep_chats",
    "record_growth",
    "send_digests",
    "remind_of_duties",
    "send_letters",
)
"""Commands, in their order: mergers first, then what is past its time goes; letters when all are written."""


class Command(BaseCommand):
    """Do each duty, also after one that failed."""

    help = (
        "Delete what is past its time, record growth, send digests, reminders and letters. "
        "Safe to run twice; a missed day is made up for the next."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Do all, and say which failed."""
        failed = [duty for duty in DUTIES if not self.done(duty)]
        if failed:
            raise CommandError(f"Not done: {', '.join(failed)}. The log says why. Run it again later.")

    def done(self, duty: str) -> bool:
        """Do one duty; its failure is logged, so that the others are done all the same."""
        try:
            call_command(duty, stdout=self.stdout)
        except Exception:
            log.exception("The daily duty %s failed.", duty)
            return False
        return True
