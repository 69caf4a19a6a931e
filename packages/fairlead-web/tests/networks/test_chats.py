"""Live chats: planned, opened and closed by their moments, with a guest named by consent."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from fairlead_web.audit.api import SITE
from fairlead_web.audit.models import Event
from fairlead_web.networks import actions, api, chats
from fairlead_web.networks.models import ChatQuestion, LiveChat

State = LiveChat.State
HOUR = dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("opens", "closes", "state"), [(1, 2, State.PLANNED), (-1, 1, State.OPEN), (-2, -1, State.CLOSED)]
)
def test_where_a_chat_stands_follows_from_its_moments(opens, closes, state, network, make_chat):
    assert make_chat(network, opens=opens, closes=closes).state == state


def test_the_moments_themselves_belong_to_what_begins(network, make_chat):
    chat = make_chat(network)
    assert chat.state_at(chat.opens_at) == State.OPEN
    assert chat.state_at(chat.closes_at) == State.CLOSED
    assert str(chat) == "Ask about boards"


def test_planning_twice_is_planning_once_and_is_recorded(network, make_chat):
    first = make_chat(network)
    again = api.plan_chat(
        network,
        title=first.title,
        about="Again",
        opens_at=first.opens_at,
        closes_at=first.closes_at,
        by=first.chair,
    )
    assert again == first
    assert Event.objects.filter(action="chat.planned", subject_id=str(first.pk)).count() == 1


def test_only_the_networks_own_chair_holds_chats(network, other_network, make_chat, make_chair, make_person):
    chat = make_chat(network)
    for person in (make_chair(other_network, "Olu Other"), make_person("Noor Reader")):
        with pytest.raises(api.NotNow):
            make_chat(network, chair=person)
        with pytest.raises(api.NotNow):
            api.cancel_chat(chat, by=person)


def test_a_guest_is_named_only_once_they_agreed(network, make_chat):
    chat = make_chat(network)
    assert chat.guest_agreed_on == timezone.localdate()
    plain = make_chat(network, opens=2, closes=3, chair=chat.chair, guest_name="")
    assert (plain.guest_name, plain.guest_role, plain.guest_agreed_on) == ("", "", None)
    with pytest.raises(api.NotNow, match="once they have agreed"):
        actions.change_chat(plain, by=chat.chair, guest_name="Ms Guest")


def test_a_chat_closes_after_it_opens(network, make_chat):
    with pytest.raises(ValidationError, match="closes after it opens"):
        make_chat(network, opens=1, closes=1)


def test_a_plan_changes_until_the_chat_closes(network, make_chat):
    chat = make_chat(network, opens=1, closes=2)
    changed = actions.change_chat(
        chat, by=chat.chair, title="Ask about pay", opens_at=chat.opens_at - 2 * HOUR
    )
    assert (changed.title, changed.state, changed.guest_name) == ("Ask about pay", State.OPEN, "")
    with pytest.raises(api.NotNow, match="open already"):
        actions.change_chat(changed, by=chat.chair, opens_at=timezone.now() + HOUR)
    longer = actions.change_chat(changed, by=chat.chair, closes_at=chat.closes_at + HOUR)
    assert longer.closes_at == chat.closes_at + HOUR
    over = make_chat(network, opens=-3, closes=-2, chair=chat.chair)
    with pytest.raises(api.NotNow, match="is over"):
        actions.change_chat(over, by=chat.chair, title="Late")


def test_cancelling_deletes_the_questions_and_happens_once(network, make_chat, ask):
    chat = make_chat(network)
    ask(chat)
    for _twice in range(2):
        api.cancel_chat(chat, by=chat.chair)
    chat.refresh_from_db()
    assert chat.state == State.CANCELLED
    assert not ChatQuestion.objects.exists()
    assert Event.objects.filter(action="chat.cancelled").count() == 1
    with pytest.raises(api.NotNow, match="over and cannot"):
        api.cancel_chat(make_chat(network, opens=-3, closes=-2, chair=chat.chair), by=chat.chair)


def test_closing_a_network_ends_its_chats(network, make_chat, ask):
    chat = make_chat(network)
    ask(chat)
    past = make_chat(network, opens=-3, closes=-2, chair=chat.chair)
    api.close_network(network, by=SITE)
    assert not ChatQuestion.objects.exists()
    for one in (chat, past):
        one.refresh_from_db()
    assert (chat.state, past.state) == (State.CANCELLED, State.CLOSED)


def test_questions_are_deleted_thirty_days_after_closing(network, make_chat, ask, capsys):
    chat = make_chat(network)
    ask(chat)
    assert chat.questions_go_at == chat.closes_at + 30 * DAY
    assert actions.sweep_chats(chat.closes_at + 30 * DAY - HOUR) == 0
    call_command("sweep_chats")
    assert capsys.readouterr().out == "0 questions deleted.\n"
    assert actions.sweep_chats(chat.closes_at + 30 * DAY) == 1
    assert actions.sweep_chats(chat.closes_at + 30 * DAY) == 0
    assert LiveChat.objects.count() == 1


def test_who_sees_which_chats(network, make_chat):
    chat = make_chat(network, opens=1, closes=2)
    over = make_chat(network, opens=-3, closes=-2, chair=chat.chair)
    assert list(api.chats_of(network, inside=True)) == [chat, over]
    assert list(api.chats_of(network, inside=False)) == []
    assert list(chats.coming(network)) == [chat]
    api.publish_summary(over, text="What was said.", public=True, by=chat.chair)
    assert list(api.chats_of(network, inside=False)) == [over]


@pytest.mark.parametrize(
    "wrong",
    [
        {"guest_name": "Ms Guest"},
        {"guest_agreed_on": timezone.localdate()},
        {"summary": "Said"},
        {"summarised_at": timezone.now()},
        {"summary_public": True},
        {"summary": "Said", "summarised_at": timezone.now(), "cancelled_at": timezone.now()},
        {"closes_at": timezone.now() - DAY},
    ],
)
def test_the_database_refuses_half_of_a_pair(wrong, network):
    now = timezone.now()
    given = {"title": "T", "about": "A", "opens_at": now, "closes_at": now + HOUR, **wrong}
    with pytest.raises(IntegrityError), transaction.atomic():
        LiveChat.objects.create(network=network, **given)
