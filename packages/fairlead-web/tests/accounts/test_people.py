import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from fairlead_web.accounts import api
from fairlead_web.accounts.models import User
from fairlead_web.audit.api import SITE
from fairlead_web.audit.models import Event


def test_a_person_is_added_without_a_password_and_recorded_without_an_address(make_person):
    person = make_person("Ada Osei")
    assert not person.has_usable_password()
    assert str(person) == person.get_full_name() == "Ada Osei"
    event = Event.objects.get(subject_id=str(person.pk), action="person.added")
    assert event.detail == {"synthetic": True}


def test_one_person_an_address_whatever_its_capitals(make_person):
    person = make_person("Ada Osei")
    assert api.person_at("ADA.OSEI@EXAMPLE.ORG") == person
    assert User.objects.get_by_natural_key("Ada.Osei@example.org") == person
    with pytest.raises(ValidationError):
        api.add_person(email="Ada.Osei@example.org", name="Ada Again", by=SITE)
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email="ADA.OSEI@example.org", name="Ada Again")


def test_closing_an_account_keeps_the_person(make_person):
    person = make_person()
    api.close_account(person, by=SITE)
    assert api.person(person.pk).is_active is False
    assert Event.objects.filter(action="person.closed", subject_id=str(person.pk)).exists()
    assert api.person(person.pk + 1) is None


def test_my_page_tells_my_facts_and_roles(sign_in, make_person, make_organisation, give):
    person = make_person("Rhys Bevan")
    page = sign_in(person).get("/account/").content.decode()
    assert "You hold no role" in page
    assert "Synthetic, for the demonstration" in page
    give(person, "lead", make_organisation("RX1", "Harbour Trust"))
    page = sign_in(person).get("/account/").content.decode()
    assert "Organisation lead" in page
    assert 'href="/organisations/RX1/"' in page


def test_a_real_person_is_not_called_synthetic(sign_in, db):
    person = api.add_person(email="real@example.org", name="Real Person", by=SITE)
    assert "Synthetic" not in sign_in(person).get("/account/").content.decode()
