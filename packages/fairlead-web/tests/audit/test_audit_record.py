import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError, connection, transaction

from fairlead_web.audit import api as audit
from fairlead_web.audit import triggers
from fairlead_web.audit.models import Event, Immutable

REFUSAL = "cannot be changed or deleted"


@pytest.fixture
def event(make_person):
    return Event.objects.get(subject_id=str(make_person().pk), action="person.added")


def test_a_deed_is_recorded_with_actor_subject_organisation_and_detail(make_person, make_organisation):
    person, organisation = make_person(), make_organisation("RX1")
    with transaction.atomic():
        event = audit.record("thing.done", by=person, subject=organisation, organisation="RX1", count=3)
    event.refresh_from_db()
    assert (event.actor, event.action, event.organisation) == (person.pk, "thing.done", "RX1")
    assert (event.subject_type, event.subject_id) == ("organisations.organisation", str(organisation.pk))
    assert event.detail == {"count": 3}
    assert str(event) == f"thing.done organisations.organisation {organisation.pk}"


def test_the_site_acts_without_a_number(event):
    assert event.actor is None


def test_a_stranger_cannot_act(make_organisation):
    with pytest.raises(ValueError, match="signed in"), transaction.atomic():
        audit.record("thing.done", by=AnonymousUser(), subject=make_organisation())


def test_an_address_is_refused_in_the_detail(make_organisation):
    with pytest.raises(ValueError, match="e-mail"), transaction.atomic():
        audit.record("thing.done", by=audit.SITE, subject=make_organisation(), who="ada@example.org")


@pytest.mark.django_db(transaction=True)
def test_recording_outside_the_deeds_transaction_is_refused(make_organisation):
    with pytest.raises(RuntimeError, match="inside the transaction"):
        audit.record("thing.done", by=audit.SITE, subject=make_organisation())


def test_python_refuses_to_change_or_delete(event):
    for refused in (event.save, event.delete, Event.objects.all().delete):
        with pytest.raises(Immutable):
            refused()
    with pytest.raises(Immutable):
        Event.objects.update(action="other")


@pytest.mark.parametrize("statement", ["UPDATE audit_event SET action = 'x'", "DELETE FROM audit_event"])
def test_the_database_itself_refuses(event, statement):
    with pytest.raises(DatabaseError, match=REFUSAL), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert Event.objects.filter(pk=event.pk).exists()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL has TRUNCATE")
def test_postgresql_refuses_to_truncate(event):
    with pytest.raises(DatabaseError, match=REFUSAL), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE audit_event")


def test_another_database_is_refused():
    class Oracle:
        vendor = "oracle"

    with pytest.raises(NotImplementedError, match="oracle"):
        triggers._triggers(Oracle())
