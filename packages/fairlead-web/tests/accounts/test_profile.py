"""What one person sees of another, field by field."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fairlead_web.accounts import api, unsubscribe
from fairlead_web.accounts.models import Consent, Level, Preference, Profile
from fairlead_web.accounts.visibility import SeenProfile
from fairlead_web.audit.api import SITE
from fairlead_web.audit.models import Event
from fairlead_web.ui import slots
from fairlead_web.vocabulary import api as vocabulary

SAID = {"offers": "An hour", "needs": "A mentor"}


@pytest.fixture
def contacts(monkeypatch):
    """contacts(a, b) makes the two contacts, as networks will tell it; affiliations come from above, too."""
    agreed = {}
    known = {}
    fillings = {
        "accounts.contacts": lambda person: agreed.get(person.pk, ()),
        "accounts.affiliations": lambda people: {p.pk: known[p.pk] for p in people if p.pk in known},
    }
    real = slots.fillings
    monkeypatch.setattr(slots, "fillings", lambda name: [fillings[name]] if name in fillings else real(name))

    def agree(one, other):
        agreed.setdefault(one.pk, set()).add(other.pk)
        agreed.setdefault(other.pk, set()).add(one.pk)

    agree.known = known
    return agree


def show(person, level, **more):
    levels = {f"{name}_seen_by": level for name in Profile.FIELDS}
    terms = list(vocabulary.interests()[:2])
    return api.change_profile(person, by=person, interests=terms, **SAID, **levels, **more)


def test_nobody_sees_anything_by_default(make_person, contacts):
    ada, bea = make_person("Ada Osei"), make_person("Bea Lund")
    api.change_profile(ada, by=ada, **SAID)
    contacts(ada, bea)
    for viewer in (bea, None, AnonymousUser()):
        assert api.seen_by(ada, viewer) == SeenProfile(ada.pk)
    assert api.seen_by(ada, bea).empty


@pytest.mark.parametrize(
    ("level", "as_contact", "as_member"),
    [(Level.NOBODY, False, False), (Level.CONTACTS, True, False), (Level.MEMBERS, True, True)],
)
@pytest.mark.parametrize("field", Profile.FIELDS)
def test_each_field_is_seen_at_its_own_level_and_no_other(
    field, level, as_contact, as_member, make_person, contacts
):
    ada, friend, member = make_person("Ada Osei"), make_person("Fay Friend"), make_person("Mo Member")
    contacts(ada, friend)
    contacts.known[ada.pk] = ("Director", "Harbour")
    show(ada, Level.NOBODY)
    api.change_profile(ada, by=ada, **{f"{field}_seen_by": level})
    for viewer, sees in ((friend, as_contact), (member, as_member), (None, False)):
        seen = api.seen_by(ada, viewer)
        assert bool(getattr(seen, field)) is sees
        assert not any(getattr(seen, other) for other in Profile.FIELDS if other != field)


def test_a_person_sees_all_of_their_own(make_person, contacts):
    ada = make_person("Ada Osei")
    contacts.known[ada.pk] = ("Director", "Harbour")
    show(ada, Level.NOBODY)
    seen = api.seen_by(ada, ada)
    assert (seen.name, seen.job_title, seen.organisation) == ("Ada Osei", "Director", "Harbour")
    assert (seen.offers, seen.needs, len(seen.interests)) == ("An hour", "A mentor", 2)


def test_many_are_seen_in_as_many_queries_as_one(make_person, django_assert_num_queries):
    people = [make_person(f"Person {number}") for number in range(10)]
    for person in people:
        show(person, Level.MEMBERS)
    viewer = make_person("Vi Ewer")
    with CaptureQueriesContext(connection) as one:
        api.seen_by_many(people[:1], viewer)
    with django_assert_num_queries(len(one)):
        seen = api.seen_by_many(people, viewer)
    assert seen[people[3].pk].name == "Person 3"


def test_the_name_in_discussions_is_the_chosen_one(make_person):
    ada, bea = make_person("Ada Osei"), make_person("Bea Lund")
    api.change_profile(ada, by=ada, called="A. O.")
    assert api.display_name(ada) == "A. O."
    assert api.display_names([ada, bea]) == {ada.pk: "A. O.", bea.pk: "Bea Lund"}


def test_being_found_is_chosen_and_ends_with_the_account(make_person):
    ada = make_person("Ada Osei")
    assert not api.is_found(ada)
    api.change_profile(ada, by=ada, found=True)
    assert api.is_found(ada)
    assert list(api.found_people()) == [ada]
    api.close_account(ada, by=SITE)
    assert not api.is_found(ada)
    assert not api.found_people()


def test_choosing_is_consent_and_taking_back_ends_it(make_person):
    ada = make_person("Ada Osei")
    show(ada, Level.MEMBERS, found=True)
    assert set(Consent.objects.values_list("purpose", flat=True)) == {"profile", "found"}
    show(ada, Level.NOBODY, found=False)
    assert not Consent.objects.filter(withdrawn_at=None).exists()
    assert str(api.profile_of(ada)) == f"Profile {api.profile_of(ada).pk}"


def test_what_changed_is_not_in_the_record(make_person):
    ada = make_person("Ada Osei")
    show(ada, Level.MEMBERS)
    assert "mentor" not in str(list(Event.objects.values()))
    assert Event.objects.get(action="profile.changed").detail == {}


def test_misspelt_and_overlong_fields_are_refused(make_person):
    ada = make_person("Ada Osei")
    with pytest.raises(FieldDoesNotExist):
        api.change_profile(ada, by=ada, ofers="x")
    with pytest.raises(ValidationError):
        api.change_profile(ada, by=ada, called="x" * 61)


def test_the_pages_change_and_preview_it(sign_in, make_person, contacts):
    ada = make_person("Ada Osei")
    client = sign_in(ada)
    contacts.known[ada.pk] = ("Director", "Harbour")
    told = {
        "name": "Ada Osei-Bonsu",
        "called": "Ada",
        "interests": ["pay"],
        "offers": "<b>Time</b>",
        "needs": "",
    }
    assert client.post("/account/profile/", told).url == "/account/profile/who-sees-it/"
    assert "Pay gaps" in client.get("/account/profile/").content.decode()
    levels = {f"{name}_seen_by": "nobody" for name in Profile.FIELDS}
    answer = client.post(
        "/account/profile/who-sees-it/",
        {**levels, "offers_seen_by": "contacts", "interests_seen_by": "members", "name_seen_by": "members"},
    )
    page = client.get(answer.url).content.decode()
    contact, member, visitor = page.split("<h2")[1:4]
    assert "&lt;b&gt;Time" in contact
    assert "Time" not in member
    assert "Pay gaps" in member
    assert "Ada Osei-Bonsu" in member
    assert "They see nothing" in visitor
    assert "Director" not in page
    ada.refresh_from_db()
    assert ada.name == "Ada Osei-Bonsu"


def test_the_pages_refuse_what_is_wrong_and_keep_it(sign_in, make_person):
    client = sign_in(make_person())
    page = client.post(
        "/account/profile/", {"name": "", "offers": "x" * 501, "interests": ["nonsense"]}
    ).content
    assert b"Error: Your profile" in page
    assert b"xxx" in page
    assert b"Error: Who sees" in client.post("/account/profile/who-sees-it/", {"name_seen_by": "all"}).content
    assert not Profile.objects.exists()


def test_the_digest_comes_never_unless_chosen_and_only_the_choice_changes_it(sign_in, make_person):
    ada = make_person("Ada Osei")
    client = sign_in(ada)
    assert api.digest_frequency(ada) == "never"
    assert client.post("/account/post/", {"digest": "weekly"}).url == "/account/"
    assert api.digest_frequency(ada) == "weekly"
    client.post("/account/profile/", {"name": "Ada", "interests": ["pay"]})
    assert api.digest_frequency(ada) == "weekly"
    assert list(api.people_who_want_digest("weekly")) == [ada]
    assert list(api.people_who_want_digest("daily")) == []
    assert str(Preference.objects.get()) == "Weekly"
    assert b"Error: Letters" in client.post("/account/post/", {"digest": "hourly"}).content
    assert b"checked" in client.get("/account/post/").content


def test_the_link_in_a_digest_stops_it_without_signing_in(client, make_person):
    ada = make_person("Ada Osei")
    api.set_digest_frequency(ada, "daily", by=ada)
    link = api.unsubscribe_link(ada).removeprefix("http://127.0.0.1:8000")
    assert b"Stop the digest?" in client.get(link).content
    assert api.digest_frequency(ada) == "daily", "A link that is only followed changes nothing."
    assert b"The digest is stopped" in client.post(link, {"List-Unsubscribe": "One-Click"}).content
    assert api.digest_frequency(ada) == "never"


def test_a_digest_that_is_stopped_is_said_to_be_stopped_and_nothing_is_written_again(client, make_person):
    ada = make_person("Ada Osei")
    api.set_digest_frequency(ada, "daily", by=ada)
    link = api.unsubscribe_link(ada).removeprefix("http://127.0.0.1:8000")
    client.post(link, {"List-Unsubscribe": "One-Click"})
    recorded = Event.objects.count()
    for again in (client.get(link), client.post(link, {"List-Unsubscribe": "One-Click"})):
        assert again.status_code == 200
        assert b"The digest is stopped already" in again.content
        assert b"Stop the digest?" not in again.content
        assert b'<form method="post">' not in again.content, "There is nothing left to press."
    assert Event.objects.count() == recorded
    api.set_digest_frequency(ada, "weekly", by=ada)
    assert b"Stop the digest?" in client.get(link).content, "Whoever wants it again can stop it again."


def test_a_made_up_link_finds_nobody(client, make_person):
    ada = make_person()
    link = api.unsubscribe_link(ada).removeprefix("http://127.0.0.1:8000")
    assert client.get(link[:-3] + "xx/").status_code == 404
    api.close_account(ada, by=SITE)
    assert client.post(link).status_code == 404
    assert unsubscribe.person_of("") is None
