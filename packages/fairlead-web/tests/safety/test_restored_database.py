"""A test that commits leaves nothing behind: neither its rows, nor a gap among those of the migrations."""

import pytest
from django.contrib.auth.models import Permission
from django.db import DatabaseError, connection, transaction

from fairlead_web.accounts import api as accounts
from fairlead_web.audit import api as audit
from fairlead_web.audit.models import Event

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("time", ["first", "second"])
def test_each_finds_the_database_fresh(time):
    assert Permission.objects.exists()
    assert not Event.objects.exists()
    assert accounts.person_at("ada@example.org") is None
    accounts.add_person(email="ada@example.org", name="Ada", by=audit.SITE)
    Permission.objects.all().delete()


def test_the_triggers_still_refuse(make_person):
    make_person()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM audit_event")
