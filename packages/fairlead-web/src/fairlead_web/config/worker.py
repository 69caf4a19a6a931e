"""The worker: does the jobs that wait, finds again those that were lost, and outlives its database.

Jobs wait in the database. A worker that was killed leaves a job marked as running; a database that was
restarted may lose the moment in which a job is put into the queue. Neither is lost: releases and letters have
rows of their own, and whatever waits there without a job gets one again, at the start and once a minute.
"""

import io
import logging
import time
from typing import Any

from django.core.management import call_command
from django.db import InterfaceError, OperationalError, connections
from django.utils.crypto import get_random_string
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

log = logging.getLogger(__name__)

LOOK = 1.0  # seconds between looks into an empty queue
CATCH_UP = 60.0  # seconds between searches for what was lost
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0  # seconds while the database cannot be asked; twice as long each time


class Queue(Worker):
    """The package's own worker, which keeps of a fault where it was, and not its words: they may quote.

    Of a job that is done it keeps nothing. Its moment, beside the record's, would tell that a letter was
    written when somebody joined, and so where: few networks ask their chair.
    """

    def run_task(self, db_task_result: DBTaskResult[..., Any]) -> None:
        """Do one job."""
        super().run_task(db_task_result)
        if db_task_result.status == TaskResultStatus.SUCCESSFUL:
            db_task_result.delete()
            return
        if db_task_result.traceback:
            places = [line for line in db_task_result.traceback.splitlines() if line.startswith("  File ")]
            db_task_result.traceback = "\n".join(places)
            db_task_result.save(update_fields=["traceback"])


def run() -> None:
    """Work until a signal says to stop, which lets the job at hand end first."""
    logging.getLogger("django_tasks_db").setLevel(logging.WARNING)  # or a line for each look
    queue = Queue(
        queue_names=["default"], excluded_queue_names=[], backend_name="default", interval=0, batch=True,
        startup_delay=False, max_tasks=None, worker_id=get_random_string(32),
    )  # fmt: skip  # several to a line read better here
    queue.configure_signals()
    pause, caught_up_at = FIRST_PAUSE, None
    while queue.running:
        try:
            if caught_up_at is None or time.monotonic() - caught_up_at >= CATCH_UP:
                catch_up()
                caught_up_at = time.monotonic()
            queue.run()  # until the queue is empty
        except (OperationalError, InterfaceError) as fault:
            name = type(fault).__name__
            log.warning("The database cannot be asked (%s). Trying again in %g seconds.", name, pause)
            connections.close_all()
            time.sleep(pause)
            pause, caught_up_at = min(2 * pause, LONGEST_PAUSE), None
        else:
            pause = FIRST_PAUSE
            if queue.running:
                time.sleep(LOOK)


def catch_up() -> None:
    """Put into the queue what was lost, and delete what nobody waits for."""
    for name, options in (("resume_jobs", {}), ("resume_lists", {}), ("send_letters", {"by_worker": True})):
        call_command(name, stdout=io.StringIO(), **options)
