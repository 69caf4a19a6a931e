"""Settings and people for every test of the site."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fairlead_web.config.settings.test")

import pytest
from django.test import TransactionTestCase

from fairlead_web.accounts import api as accounts
from fairlead_web.audit import api as audit, triggers
from fairlead_web.organisations import api as organisations


@pytest.fixture(autouse=True, scope="session")
def _flush_lifts_the_audit_triggers():
    """Tests that commit empty the tables afterwards, which the audit record's triggers would refuse."""
    from django.db import connection

    flush = TransactionTestCase._fixture_teardown

    def teardown(self):
        triggers.remove(connection)
        flush(self)
        triggers.install(connection)

    TransactionTestCase._fixture_teardown = teardown
    yield
    TransactionTestCase._fixture_teardown = flush


@pytest.fixture
def make_person(db):
    """make_person("Ada Osei") adds a synthetic person."""

    def make(name="Ada Osei"):
        address = f"{name.lower().replace(' ', '.')}@example.org"
        return accounts.add_person(email=address, name=name, by=audit.SITE, synthetic=True)

    return make


@pytest.fixture
def make_organisation(db):
    """make_organisation("RX1") adds a synthetic trust."""

    def make(code="RX1", name=None, kind="trust"):
        return organisations.add_organisation(
            code=code, name=name or f"Trust {code}", kind=kind, by=audit.SITE, synthetic=True
        )

    return make


@pytest.fixture
def give(db):
    """give(person, "lead", organisation) gives a role from today."""

    def give_role(person, kind, organisation=None, **dates):
        return organisations.give_role(
            person_id=person.pk, kind=kind, organisation=organisation, by=audit.SITE, **dates
        )

    return give_role
