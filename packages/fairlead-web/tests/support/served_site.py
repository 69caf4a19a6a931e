"""The real site in processes of its own: server and worker on a database and a folder that nobody shares."""

import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from contextlib import closing, contextmanager
from http.cookiejar import CookieJar
from pathlib import Path

import environ
import migrated_database
import psutil
from django.db import connection, connections
from django.test import override_settings

LONG = 30.0


def until(true, what):
    """Wait for something to become true, and give it."""
    deadline = time.monotonic() + LONG
    while time.monotonic() < deadline:
        if found := true():
            return found
        time.sleep(0.03)
    raise AssertionError(f"In vain waited for {what}.")


class Site:
    """A site with its own folder; `address` names its database."""

    def __init__(self, folder, address, mail_port):
        self.folder, self.address, self.mail_port = folder, address, mail_port
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.log = folder / "log"

    def serve(self):
        """Start it with the command that people use, and wait until it answers."""
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "served_settings",
            "PYTHONPATH": str(Path(__file__).parent),
            "FAIRLEAD_DATA": str(self.folder),
            "DATABASE_URL": self.address,
            "MAIL_PORT": str(self.mail_port),
        }
        command = [sys.executable, "-m", "fairlead_web.config", "serve", "--port", str(self.port)]
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                command, env=environment, cwd=self.folder, stdout=log, stderr=subprocess.STDOUT
            )
        until(lambda: "Ctrl-C stops" in self.said(), "the site to answer")

    def said(self):
        """All it has said so far."""
        return self.log.read_text()

    def stop(self):
        """Stop it; its exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(LONG)

    def kill_worker(self):
        """Kill the worker as the machine would for want of memory, once it is there."""
        worker = until(self.worker, "the worker to start")
        worker.kill()
        until(lambda: not worker.is_running() or worker.status() == psutil.STATUS_ZOMBIE, "its end")

    def worker(self):
        """The worker's process, if it runs."""
        for child in psutil.Process(self.process.pid).children():
            try:
                if child.cmdline()[-1:] == ["work"]:
                    return child
            except psutil.NoSuchProcess:
                continue
        return None

    @contextmanager
    def at_hand(self):
        """Meanwhile the models of this process are the site's."""
        mine = connections["default"]
        theirs = environ.Env.db_url_config(self.address)
        connections["default"] = type(mine)({**mine.settings_dict, **theirs}, "default")
        queue = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
        try:
            with override_settings(TASKS=queue, MEDIA_ROOT=self.folder / "files"):
                yield
        finally:
            connections["default"].close()
            connections["default"] = mine


class Browser:
    """A person at the site."""

    def __init__(self, site):
        self.root = f"http://127.0.0.1:{site.port}"
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        self.token = ""

    def asks(self, path, data=None):
        """The status and the page; the token of its form is kept for the next."""
        if data is not None:
            data = urllib.parse.urlencode({**data, "csrfmiddlewaretoken": self.token}).encode()
        try:
            with self.opener.open(self.root + path, data, timeout=LONG) as answer:
                status, page = answer.status, answer.read().decode()
        except urllib.error.HTTPError as fault:
            status, page = fault.code, fault.read().decode()
        if found := re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page):
            self.token = found[1]
        return status, page

    def signs_in_as(self, person):
        """By the demonstration's page."""
        self.asks("/demonstration/sign-in-as/")
        return self.asks(f"/demonstration/sign-in-as/{person}/", {})


def sqlite_site(folder, kept, mail_port):
    """A site on a migrated SQLite database, which waits a second for a lock."""
    made, _of = migrated_database.nearest(kept, migrated_database.parts())
    shutil.copy(made, folder / "site.sqlite3")
    with closing(sqlite3.connect(folder / "site.sqlite3")) as database:
        database.execute("PRAGMA journal_mode=WAL")
    return Site(folder, f"sqlite:///{folder / 'site.sqlite3'}?timeout=1", mail_port)


def postgresql_site(folder, server, mail_port):
    """A site on a PostgreSQL that nobody else uses, with what this run's own test database holds."""
    source = connection.settings_dict
    programs = server.bin_path
    host = source["HOST"] or source["OPTIONS"]["host"]
    words = ["--no-owner", "--host", host, "--username", source["USER"], source["NAME"]]
    dump = subprocess.run([programs / "pg_dump", *words], check=True, capture_output=True)
    target = server.get_uri()
    subprocess.run([programs / "psql", "--quiet", target], input=dump.stdout, check=True, capture_output=True)
    return Site(folder, target, mail_port)
