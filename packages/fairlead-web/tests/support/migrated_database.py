"""A migrated database, made once: migrating takes half a minute, copying it a second at most.

Beside each kept database stands what it was made from. Where nothing has changed it is copied; where only
more migrations have come, the one with most of them is copied and the rest is run on it, as an upgrade would.
SQLite's are kept between runs; PostgreSQL's stands in the server as a template, and goes with it. Of several
workers one migrates, and the others wait for it or try meanwhile what needs no database.
"""

import hashlib
import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import django
from django.apps import apps
from django.core import management
from django.core.management import call_command
from django.db import connection
from uncounted import uncounted

Parts = dict[str, str]


def parts() -> Parts:
    """All that a migrated database depends on, each with the hash of its text."""
    known = {"django": django.get_version()}
    for app in apps.get_app_configs():
        for file in Path(app.path, "migrations").glob("*.py"):
            known[f"{app.label}/{file.name}"] = hashlib.sha256(file.read_bytes()).hexdigest()
        if app.name.startswith("fairlead_web."):
            for file in (*Path(app.path).glob("triggers.py"), *Path(app.path).glob("lists.py")):
                known[f"{app.label}/{file.name}"] = hashlib.sha256(file.read_bytes()).hexdigest()
    return known


def copy_instead_of_migrating(folder: Path) -> None:
    """The next "migrate", which is the test database's own, begins with the kept database that is nearest."""

    def command(called: str, *words: Any, **options: Any) -> Any:
        if called != "migrate":
            return call_command(called, *words, **options)
        management.call_command = call_command  # once only
        begin = on_sqlite if connection.vendor == "sqlite" else on_postgresql
        with one_at_a_time(folder), uncounted():
            begin(folder, lambda: call_command(called, *words, **options))
        return None

    management.call_command = command


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """One worker at a time; the lock goes with its process, however that ends."""
    with closing(sqlite3.connect(folder / "lock", timeout=600, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        yield


def on_sqlite(folder: Path, migrate: Callable[[], object]) -> None:
    """Copy the nearest, run what it lacks, and keep that."""
    wanted = parts()
    made, of = nearest(folder, wanted)
    connection.ensure_connection()
    if made:
        with closing(sqlite3.connect(made)) as source:
            source.backup(connection.connection)
    if of != wanted:
        migrate()
        keep(folder, wanted)


def on_postgresql(folder: Path, migrate: Callable[[], object]) -> None:
    """Copy the server's own template; the first worker makes it, as a copy of what it migrated."""
    creation, own = connection.creation, connection.settings_dict["NAME"]
    template = f"migrated_{name_of(parts())}"
    with creation._nodb_cursor() as server:
        made = creation._database_exists(server, template)
    if not made:
        migrate()
    connection.close()  # a template that is in use cannot be copied
    with creation._nodb_cursor() as server:
        if made:
            server.execute(f'DROP DATABASE "{own}"')
        source, copy = (template, own) if made else (own, template)
        server.execute(f'CREATE DATABASE "{copy}" TEMPLATE "{source}"')


def name_of(known: Parts) -> str:
    """A short name for what a database is made from."""
    return hashlib.sha256(json.dumps(known, sort_keys=True).encode()).hexdigest()[:20]


def nearest(folder: Path, wanted: Parts) -> tuple[Path | None, Parts]:
    """The kept database made from the most of what is wanted, and from nothing else."""
    best: tuple[Path | None, Parts] = (None, {})
    for file in folder.glob("*.json"):
        of = json.loads(file.read_text())
        if len(of) > len(best[1]) and of.items() <= wanted.items():
            best = file.with_suffix(".sqlite3"), of
    return best


def keep(folder: Path, of: Parts) -> None:
    """Write the fresh database beside its name first: another run may look for it."""
    name = name_of(of)
    unfinished = folder / f"{name}.{os.getpid()}"
    with closing(sqlite3.connect(unfinished)) as target:
        connection.connection.backup(target)
    unfinished.replace(folder / f"{name}.sqlite3")
    unfinished.write_text(json.dumps(of))
    unfinished.replace(folder / f"{name}.json")
