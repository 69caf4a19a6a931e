"""The canary has left: no row of any table tells that they belonged, in whatever columns it is looked for."""

import datetime as dt

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from fairlead_web.accounts import api as accounts
from fairlead_web.accounts.models import Letter
from fairlead_web.audit.api import SITE
from fairlead_web.audit.models import Event
from fairlead_web.networks import actions, api
from fairlead_web.networks.models import ChatQuestion, Story
from fairlead_web.ui import page_cache

NAME, CALLED, WORD = "Robin Kestrel", "Kestrel7", "xylophone"


def stored():
    """Every row of every table, as text by column."""
    rows = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            names = [column[0] for column in cursor.description]
            rows += [
                (table, dict(zip(names, map(str, row), strict=True)))
                for row in cursor.fetchall()
                if table != "django_session"
            ]
    return rows


def joined_by_a_second(rows, person, network, chair):
    """Rows of the person and rows of the network or its chair that stand in one second of each other."""
    own = [row for row in rows if str(person.pk) in (row[1].get("person_id"), row[1].get("actor"))]
    theirs = [
        row
        for row in rows
        if row[1].get("network_id") == str(network.pk) or row[1].get("person_id") == str(chair.pk)
    ]
    return {(one[0], other[0]) for one in own for other in theirs if moments(one[1]) & moments(other[1])}


def moments(row):
    return {value[:19] for name, value in row.items() if name.endswith(("_at", "at")) and value[:2] == "20"}


@pytest.fixture
def clock(time_machine):
    """clock() makes it the next minute, so that what is done at different times shows so; or days later."""
    now = [timezone.now().replace(microsecond=0)]

    def tick(days=0):
        now[0] += dt.timedelta(days=days, minutes=1)
        time_machine.move_to(now[0], tick=False)

    return tick


@pytest.fixture
def gone(make_person, join, network, make_chair, make_chat, clock, post_office):
    """The canary, having done everything that one can do inside, and left."""
    chair, fellow, canary = make_chair(network, "Own Chair"), make_person("Femi Fellow"), make_person(NAME)
    join(fellow, network)
    chat = make_chat(network, chair=chair)
    theirs = [api.start_topic(network, title="Theirs", text=text, by=fellow) for text in ("One", "Two")]
    actions.change_network(network, by=SITE, asks_approval=True)
    clock()
    accounts.change_profile(canary, by=canary, called=CALLED)
    accounts.set_digest_frequency(canary, "daily", by=canary)
    done = []

    def do(verb, *args, **how):
        clock()
        done.append(verb(*args, **how))
        post_office()
        return done[-1]

    do(actions.accept, do(join, canary, network), by=chair)
    topic = do(api.start_topic, network, title=f"My {WORD}", text=f"A {WORD}", by=canary)
    do(api.post, topic, text="An answer", by=fellow)
    mine = do(api.post, theirs[0], text=f"Their {WORD}", by=canary)
    for one in theirs:
        do(api.report, one, reason="risk", words=f"About a {WORD}", by=canary)
    do(api.moderate, mine, deed="hide", reason="purpose", words="Off the point.", by=chair)
    do(api.moderate, theirs[0], deed="hide", reason="purpose", words="Off the point.", by=chair)
    asked = do(api.ask_question, chat, text=f"Why a {WORD}?", by=canary, named=True, quote="named")
    do(actions.answer_question, asked, answer="So.", answered_by="chair", by=chair)
    story = do(api.share_story, network, text=f"I play the {WORD}", shown="public-unnamed", by=canary)
    do(actions.celebrate, story, by=chair)
    do(api.publish_update, network, title="News", text="News", public=False, by=chair)
    clock(days=1)
    assert actions.send_digests() == 1
    do(api.leave, network, by=canary)
    return canary, chair


def test_no_row_holds_the_person_and_the_network(gone, network):
    canary, chair = gone
    rows = stored()
    assert not [row for row in rows if WORD in str(row[1])], "Not a word of theirs stays."
    keys = [row["key"] for table, row in rows if table == "accounts_letter"]
    assert keys == [], "A letter's key would lead to a request, a report or a verdict of the network."
    assert joined_by_a_second(rows, canary, network, chair) == set()


def test_the_record_holds_joining_and_leaving_and_no_other_moment(gone, network):
    canary, _chair = gone
    deeds = Event.objects.filter(actor=canary.pk, action="memberships.changed")
    assert deeds.count() == 2
    assert not Event.objects.filter(
        actor=canary.pk, action__startswith="consent.", detail__purpose="belonging"
    )


def test_erasing_the_account_leaves_neither_name_nor_words(gone):
    canary, _chair = gone
    address = canary.email
    accounts.erase_person(canary, by=canary)
    text = str(stored())
    assert not [word for word in (NAME, CALLED, WORD, address) if word in text]


def test_what_is_public_of_a_person_goes_at_once_from_kept_pages(
    make_person, join, network, make_chair, django_capture_on_commit_callbacks, monkeypatch
):
    person, forgotten = make_person(NAME), []
    join(person, network)
    story = actions.share_story(network, text="I asked.", shown="public-unnamed", by=person)
    actions.celebrate(story, by=make_chair(network))
    monkeypatch.setattr(page_cache.cache, "set", lambda *args: forgotten.append(args))
    before = Event.objects.count()
    with django_capture_on_commit_callbacks(execute=True):
        actions.withdraw_story(story, by=person)
    assert forgotten
    assert (Story.objects.count(), Event.objects.count()) == (0, before), "Gone, and nothing on the record."


def test_questions_of_chats_go_with_all_else_that_is_past_its_time(make_chat, ask, network):
    ask(make_chat(network))
    assert accounts.delete_expired()["networks.ChatQuestion"] == 0
    now = timezone.now()
    network.chats.update(opens_at=now - dt.timedelta(days=31), closes_at=now - dt.timedelta(days=30))
    assert accounts.delete_expired()["networks.ChatQuestion"] == 1
    assert not ChatQuestion.objects.exists()


def test_nobody_makes_themselves_chair_and_chairs_hear_of_another(make_person, give, network, make_chair):
    team, chair = make_person("Tess Team"), make_chair(network)
    give(team, "programme-team")
    with pytest.raises(api.NotNow, match="somebody else of the team"):
        api.appoint_chair(network, person=team, by=team)
    term = api.appoint_chair(network, person=team, by=SITE)
    assert not Letter.objects.filter(person=chair).exists(), "Not before they agreed."
    api.agree_to_chair(term, by=team)
    letters = [(letter.subject, letter.kind) for letter in Letter.objects.filter(person=chair)]
    assert letters == [("There is another chair", accounts.PASSING)]


def test_a_chair_sees_the_day_of_a_request_and_not_the_time(
    client, sign_in, make_person, join, network, make_chair
):
    actions.change_network(network, by=SITE, asks_approval=True)
    entry = join(make_person(NAME), network)
    page = sign_in(make_chair(network)).get(reverse("networks:desk", args=[network.code])).content.decode()
    assert NAME in page
    assert f"{timezone.localtime(entry.asked_at):%H:%M}" not in page


def test_whoever_chaired_can_still_delete_what_they_wrote(client, sign_in, make_person, network, make_chair):
    chair = make_chair(network)
    topic = api.start_topic(network, title="Welcome", text=f"A {WORD}", by=chair)
    leave = reverse("networks:leave", args=[network.code])
    sign_in(chair)
    assert leave not in client.get(reverse("networks:mine")).content.decode(), "Not while they chair it."
    api.end_chair(api.chairs_of(network).get(person=chair), by=SITE)
    assert leave in client.get(reverse("networks:mine")).content.decode()
    assert "Delete what you wrote there?" in client.get(leave).content.decode()
    client.post(leave)
    assert not type(topic).objects.exists()
    assert client.get(leave).status_code == 404
    assert not Event.objects.filter(actor=chair.pk, action="memberships.changed").exists()


def test_a_copy_says_where_one_wrote_and_why_a_moderator_hid_it(make_person, join, network, make_chair):
    person = make_person(NAME)
    join(person, network)
    mine = api.start_topic(network, title="Mine", text="Mine", by=person)
    api.moderate(
        api.post(mine, text="Hello", by=person),
        deed="hide",
        reason="purpose",
        words="Off.",
        by=make_chair(network),
    )
    api.report(mine, reason="other", by=person)
    held = {part["model"]: part["rows"] for part in accounts.export_of(person)["held"]}
    [post], [report], [topic] = (held[f"networks.{name}"] for name in ("Post", "Report", "Topic"))
    assert (post["network"], report["network"]) == (str(network), str(network))
    assert (post["reason in words"], "reason in words" in topic) == ("Off.", False)
