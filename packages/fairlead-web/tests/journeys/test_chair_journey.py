"""A chair's evening: welcoming somebody who asked, holding a live chat, and keeping its summary."""

import datetime as dt

import pytest
from django.utils import timezone

from fairlead_web.audit.api import SITE
from fairlead_web.networks import actions, api
from fairlead_web.networks.models import Network

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

QUESTION = "What did the board do first?"
ANSWER = "It published its own figures."


@pytest.fixture
def network(transactional_db):
    found = Network.objects.get(code="women-leaders")
    return actions.change_network(found, by=SITE, asks_approval=True) or found


@pytest.fixture
def chair(network, make_person):
    person = make_person("Chidi Eze")
    api.agree_to_chair(api.appoint_chair(network, person=person, by=SITE), by=person)
    return person


def moment(minutes):
    """Some minutes from now as London writes it."""
    return f"{timezone.localtime(timezone.now() + dt.timedelta(minutes=minutes)):%Y-%m-%d %H:%M}"


def asks_to_join(visitor, person):
    visitor.signs_in(person).opens("/networks/women-leaders/").reads("Women leaders network")
    visitor.presses("Ask to join").reads("Ask to join")
    visitor.page.get_by_label("Member", exact=True).check()
    visitor.page.get_by_label("That name, and what my profile shows").check()
    visitor.page.get_by_label("I agree that this site holds").check()
    visitor.presses("Ask to join").reads("My networks")
    assert "Waiting for the chair" in visitor.page.content()


def welcomes(visitor, chair, person):
    visitor.signs_in(chair).opens("/networks/women-leaders/chair/").reads("Chair’s desk")
    visitor.page.get_by_role("button", name=f"Welcome {person.name}").click()
    visitor.reads("Chair’s desk")
    assert "Nobody waits for an answer." in visitor.page.content()


def plans(visitor):
    visitor.opens("/networks/women-leaders/chats/").reads("Live chats").presses("Plan a live chat")
    visitor.reads("Plan a live chat").page.get_by_label("Title").fill("From figures to deeds")
    visitor.page.get_by_label("What is it about?").fill("How a board began.")
    visitor.page.get_by_label("Opens").fill(moment(-1))
    visitor.page.get_by_label("Closes").fill(moment(60))
    visitor.presses("Plan it").reads("Live chats").follows("From figures to deeds")
    visitor.reads("From figures to deeds")
    return visitor.page.url.removeprefix(visitor.address)


def asks(visitor, person, chat):
    visitor.signs_in(person).opens(chat).reads("From figures to deeds").presses("Ask a question")
    visitor.reads("Ask a question").page.get_by_label("Your question").fill(QUESTION)
    visitor.page.get_by_label("Without my name. Nobody sees").check()
    visitor.page.locator("input[name=quote][value=unnamed]").check()
    visitor.presses("Send it to the chair").reads("From figures to deeds")


def answers(visitor, chair, chat, asker):
    visitor.signs_in(chair).opens(chat).follows("Go to this chat’s desk").reads("Questions")
    assert asker.name not in visitor.page.locator("main").inner_text(), "Asked without a name."
    visitor.page.get_by_role("button", name="Put").click()
    visitor.reads("Questions").page.get_by_role("link", name="Answer").first.click()
    visitor.reads("Answer").page.get_by_label("Answer", exact=True).fill(ANSWER)
    visitor.page.locator("input[name=answered_by][value=chair]").check()
    visitor.presses("Show the answer").reads("Questions")


def closes(network):
    """The hour is over."""
    over = timezone.now() - dt.timedelta(minutes=1)
    network.chats.update(opens_at=over - dt.timedelta(hours=1), closes_at=over)


def test_a_request_a_live_chat_and_its_summary(visitor, network, chair, make_person):
    asker = make_person("Noor Asker")
    asks_to_join(visitor, asker)
    welcomes(visitor, chair, asker)
    chat = plans(visitor)
    asks(visitor, asker, chat)
    answers(visitor, chair, chat, asker)
    visitor.signs_in(asker).opens(chat).reads("From figures to deeds")
    assert ANSWER in visitor.page.content()
    closes(network)
    visitor.signs_in(chair).opens(chat).follows("Go to this chat’s desk").reads("Questions")
    visitor.follows("Write the summary").reads("Write the summary")
    visitor.page.get_by_label("Everybody, also people who are not signed in").check()
    visitor.page.get_by_label("Summary", exact=True).fill("An hour about first steps.")
    visitor.presses("Publish the summary").reads("From figures to deeds")

    visitor.signs_out().opens("/networks/women-leaders/chats/").reads("Live chats")
    visitor.follows("From figures to deeds").reads("From figures to deeds")
    shown = visitor.page.locator("main").inner_text()
    assert "An hour about first steps." in shown
    assert QUESTION in shown
    assert ANSWER in shown
    assert asker.name not in shown
