"""The small world of the sweeps, and what they found, kept for all tests of it."""

import pytest
from authorisation import routes
from django.db import connection
from readers import sweep
from world import world

__all__ = ["world"]


def pytest_collection_modifyitems(items):
    """Skip the sweeps on PostgreSQL before anything is built for them."""
    if connection.vendor == "sqlite":
        return
    once = pytest.mark.skip(reason="The sweeps run on SQLite; the journeys and each app's own tests on both.")
    for item in items:
        if {"swept", "looks"} & set(getattr(item, "fixturenames", ())):
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
