"""`fairlead-web serve`: the web server and the worker for jobs, together, until Ctrl-C."""

import datetime as dt
import errno
import logging
import os
import signal
import socket
import sys
import threading
import time
from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.urls import reverse
from django.utils import timezone

from fairlead_web.config import processes

log = logging.getLogger(__name__)

START = 30.0  # seconds in which the server should answer
SOON = 10 * 60.0  # seconds after which a site that has just started does what is due
AFTER_MIDNIGHT = dt.time(0, 5)  # when digests' windows have ended


class Command(BaseCommand):
    """Serve the site."""

    help = "Start the web server and the worker for background jobs; Ctrl-C stops both."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to listen, and with how many threads."""
        parser.add_argument(
            "--host", default="127.0.0.1", help="where to listen (default: this machine only)"
        )
        parser.add_argument("--port", type=int, default=8000, help="port to listen on (default: 8000)")
        parser.add_argument("--threads", type=int, default=8, help="requests answered at once (default: 8)")

    def handle(self, *args: Any, host: str, port: int, threads: int, **options: Any) -> None:
        """Check, start, tell, wait, stop."""
        refuse_stale_database()
        refuse_taken_port(host, port)
        call_command("delete_expired")
        stop = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: stop.set())
        threading.Thread(target=self.tell, args=(host, port, stop), daemon=True).start()
        threading.Thread(target=do_daily, args=(stop,), daemon=True).start()
        well = processes.run(children(host, port, threads), stop, log.warning)
        if not well:
            raise CommandError("The site has stopped. What went wrong stands above.")
        self.say("Stopped.")

    def say(self, line: str) -> None:
        """A line for whoever started this, at once."""
        self.stdout.write(line)
        self.stdout.flush()

    def tell(self, host: str, port: int, stop: threading.Event) -> None:
        """Say where the site is, once it answers."""
        deadline = time.monotonic() + START
        while time.monotonic() < deadline and not stop.wait(0.1):
            if answers(host, port):
                break
        else:
            return
        if settings.DEMONSTRATION:
            here = root(host, port)
            self.say(f"\nFairlead is at {here}/")
            self.say(f"Sign in as one of the synthetic people: {here}{reverse('demonstration:people')}")
            self.say(f"Letters the site sends land in:         {here}{reverse('demonstration:outbox')}")
        else:
            self.say(f"\n{settings.SITE.name} is at {settings.WAGTAILADMIN_BASE_URL}")
            self.say(f"For the proxy with TLS that stands before it, it listens at http://{host}:{port}")
        self.say("Ctrl-C stops the site and its worker.\n")


def root(host: str, port: int) -> str:
    """Where a browser finds the site: by name on this machine, since a passkey belongs to a name."""
    return f"http://{'localhost' if host == '127.0.0.1' else host}:{port}"


def children(host: str, port: int, threads: int) -> list[processes.Child]:
    """The two programs."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", settings.SETTINGS_MODULE)
    python = sys.executable
    server = [
        python, "-m", "gunicorn", "--config", "python:fairlead_web.config.server",
        "--bind", f"{host}:{port}", "--threads", str(threads),
    ]  # fmt: skip  # several to a line read better here
    worker = [python, "-m", "fairlead_web.config", "work"]
    return [processes.Child("web server", server), processes.Child("worker", worker, vital=False)]


def until_midnight() -> float:
    """Seconds until shortly after the next midnight in London, also where a day has 23 or 25 hours."""
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    due = timezone.make_aware(dt.datetime.combine(tomorrow, AFTER_MIDNIGHT))
    return (due - timezone.now()).total_seconds()


def do_daily(stop: threading.Event, first: float = SOON, then: Callable[[], float] = until_midnight) -> None:
    """Do what is due soon after the start, and after each midnight.

    A site that runs for months must keep its promises, and so must one that is started anew every night.
    """
    wait = first
    while not stop.wait(wait):
        try:
            call_command("every_day")
        except CommandError as fault:
            log.warning("%s", fault)
        finally:
            connection.close()
        wait = then()


def answers(host: str, port: int) -> bool:
    """Whether something listens there."""
    with socket.socket() as client:
        client.settimeout(1)
        return client.connect_ex((host, port)) == 0


def refuse_taken_port(host: str, port: int) -> None:
    """Say plainly when another program has the port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as fault:
            if fault.errno == errno.EADDRINUSE:
                raise CommandError(
                    f"Port {port} is in use, perhaps by this site in another window. Stop that program, "
                    f"or choose another port: fairlead-web serve --port {port + 1}"
                ) from fault
            raise CommandError(f"Cannot listen on {host}:{port}: {fault.strerror}.") from fault


def refuse_stale_database() -> None:
    """Say plainly when the tables are missing or old."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise CommandError("The database is not up to date. Run: fairlead-web migrate")
