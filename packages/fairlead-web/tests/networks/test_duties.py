"""Letters to chairs and the programme team: how much waits, once a day, and nothing of whom or where."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.utils import timezone

from fairlead_web.accounts import api as accounts
from fairlead_web.accounts.actions import consents
from fairlead_web.accounts.models import Letter
from fairlead_web.audit.api import SITE
from fairlead_web.networks import actions, api
from fairlead_web.networks.models import ChairTerm, ChatQuestion, DutyMark, LiveChat, Membership

WAITS, RISK = "Something waits for you", "Please look at a report today"


@pytest.fixture
def team(make_person, give):
    person = make_person("Joan Team")
    give(person, "programme-team")
    return person


@pytest.fixture
def topic(network, author):
    return api.start_topic(network, title="A title", text="Words that hurt", by=author)


@pytest.fixture
def tomorrow(monkeypatch):
    """tomorrow() lets a night pass."""

    def night():
        now = timezone.now() + dt.timedelta(days=1)
        monkeypatch.setattr(timezone, "now", lambda: now)

    return night


def letters():
    return sorted(Letter.objects.values_list("person__name", "subject"))


def test_a_report_without_a_chair_reaches_the_programme_team(topic, fellow, team, make_person):
    make_person("Noor Reader")
    api.report(topic, reason="other", by=fellow)
    assert letters() == [("Joan Team", WAITS)]
    assert "- 1 report\n" in Letter.objects.get().text


def test_a_report_about_the_only_chair_reaches_the_team_and_not_the_chair(network, make_chair, fellow, team):
    chair = make_chair(network)
    words = api.start_topic(network, title="Welcome", text="Hello", by=chair)
    api.report(words, reason="other", by=fellow)
    assert letters() == [("Joan Team", WAITS)]
    make_chair(network, "Bo Second")
    api.report(words, reason="other", by=chair)
    assert ("Bo Second", WAITS) in letters()


def test_one_letter_a_day_as_long_as_something_waits(
    topic, fellow, author, team, tomorrow, capsys, post_office
):
    api.report(topic, reason="other", by=fellow)
    api.report(api.post(topic, text="More", by=author), reason="other", by=fellow)
    assert len(post_office()) == 1
    assert letters() == [], "Nothing stays of a letter that is sent."
    call_command("remind_of_duties")
    assert capsys.readouterr().out == "0 letters written.\n"
    tomorrow()
    assert [actions.remind_of_duties(), actions.remind_of_duties()] == [1, 0]
    assert letters() == [("Joan Team", WAITS)]
    assert "- 2 reports\n" in Letter.objects.order_by("pk").last().text
    for thing in (topic, *api.posts_of(topic)):
        api.moderate(thing, deed="keep", words="It is fair.", by=team)
    tomorrow()
    assert actions.remind_of_duties() == 0
    assert not DutyMark.objects.exists(), "Nor on which day it was."


@pytest.mark.parametrize("judge", ["chair", "team"])
def test_a_risk_is_told_at_once_each_time_and_to_who_wants_no_reminders_too(
    judge, topic, fellow, author, team, make_chair, network
):
    decides = make_chair(network) if judge == "chair" else team
    consents.object_to(decides, "reminders", by=decides)
    api.report(topic, reason="other", by=fellow)
    assert letters() == []
    api.report(api.post(topic, text="I cannot go on", by=author), reason="risk", by=fellow)
    api.report(api.post(topic, text="Help", by=author), reason="risk", by=fellow)
    assert letters() == [(decides.name, RISK)] * 2


def test_a_chair_hears_of_requests_and_of_questions_in_chats_that_are_near(
    network, make_chat, ask, join, make_person, tomorrow
):
    chat = make_chat(network, opens=48, closes=49)
    ask(chat)
    assert actions.remind_of_duties() == 0, "The chat is days away."
    LiveChat.objects.update(opens_at=timezone.now() + dt.timedelta(hours=20))
    assert actions.remind_of_duties() == 1
    assert "- 1 question\n" in Letter.objects.get().text
    tomorrow()
    actions.change_network(network, by=SITE, asks_approval=True)
    join(make_person("Wanda Waits"), network)
    assert "- 1 request\n- 1 question\n" in Letter.objects.order_by("pk").last().text
    assert letters() == [("Chandra Chair", WAITS)] * 2
    ChatQuestion.objects.all().delete()
    ChairTerm.objects.update(starts_on="2020-01-01", ends_on="2020-01-02")
    tomorrow()
    assert actions.remind_of_duties() == 0, "Whoever chairs no more is not written to."


def test_the_team_hears_once_a_day_that_a_chair_is_to_be_found_whoever_waits(
    network, team, make_person, join, tomorrow, make_chair
):
    actions.change_network(network, by=SITE, asks_approval=True)
    join(make_person("Wanda Waits"), network)
    assert letters() == [], "The moment would tell who waits."
    assert actions.remind_of_duties() == 1
    assert "- 1 chair to find\n" in Letter.objects.get().text
    Membership.objects.all().delete()
    tomorrow()
    assert actions.remind_of_duties() == 1, "Nor does it tell that nobody does."
    make_chair(network)
    tomorrow()
    assert actions.remind_of_duties() == 0


def test_the_letters_name_nobody_and_no_network_and_leave_the_digest_alone(
    topic, fellow, network, make_chair, join, make_person, post_office
):
    chair = make_chair(network)
    actions.change_network(network, by=SITE, asks_approval=True)
    join(make_person("Wanda Waits"), network)
    api.report(topic, reason="risk", words="Please look", by=fellow)
    sent = post_office()
    assert sorted(letter.subject for letter in sent) == [RISK, WAITS]
    for letter in sent:
        whole = f"{letter.subject}\n{letter.body}"
        for word in (str(network), network.code, "LGBT", "network", "Wanda", "Ama", "Femi", "A title"):
            assert word not in whole, letter.subject
        assert "List-Unsubscribe" not in letter.extra_headers
    assert chair not in accounts.people_who_want_digest("daily")
    assert not Letter.objects.exists()
