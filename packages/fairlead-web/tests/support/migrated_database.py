"""A migrated SQLite database, kept between runs: migrating takes 20 seconds, copying a tenth of one.

The copy is named after everything it depends on, so that a changed migration or package makes a new one.
"""

import hashlib
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import django
from django.apps import apps
from django.core.management import call_command
from django.db import connection

Command = Callable[..., Any]


def name() -> str:
    """The hash of all migrations, ours and the packages', and of the framework's version."""
    known = hashlib.sha256(django.get_version().encode())
    for app in sorted(apps.get_app_configs(), key=lambda one: one.name):
        for file in sorted(Path(app.path, "migrations").glob("*.py")):
            known.update(f"{app.label}/{file.name}".encode() + file.read_bytes())
        if app.name.startswith("fairlead_web."):
            for file in sorted(Path(app.path).glob("triggers.py")):
                known.update(file.read_bytes())
    return known.hexdigest()[:20]


def migrating(folder: Path) -> Command:
    """A `call_command` whose "migrate" copies the kept database where there is one, and else makes it."""
    kept = folder / f"{name()}.sqlite3"

    def command(called: str, *words: Any, **options: Any) -> Any:
        if called != "migrate":
            return call_command(called, *words, **options)
        if not kept.exists():
            call_command(called, *words, **options)
            return keep(kept)
        connection.ensure_connection()
        with closing(sqlite3.connect(kept)) as source:
            source.backup(connection.connection)
        return None

    return command


def keep(kept: Path) -> None:
    """Write the fresh database beside its name first: another worker may do the same."""
    unfinished = kept.with_suffix(f".{os.getpid()}")
    with closing(sqlite3.connect(unfinished)) as target:
        connection.connection.backup(target)
    unfinished.replace(kept)
