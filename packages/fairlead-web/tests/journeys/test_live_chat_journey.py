"""A live chat while it is open, in a real browser: new answers are told, and shown when asked for."""

import datetime as dt

import pytest
from django.utils import timezone

from fairlead_web.audit.api import SITE
from fairlead_web.networks import api
from fairlead_web.networks.models import LiveChat, Network

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

TITLE = "From figures to deeds"
PHONE = {"width": 320, "height": 640}
A_LOOK = 21_000  # milliseconds, one more than a page waits


@pytest.fixture
def chat(transactional_db, make_person):
    """An open chat with a question; `chat.answers(text)` has the chair answer another."""
    network = Network.objects.get(code="women-leaders")
    chair, asker, reader = map(make_person, ("Chidi Eze", "Ama Asker", "Femi Fellow"))
    api.agree_to_chair(api.appoint_chair(network, person=chair, by=SITE), by=chair)
    for person in (asker, reader):
        api.join(network, by=person, kind="member")
    now = timezone.now()
    hour = dt.timedelta(hours=1)
    made = api.plan_chat(
        network, title=TITLE, about="How a board began.", opens_at=now - hour, closes_at=now + hour, by=chair
    )

    def answers(text):
        question = api.ask_question(made, text=f"Why is it so: {text}", by=asker)
        api.answer_question(question, answer=text, answered_by="chair", by=chair)

    made.answers, made.reader, made.chair = answers, reader, chair
    made.ask = lambda text: api.ask_question(made, text=text, by=asker)
    made.desk = f"/networks/{network.code}/chair/chats/{made.pk}/"
    made.page = f"/networks/{network.code}/chats/{made.pk}/"
    return made


def test_new_answers_are_told_and_shown_when_asked_for(visitor, chat):
    page = visitor.page
    page.set_viewport_size(PHONE)
    page.clock.install()
    own = api.ask_question(chat, text="Who began it?", by=chat.reader)
    visitor.signs_in(chat.reader).opens(chat.page).reads(TITLE)
    told = page.locator("[data-live-status]")
    assert told.get_attribute("role") == "status"
    assert page.get_by_role("link", name="See new answers").count() == 0, "The script does it instead."
    asking = page.get_by_role("button", name="Ask a question")
    asking.focus()

    chat.answers("Since it began with deeds.")
    api.answer_question(own, answer="Since nobody asked.", answered_by="chair", by=chat.chair)
    page.clock.fast_forward(A_LOOK)
    told.get_by_text("2 new answers").wait_for()
    assert asking.evaluate("it => it === document.activeElement"), "The focus stays where it was."
    assert page.get_by_text("Since nobody asked.", exact=True).count() == 0, "Nothing moves by itself."
    visitor.presses("Show new answers").reads(TITLE)
    page.locator("[data-live-list]").get_by_text("Since nobody asked.", exact=True).wait_for()
    assert page.get_by_text("New", exact=True).count() == 2
    page.locator("[data-live-mine]").get_by_text("Answered", exact=True).wait_for()
    assert page.get_by_role("button", name="Show new answers").evaluate("it => it === document.activeElement")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

    visitor.presses("Stop looking")
    told.get_by_text("Paused.").wait_for()
    chat.answers("Since we listened.")
    page.clock.fast_forward(5 * A_LOOK)
    page.wait_for_timeout(300)
    assert told.inner_text().startswith("Paused.")
    visitor.presses("Look again")
    told.get_by_text("1 new answer").wait_for()

    LiveChat.objects.update(closes_at=timezone.now() - dt.timedelta(seconds=1))
    page.clock.fast_forward(A_LOOK)
    told.get_by_text("1 new answer. The chat has closed.").wait_for()
    assert page.get_by_role("button", name="Stop looking").is_disabled()
    visitor.presses("Show new answers")
    page.get_by_text("Since we listened.", exact=True).wait_for()
    assert visitor.faults == []


def test_the_chair_is_told_of_new_questions_and_puts_one(visitor, chat):
    page = visitor.page
    page.clock.install()
    visitor.signs_in(chat.chair).opens(chat.desk).reads("Questions")
    page.get_by_text("No question waits for you.").wait_for()
    chat.ask("Why is it so?")
    page.clock.fast_forward(A_LOOK)
    page.locator("[data-live-status]").get_by_text("1 new question").wait_for()
    visitor.presses("Show new questions")
    visitor.presses("Put it to those who belong Why is it so?").reads("Questions")
    page.get_by_role("heading", name="Put, and waiting for an answer").wait_for()
    assert visitor.faults == []


def test_without_scripts_a_link_says_how_many_came(without_scripts, chat):
    page = without_scripts.page
    chat.answers("Since it began with deeds.")
    without_scripts.signs_in(chat.reader).opens(chat.page)
    assert not page.get_by_role("button", name="Stop looking").is_visible()
    chat.answers("Since nobody asked.")
    without_scripts.follows("See new answers")
    page.get_by_text("1 new answer", exact=True).wait_for()
    page.get_by_text("Since nobody asked.", exact=True).wait_for()
    assert page.get_by_text("New", exact=True).count() == 1
    without_scripts.follows("See new answers")
    page.get_by_text("Nothing new since you last looked.").wait_for()
