"""A migrated SQLite database, kept between runs: migrating takes a minute, copying a tenth of a second.

Beside each kept database stands what it was made from. Where nothing has changed it is copied; where only
more migrations have come, the one with most of them is copied and the rest is run on it, as an upgrade would.
"""

import hashlib
import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import django
from django.apps import apps
from django.core import management
from django.core.management import call_command
from django.db import connection

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
        wanted = parts()
        made, of = nearest(folder, wanted)
        connection.ensure_connection()
        if made:
            with closing(sqlite3.connect(made)) as source:
                source.backup(connection.connection)
        if of != wanted:
            call_command(called, *words, **options)
            keep(folder, wanted)
        return None

    management.call_command = command


def nearest(folder: Path, wanted: Parts) -> tuple[Path | None, Parts]:
    """The kept database made from the most of what is wanted, and from nothing else."""
    best: tuple[Path | None, Parts] = (None, {})
    for file in folder.glob("*.json"):
        of = json.loads(file.read_text())
        if len(of) > len(best[1]) and of.items() <= wanted.items():
            best = file.with_suffix(".sqlite3"), of
    return best


def keep(folder: Path, of: Parts) -> None:
    """Write the fresh database beside its name first: another worker may do the same."""
    name = hashlib.sha256(json.dumps(of, sort_keys=True).encode()).hexdigest()[:20]
    unfinished = folder / f"{name}.{os.getpid()}"
    with closing(sqlite3.connect(unfinished)) as target:
        connection.connection.backup(target)
    unfinished.replace(folder / f"{name}.sqlite3")
    unfinished.write_text(json.dumps(of))
    unfinished.replace(folder / f"{name}.json")
