"""The small world of the sweeps, and what they found, kept for all tests of it."""

import pytest
from authorisation import routes
from django.db import connection
from readers import Reader, sweep
from window_server import WindowServer
from windows import Window
from world import world

__all__ = ["world"]


def pytest_collection_modifyitems(items):
    """Skip the sweeps on PostgreSQL before anything is built for them."""
    if connection.vendor == "sqlite":
        return
    once = pytest.mark.skip(reason="The sweeps run on SQLite; the journeys and each app's own tests on both.")
    for item in items:
        if {"swept", "looks", "window"}.intersection(getattr(item, "fixturenames", ())):
            item.add_marker(once)


@pytest.fixture(scope="session")
def found():
    """What the sweeps of this run found, by role."""
    return {}


@pytest.fixture
def swept(found, world, db):
    """swept("lead") is every answer to a lead, each route tried by each method."""

    def one(role):
        if role not in found:
            found[role] = sweep(world, role, routes())
        return found[role]

    return one


@pytest.fixture
def readers(world, db):
    """readers("lead") is somebody in that role."""
    known = {}

    def one(role):
        return known.setdefault(role, None) or known.update({role: Reader(world, role)}) or known[role]

    return one


@pytest.fixture
def window(page):
    """A window that shows what a reader was answered."""
    with WindowServer() as server:
        yield Window(page, server)
        server.shutdown()
