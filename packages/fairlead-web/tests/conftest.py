"""Settings, database and people for every test of the site.

SQLite by default; with FAIRLEAD_TEST_DATABASE=postgresql the settings start a PostgreSQL for the run.
"""

import os
import time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fairlead_web.config.settings.test")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright's loop runs in the test's thread
import django
import migrated_database
import pytest
import restored_database

django.setup()  # before anything that holds models is imported

from django.core import mail  # noqa: E402  # after django.setup()

from fairlead_web.accounts import api as accounts  # noqa: E402  # after django.setup()
from fairlead_web.audit import api as audit  # noqa: E402  # after django.setup()
from fairlead_web.organisations import api as organisations  # noqa: E402  # after django.setup()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, request):
    """Copy a database that is migrated already."""
    migrated_database.copy_instead_of_migrating(request.config.cache.mkdir("database"))


@pytest.fixture(autouse=True, scope="session")
def _tests_that_commit_are_quick():
    """The database is put back as it was, rather than emptied."""
    with restored_database.restoring():
        yield


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


@pytest.fixture
def sign_in(client):
    """sign_in(person) signs the test client in as a passkey would: with a second factor given just now.

    With strong=False as a code by e-mail would: good for all but approving, moderating and administering.
    """

    def as_person(person, *, strong=True):
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        if strong:
            session = client.session
            session["account_authentication_methods"] = [
                {"method": "mfa", "type": "webauthn", "passwordless": True, "at": time.time()}
            ]
            session["account_authentication_methods_user"] = str(person.pk)
            session.save()
        return client

    return as_person


@pytest.fixture
def post_office(db):
    """post_office() sends every letter that waits and gives all that went, oldest first."""

    def letters():
        accounts.send_letters()
        return mail.outbox

    return letters
