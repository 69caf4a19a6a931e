"""Asking a peer, and one's own contacts: what each of the two sees, before and after both agreed."""

import pytest
from django.urls import reverse

from fairlead_web.networks import api
from fairlead_web.networks.models import Contact, ContactBlock, ContactRequest

PEERS = reverse("networks:peers")
CONTACTS = reverse("networks:contacts")
WORDS = {"message": "May I ask about boards?"}


@pytest.fixture
def reader(client, sign_in, make_person):
    client.person = make_person("Noor Reader")
    return sign_in(client.person)


def text(client, address=PEERS):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def plain(page):
    return [line for line in page.splitlines() if "csrfmiddlewaretoken" not in line]


def ask(person):
    return reverse("networks:ask_peer", args=[person.pk])


def test_asking_twice_is_one_request_and_says_first_what_is_seen(reader, make_findable):
    ada = make_findable("Ada Osei")
    first = text(reader, ask(ada))
    assert "They see your name, Noor Reader" in first
    assert "e-mail address" in first
    for _twice in range(2):
        answer = reader.post(ask(ada), WORDS)
        assert (answer.status_code, answer.url) == (302, CONTACTS)
    assert ContactRequest.objects.count() == 1
    assert "You asked" in text(reader)
    shown = text(reader, CONTACTS)
    assert "May I ask about boards?" in shown
    assert "ada.osei@example.org" not in shown


def test_each_long_list_has_pages_of_its_own(reader, make_person, make_findable):
    for number in range(26):
        asker, asked = make_person(f"Asker {number:02}"), make_findable(f"Asked {number:02}")
        for asks, whom in ((asker, reader.person), (reader.person, asked)):
            ContactRequest.objects.create(asker=asks, asked=whom, message="May I?")
        ContactBlock.objects.create(person=reader.person, blocked=make_person(f"Blocked {number:02}"))
    first = text(reader, CONTACTS)
    assert first.count("fl-card__title") == 50
    assert 'href="?asking=2#asking"' in first
    assert 'aria-label="Pagination: They ask you"' in first
    second = text(reader, f"{CONTACTS}?asking=2&blocked=2")
    assert second.count("Accept<") == 1
    assert second.count("Take it back<") == 25
    assert second.count("Unblock<") == 1
    assert 'href="?asking=2&amp;blocked=2&amp;sent=2#sent"' in second
    assert 'href="?asking=1&amp;blocked=2#asking"' in second


@pytest.mark.parametrize("message", ["", " ", "x" * 501])
def test_a_message_that_is_none_is_refused(message, reader, make_findable):
    answer = reader.post(ask(make_findable()), {"message": message})
    assert answer.status_code == 422
    assert not ContactRequest.objects.exists()


def test_who_cannot_be_found_cannot_be_asked(reader, make_person):
    for number in (make_person("Hidden Person").pk, reader.person.pk, 10**9):
        address = reverse("networks:ask_peer", args=[number])
        assert reader.get(address).status_code == 404
        assert reader.post(address, WORDS).status_code == 404


def test_addresses_are_seen_by_both_once_accepted(client, sign_in, make_findable):
    ada, bo = (
        make_findable("Ada Osei"),
        make_findable("Bo Asked", name_seen_by="nobody", needs_seen_by="members"),
    )
    asked = api.request_contact(bo, message="May I?", by=ada)
    sign_in(bo)
    assert "1 request waits for you." in text(client, reverse("accounts:me"))
    assert "Asks you" in text(client)
    shown = text(client, CONTACTS)
    assert "Ada Osei" in shown
    assert "May I?" in shown
    assert ada.email not in shown
    answer = reverse("networks:answer_contact", args=[asked.pk])
    assert client.post(answer, {"answer": "perhaps"}).status_code == 302
    assert not Contact.objects.exists()
    client.post(answer, {"answer": "accept"})
    assert client.post(answer, {"answer": "accept"}).status_code == 404
    assert f"mailto:{ada.email}" in text(client, CONTACTS)
    sign_in(ada)
    shown = text(client, CONTACTS)
    assert f"mailto:{bo.email}" in shown
    assert "Bo Asked" in shown
    assert "In contact" in text(client)


def test_declining_blocking_and_unblocking(client, sign_in, make_findable):
    ada, bo, cy = (make_findable(name) for name in ("Ada Osei", "Bo Asker", "Cy Asker"))
    declined, blocked = (api.request_contact(ada, message="May I?", by=one) for one in (bo, cy))
    sign_in(bo)
    before = text(client, CONTACTS)
    sign_in(ada)
    for number, answer in ((declined.pk, "decline"), (blocked.pk, "block")):
        address = reverse("networks:answer_contact", args=[number])
        assert client.post(address, {"answer": answer}).status_code == 302
        assert client.post(address, {"answer": answer}).status_code == 404
    shown = text(client, CONTACTS)
    assert "Bo Asker" not in shown
    assert "Cy Asker" in shown, "Among those who are blocked."
    unblock = reverse("networks:unblock_contact", args=[ContactBlock.objects.get().pk])
    sign_in(cy)
    assert client.post(unblock).status_code == 404
    sign_in(bo)
    assert plain(text(client, CONTACTS)) == plain(before)
    sign_in(ada)
    assert client.post(unblock).status_code == 302
    assert not ContactBlock.objects.exists()


def test_taking_back_and_ending(client, sign_in, make_findable, make_person):
    ada, bo = make_findable("Ada Osei"), make_findable("Bo Asked")
    asked = api.request_contact(bo, message="May I?", by=ada)
    away = reverse("networks:withdraw_contact", args=[asked.pk])
    sign_in(bo)
    assert client.post(away).status_code == 404
    sign_in(ada)
    assert (client.post(away).status_code, client.post(away).status_code) == (302, 404)
    for block in ({}, {"block": "yes"}):
        contact = api.accept_contact(api.request_contact(bo, message="Now?", by=ada), by=bo)
        end = reverse("networks:end_contact", args=[contact.pk])
        sign_in(make_person(f"Noor Other{len(block)}"))
        assert client.post(end).status_code == 404
        sign_in(ada)
        assert client.get(end).status_code == 405
        assert client.post(end, block).status_code == 302
        assert not Contact.objects.exists()
    assert ContactBlock.objects.get().blocked == bo
