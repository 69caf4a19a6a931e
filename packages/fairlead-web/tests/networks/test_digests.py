"""Digests: never twice, nothing lost, nothing in the subject, and only as the person chose."""

import datetime as dt

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from fairlead_web.accounts import api as accounts
from fairlead_web.accounts.models import Letter, Preference
from fairlead_web.accounts.unsubscribe import person_of
from fairlead_web.networks import actions
from fairlead_web.networks.digest import Item, window_end
from fairlead_web.networks.models import DigestMark, Membership, Update
from fairlead_web.ui import slots

DAY = dt.timedelta(days=1)


def at(day, hour=1):
    """A moment in March 2026; the 2nd is a Monday."""
    return timezone.make_aware(dt.datetime(2026, 3, day, hour))


@pytest.fixture
def reader(make_person, join, network):
    person = make_person("Rosa Reader")
    join(person, network)
    Membership.objects.update(joined_at=at(1) - 30 * DAY)
    accounts.set_digest_frequency(person, "daily", by=person)
    Preference.objects.update(chosen_at=at(1) - 30 * DAY)
    return person


@pytest.fixture
def tell(network, make_chair):
    chair = make_chair(network)

    def publish(title, when):
        update = actions.publish_update(network, title=title, text="Text", public=False, by=chair)
        Update.objects.filter(pk=update.pk).update(published_at=when)

    return publish


def texts():
    return list(Letter.objects.order_by("pk").values_list("text", flat=True))


def test_a_digest_tells_titles_and_how_to_stop_and_names_no_network(reader, tell, network, settings):
    tell("Dates for the summer", at(2, 12))
    assert actions.send_digests(at(3)) == 1
    letter = Letter.objects.get()
    assert letter.subject == f"Your digest from {settings.SITE.name}"
    assert "- Dates for the summer" in letter.text
    assert "New since 2 March 2026" in letter.text
    token = letter.text.partition("/account/unsubscribe/")[2].partition("/")[0]
    assert person_of(token) == reader
    assert str(network) not in letter.text
    assert network.code not in letter.text


@pytest.mark.parametrize("named", ["{network}: dates", "For all WOMEN  LEADERS", "See women-leaders"])
def test_a_title_that_names_a_network_stays_on_the_site(named, reader, tell, network):
    title = named.format(network=network)
    tell(title, at(2, 12))
    tell("Dates for the summer", at(2, 13))
    actions.send_digests(at(3))
    [text] = texts()
    assert title not in text, "The privacy notice says that no e-mail names a network."
    assert "- News. Its title stands on the site only" in text
    assert "- Dates for the summer" in text


def test_one_press_in_the_mail_program_stops_it(reader, tell, client, post_office):
    tell("News", at(2, 12))
    actions.send_digests(at(3))
    [sent] = post_office()
    link = sent.extra_headers["List-Unsubscribe"].strip("<>")
    assert sent.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    answer = client.post(
        link.partition("//")[2].partition("/")[1] + link.partition("//")[2].partition("/")[2]
    )
    assert answer.status_code == 200
    assert accounts.digest_frequency(reader) == "never"
    tell("More news", at(3, 12))
    assert actions.send_digests(at(4)) == 0
    assert not DigestMark.objects.exists()


def test_running_again_writes_nothing_again(reader, tell):
    tell("News", at(2, 12))
    assert [actions.send_digests(at(3)), actions.send_digests(at(3)), actions.send_digests(at(3, 23))] == [
        1,
        0,
        0,
    ]
    DigestMark.objects.all().delete()
    actions.send_digests(at(3))
    assert Letter.objects.count() == 1, "The letter's key holds also where the mark is lost."


def test_a_day_on_which_nothing_ran_loses_nothing(reader, tell):
    actions.send_digests(at(2))
    tell("Of the 2nd", at(2, 12))
    tell("Of the 3rd", at(3, 12))
    tell("Of today", at(5, 0) + dt.timedelta(minutes=1))
    actions.send_digests(at(5))
    [text] = texts()
    assert "Of the 2nd" in text
    assert "Of the 3rd" in text
    assert "Of today" not in text
    actions.send_digests(at(6))
    assert "Of today" in texts()[1]
    assert "Of the 3rd" not in texts()[1]


def test_what_was_told_at_midnight_is_told_once(reader, tell):
    tell("At midnight", at(3, 0))
    assert [actions.send_digests(at(day)) for day in (3, 4, 5)] == [0, 1, 0]


def test_nothing_new_is_no_letter_and_never_is_never(reader, tell, make_person, join, network):
    never, unasked = make_person("Nell Never"), make_person("Una Unasked")
    accounts.set_digest_frequency(never, "never", by=never)
    for person in (never, unasked):
        join(person, network)
    assert actions.send_digests(at(3)) == 0
    tell("News", at(3, 12))
    assert actions.send_digests(at(4)) == 1
    assert Letter.objects.get().person == reader


def test_weekly_comes_on_mondays(reader, tell):
    accounts.set_digest_frequency(reader, "weekly", by=reader)
    tell("Wednesday", at(4, 12))
    assert [actions.send_digests(at(day)) for day in range(5, 9)] == [0, 0, 0, 0]
    assert actions.send_digests(at(9)) == 1
    assert "chose to get this weekly" in texts()[0]


def test_the_first_weekly_digest_comes_on_the_monday_after_the_choice(reader, tell):
    accounts.set_digest_frequency(reader, "weekly", by=reader)
    Preference.objects.update(chosen_at=at(4, 12))
    tell("Of the week before the choice", at(1, 12))
    tell("Of the day of the choice", at(4, 13))
    assert [actions.send_digests(at(day)) for day in range(5, 9)] == [0, 0, 0, 0], "None on a Thursday."
    assert [actions.send_digests(at(9)), actions.send_digests(at(9, 23))] == [1, 0]
    assert "Of the day of the choice" in texts()[0]
    assert "Of the week before" not in texts()[0]


def test_whoever_chose_hears_on_the_first_monday_also_where_it_was_missed(reader, tell):
    accounts.set_digest_frequency(reader, "weekly", by=reader)
    Preference.objects.update(chosen_at=at(8, 23))
    tell("Of the week", at(4, 12))
    assert actions.send_digests(at(10)) == 1, "Nothing ran on Monday."


def test_changing_how_often_repeats_nothing(reader, tell):
    accounts.set_digest_frequency(reader, "weekly", by=reader)
    tell("Wednesday", at(4, 12))
    actions.send_digests(at(9))
    accounts.set_digest_frequency(reader, "daily", by=reader)
    assert actions.send_digests(at(9, 5)) == 0
    assert actions.send_digests(at(10)) == 0


def test_what_came_before_one_joined_is_no_news_and_neither_is_ones_own(reader, tell, network):
    Membership.objects.update(joined_at=at(2, 13))
    tell("Before", at(2, 12))
    Update.objects.create(network=network, author=reader, title="Own", text="x", published_at=at(2, 14))
    assert actions.send_digests(at(3)) == 0


def test_leaving_ends_the_news_and_takes_earlier_digests_away(reader, tell, join, network, other_network):
    join(reader, other_network)
    tell("News", at(2, 12))
    assert actions.send_digests(at(3)) == 1
    tell("More news", at(3, 12))
    actions.leave(network, by=reader)
    assert actions.send_digests(at(4)) == 0
    assert not Letter.objects.exists(), "The days with news tell where, though another network remains."


def test_other_parts_add_what_is_new(reader, monkeypatch):
    monkeypatch.setattr(slots, "_fillings", slots._fillings.copy())
    monkeypatch.setitem(slots._fillings, "networks.digest", [(50, f"{__name__}.replies")])
    monkeypatch.setattr(slots, "_found", lambda path: replies)
    actions.send_digests(at(3))
    assert "- A reply" in texts()[0]
    assert str(DigestMark.objects.get()).startswith("Digest ")


def replies(person, since, until):
    assert until - since == DAY
    return [Item("A reply")]


def test_a_day_of_23_hours_ends_at_midnight_in_london():
    spring = timezone.make_aware(dt.datetime(2026, 3, 30, 2))
    assert timezone.localtime(window_end("daily", spring)).hour == 0
    day = window_end("daily", spring).timestamp() - window_end("daily", spring - DAY).timestamp()
    assert day == 23 * 60 * 60


def test_the_command_runs_at_any_time(reader, tell, capsys):
    tell("News", at(2, 12))
    with time_machine.travel(at(3)):
        call_command("send_digests")
    assert capsys.readouterr().out == "1 digests written.\n"
