"""The database put back as it was after a test that commits, instead of emptied table by table.

Django's own way (empty every table, write the migrations' rows again) takes 20 seconds here and needs the
triggers lifted that refuse deletion. On SQLite the whole database is copied back in a tenth of a second; on
PostgreSQL only the tables that hold rows are emptied, and their first rows are written again.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.test import TransactionTestCase

Restore = Callable[[], None]


@contextmanager
def restoring() -> Iterator[None]:
    """While this lasts, tests that commit leave the database as the first of them found it."""
    setup, teardown = TransactionTestCase.__dict__["_fixture_setup"], TransactionTestCase._fixture_teardown
    serialise = type(connection.creation).serialize_db_to_string
    kept: list[Restore] = []

    def keep_once(cls: Any) -> None:
        if not kept:
            kept.append(remembered())

    TransactionTestCase._fixture_setup = classmethod(keep_once)
    TransactionTestCase._fixture_teardown = lambda self: kept[0]()
    type(connection.creation).serialize_db_to_string = lambda self: "[]"  # nobody reads it any more
    yield
    TransactionTestCase._fixture_setup, TransactionTestCase._fixture_teardown = setup, teardown
    type(connection.creation).serialize_db_to_string = serialise


def remembered() -> Restore:
    """What puts the database back as it is now."""
    return _sqlite() if connection.vendor == "sqlite" else _postgresql()


def _sqlite() -> Restore:
    """A server's thread shares the connection, so it sees the restored pages too."""
    connection.ensure_connection()
    copy = sqlite3.connect(":memory:", check_same_thread=False)
    connection.connection.backup(copy)
    return lambda: copy.backup(connection.connection)


def _postgresql() -> Restore:
    connection.ensure_connection()
    tables = [f'"{name}"' for name in connection.introspection.table_names()]
    first = {table: _rows(table) for table in _filled(tables)}

    def restore() -> None:
        """Without triggers and without the order that foreign keys ask for."""
        connection.ensure_connection()
        filled = _filled(tables)
        with connection.connection.transaction(), connection.connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")
            for table in filled:
                cursor.execute(f"DELETE FROM {table}")
            for table, rows in first.items():
                with cursor.copy(f"COPY {table} FROM STDIN") as copy:
                    copy.write(rows)

    return restore


def _filled(tables: list[str]) -> list[str]:
    """The tables that hold rows, by one question."""
    asked = " UNION ALL ".join(f"SELECT '{one}' WHERE EXISTS (SELECT 1 FROM {one})" for one in tables)
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return [name for (name,) in cursor.fetchall()]


def _rows(table: str) -> bytes:
    with connection.connection.cursor() as cursor, cursor.copy(f"COPY {table} TO STDOUT") as copy:
        return b"".join(bytes(part) for part in copy)
