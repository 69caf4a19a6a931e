"""Contacts: both agree, a decline is silent, a block is silent, and no letter names anybody."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from fairlead_web.accounts import api as accounts
from fairlead_web.accounts.models import Letter, Objection
from fairlead_web.audit.api import SITE
from fairlead_web.audit.models import Event
from fairlead_web.networks import api, contacts
from fairlead_web.networks.models import Contact, ContactBlock, ContactRequest

DAY = dt.timedelta(days=1)


@pytest.fixture
def ada(make_findable):
    return make_findable("Ada Asker")


@pytest.fixture
def bo(make_findable):
    return make_findable("Bo Asked")


def request(person, by, message="May I ask about boards?"):
    return api.request_contact(person, message=message, by=by)


def letters_to(person):
    return list(Letter.objects.filter(person=person).order_by("pk").values_list("key", flat=True))


def as_seen_by_asker(person):
    return [(one.asked_id, one.message) for one in contacts.requests_from(person)]


def test_both_agree_before_they_are_in_contact(ada, bo):
    asked = request(bo, ada)
    assert contacts.contact_numbers(ada) == frozenset()
    contact = api.accept_contact(asked, by=bo)
    assert contacts.contact_numbers(ada) == {bo.pk}
    assert contacts.contact_numbers(bo) == {ada.pk}
    assert list(api.contacts_of(ada)) == list(api.contacts_of(bo)) == [contact]
    assert not ContactRequest.objects.exists(), "The words are of no more use."
    assert request(bo, ada) == contact
    assert (str(contact), str(asked)) == (f"Contact {contact.pk}", f"Contact request {asked.pk}")


def test_who_is_asked_finds_it_on_their_own_page_and_nobody_else_does(ada, bo, sign_in):
    request(bo, ada)
    asks = '<a href="/networks/peers/contacts/">1 peer asks to be in contact</a>'
    assert asks in sign_in(bo).get("/my-page/").content.decode()
    assert "asks to be in contact" not in sign_in(ada).get("/my-page/").content.decode()


def test_what_is_shown_to_contacts_opens_with_the_contact_and_closes_with_it(ada, bo):
    accounts.change_profile(bo, by=bo, offers="An hour", offers_seen_by="contacts")
    assert accounts.seen_by(bo, ada).offers == ""
    contact = api.accept_contact(request(bo, ada), by=bo)
    assert accounts.seen_by(bo, ada).offers == "An hour"
    api.end_contact(contact, by=ada)
    assert accounts.seen_by(bo, ada).offers == ""


def test_a_request_sent_twice_is_one_and_writes_one_letter(ada, bo):
    first = request(bo, ada)
    assert request(bo, ada, "Again") == first
    assert letters_to(bo) == [f"contact-asked-{first.pk}"]


def test_both_asking_is_both_agreeing(ada, bo):
    request(bo, ada)
    assert isinstance(request(ada, bo), Contact)
    assert contacts.contact_numbers(ada) == {bo.pk}
    assert not ContactRequest.objects.exists()


def test_a_decline_looks_like_no_answer_and_is_not_asked_again(ada, bo):
    asked = request(bo, ada)
    before = as_seen_by_asker(ada)
    for _twice in range(2):
        api.decline_contact(asked, by=bo)
    assert as_seen_by_asker(ada) == before
    assert letters_to(ada) == []
    assert list(contacts.requests_to(bo)) == []
    with pytest.raises(api.NotNow, match="answered already"):
        api.accept_contact(asked, by=bo)
    api.withdraw_request(asked, by=ada)
    request(bo, ada, "Please?")
    assert as_seen_by_asker(ada) == [(bo.pk, "Please?")]
    assert list(contacts.requests_to(bo)) == []
    assert len(letters_to(bo)) == 1


def test_who_declined_may_ask_later_themselves(ada, bo):
    api.decline_contact(request(bo, ada), by=bo)
    assert isinstance(request(ada, bo), Contact)


def test_taking_back_deletes_the_words_and_a_new_request_writes_no_second_letter(ada, bo):
    asked = request(bo, ada)
    for _twice in range(2):
        api.withdraw_request(asked, by=ada)
    assert ContactRequest.objects.get().message == ""
    assert (as_seen_by_asker(ada), list(contacts.requests_to(bo))) == ([], [])
    with pytest.raises(api.NotNow, match="taken back"):
        api.accept_contact(asked, by=bo)
    again = request(bo, ada, "Now?")
    assert (again.pk, again.message) == (asked.pk, "Now?")
    assert list(contacts.requests_to(bo)) == [again]
    assert len(letters_to(bo)) == 1


def test_a_block_looks_like_no_answer(ada, bo):
    api.block_contact(ada, by=bo)
    api.block_contact(ada, by=bo)
    request(bo, ada)
    assert as_seen_by_asker(ada) == [(bo.pk, "May I ask about boards?")]
    assert list(contacts.requests_to(bo)) == []
    assert letters_to(bo) == []
    with pytest.raises(api.NotNow, match="Unblock them first"):
        request(ada, bo)
    block = ContactBlock.objects.get()
    assert str(block) == f"Contact block {block.pk}"
    api.unblock_contact(block, by=ada)
    assert ContactBlock.objects.exists(), "Only who blocked lifts it."
    api.unblock_contact(block, by=bo)
    assert len(contacts.requests_to(bo)) == 1


def test_blocking_ends_the_contact_and_what_both_asked(ada, bo, make_findable):
    api.accept_contact(request(bo, ada), by=bo)
    api.block_contact(ada, by=bo)
    assert contacts.contact_numbers(ada) == frozenset()
    cy = make_findable("Cy Third")
    theirs, own = request(bo, cy), request(cy, ada)
    api.block_contact(cy, by=bo)
    api.block_contact(cy, by=ada)
    assert as_seen_by_asker(cy) == [(bo.pk, theirs.message)]
    assert as_seen_by_asker(ada) == []
    assert list(contacts.requests_to(cy)) == []
    own.refresh_from_db()
    assert own.message == ""


def test_ten_requests_a_day_are_the_most_also_such_as_are_taken_back(ada, make_findable):
    people = [make_findable(f"Person {number:02}") for number in range(12)]
    for person in people[:10]:
        api.withdraw_request(request(person, ada), by=ada)
    with pytest.raises(api.NotNow, match="ten people within a day"):
        request(people[10], ada)
    with pytest.raises(api.NotNow, match="ten people within a day"):
        request(people[0], ada)
    ContactRequest.objects.update(sent_at=timezone.now() - DAY)
    request(people[10], ada)


def test_only_who_chose_to_be_found_is_asked_and_nobody_asks_themselves(ada, make_person):
    for person in (make_person("Noor Hidden"), ada):
        with pytest.raises(api.NotNow, match="cannot be asked"):
            request(person, ada)


def test_a_request_needs_words(ada, bo):
    with pytest.raises(ValidationError):
        request(bo, ada, "")


def test_others_cannot_answer_take_back_or_end(ada, bo, make_person):
    other, asked = make_person("Noor Other"), request(bo, ada)
    with pytest.raises(api.NotNow):
        api.accept_contact(asked, by=other)
    with pytest.raises(api.NotNow):
        api.accept_contact(asked, by=ada)
    api.decline_contact(asked, by=ada)
    api.withdraw_request(asked, by=bo)
    assert len(contacts.requests_to(bo)) == 1
    contact = api.accept_contact(asked, by=bo)
    api.end_contact(contact, by=other)
    assert contacts.contact_numbers(bo) == {ada.pk}


def test_letters_and_the_record_name_nobody(ada, bo, join, network, post_office):
    join(ada, network)
    known = Event.objects.count()
    api.accept_contact(request(bo, ada), by=bo)
    sent = post_office()
    assert len(sent) == 2
    for letter in sent:
        whole = f"{letter.subject}\n{letter.body}"
        assert "/networks/peers/contacts/" in whole
        for words in (ada.name, bo.name, "May I ask", str(network), network.code):
            assert words not in whole
    found = {
        (one.action, one.subject_id, one.actor, str(one.detail))
        for one in Event.objects.order_by("pk")[known:]
    }
    assert found == {("contacts.changed", str(who.pk), who.pk, "{}") for who in (ada, bo)}


def test_who_objects_to_reminders_gets_no_letter(ada, bo):
    Objection.objects.create(person=bo, purpose="reminders")
    asked = request(bo, ada)
    assert letters_to(bo) == []
    assert list(contacts.requests_to(bo)) == [asked]


@pytest.mark.parametrize("leaves", ["asker", "asked"])
def test_erasure_deletes_requests_contacts_and_blocks_from_both_sides(leaves, ada, bo, make_findable):
    cy, di = make_findable("Cy Third"), make_findable("Di Fourth")
    request(bo, ada)
    for one, other in ((ada, cy), (bo, cy)):
        api.accept_contact(request(other, one), by=other)
    for one in (ada, bo):
        api.block_contact(di, by=one)
        api.block_contact(one, by=di)
    gone, stays = (ada, bo) if leaves == "asker" else (bo, ada)
    accounts.erase_person(gone, by=SITE)
    assert not ContactRequest.objects.exists()
    assert contacts.contact_numbers(cy) == {stays.pk}
    assert {(one.person_id, one.blocked_id) for one in ContactBlock.objects.all()} == {
        (stays.pk, di.pk),
        (di.pk, stays.pk),
    }


def test_a_copy_of_ones_data_tells_no_name_no_decline_and_no_block(ada, bo):
    asked = request(bo, ada)
    before = str(accounts.export_of(ada)["held"])
    api.decline_contact(asked, by=bo)
    assert str(accounts.export_of(ada)["held"]) == before
    api.block_contact(ada, by=bo)
    assert str(accounts.export_of(ada)["held"]) == before
    assert "May I ask about boards?" in before
    assert "Bo Asked" not in before
    own = [part for part in accounts.export_of(bo)["held"] if part["model"] == "networks.ContactBlock"]
    assert [row["who is blocked"] for row in own[0]["rows"]] == ["Another person"]


def test_requests_without_an_answer_are_deleted_after_half_a_year(ada, bo):
    request(bo, ada)
    assert accounts.delete_expired()["networks.ContactRequest"] == 0
    ContactRequest.objects.update(sent_at=timezone.now() - 181 * DAY)
    assert accounts.delete_expired()["networks.ContactRequest"] == 1


def test_the_database_refuses_what_cannot_be(ada, bo):
    low, high = sorted((ada, bo), key=lambda person: person.pk)
    for model, wrong in (
        (ContactRequest, {"asker": ada, "asked": ada, "message": "Hello"}),
        (ContactRequest, {"asker": ada, "asked": bo, "message": ""}),
        (ContactRequest, {"asker": ada, "asked": bo, "message": "Hello", "withdrawn_at": timezone.now()}),
        (Contact, {"one": high, "other": low}),
        (Contact, {"one": low, "other": low}),
        (ContactBlock, {"person": ada, "blocked": ada}),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.create(**wrong)
