"""The canary speaks: inside one may read it, as one is told before; outside nothing changes for anybody."""

import re

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fairlead_web.accounts import api as accounts
from fairlead_web.accounts.models import Letter
from fairlead_web.audit.models import Event
from fairlead_web.networks import api
from fairlead_web.networks.models import Topic

NAME = "Robin Kestrel"
TITLE = "Coming out to a board"
OUTSIDE = ["visitor", "stranger", "other chair", "lead", "programme-team", "administrator"]


@pytest.fixture
def canary(make_person, join, network):
    person = make_person(NAME)
    join(person, network)
    return person


@pytest.fixture
def chair(make_chair, network):
    return make_chair(network, "Own Chair")


@pytest.fixture(params=OUTSIDE)
def outside(request, client, sign_in, make_person, make_organisation, give, make_chair, other_network):
    if request.param == "visitor":
        return client
    if request.param == "other chair":
        return sign_in(make_chair(other_network))
    person = make_person("Noor Reader")
    if request.param != "stranger":
        give(person, request.param, make_organisation("RX1") if request.param == "lead" else None)
    return sign_in(person)


def seen(client, network, number):
    names = ("detail", "discussion", "start_topic", "desk", "log", "log_file")
    numbered = ("topic", "write_post", "change_topic", "remove_topic", "report_topic", "judge_topic")
    pages = [
        "/",
        "/my-page/",
        *(reverse(f"networks:{name}") for name in ("mine", "team_reports")),
        *(reverse(f"networks:{name}", args=[network.code]) for name in names),
        *(reverse(f"networks:{name}", args=[network.code, number]) for name in numbered),
    ]
    found = {}
    for page in pages:
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(page)
        # A page repeats its address, also as a parameter; PostgreSQL's next number cannot be foretold.
        content = re.sub(rf"(/|%2F){number}(/|%2F)".encode(), rb"\1N\2", answer.content)
        found[page] = (answer.status_code, content, len(asked))
    return found


def test_what_the_canary_says_reports_and_is_told_changes_no_page_outside(outside, canary, chair, network):
    number = (Topic.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
    seen(outside, network, number)
    before = seen(outside, network, number)
    topic = api.start_topic(network, title=TITLE, text="How did you do it?", by=canary)
    for_chair = api.post(topic, text="I wrote too much", by=canary)
    api.report(topic, reason="risk", by=canary)
    api.moderate(for_chair, deed="hide", reason="purpose", words="Off the point.", by=chair)
    after = seen(outside, network, topic.pk)
    for (page, was), (_page, now) in zip(before.items(), after.items(), strict=True):
        assert (now[0], len(now[1]), now[2]) == (was[0], len(was[1]), was[2]), page
        for words in (NAME, TITLE, "How did you do it?"):
            assert words.encode() not in now[1], page


def test_digests_say_how_many_and_never_what_or_where(canary, chair, network, make_person, join, post_office):
    reader = make_person("Rosa Reader")
    join(reader, network)
    for person in (reader, canary):
        accounts.set_digest_frequency(person, "daily", by=person)
    api.start_topic(network, title=TITLE, text="How did you do it?", by=canary)
    hidden = api.start_topic(network, title="Hidden", text="Text", by=canary)
    api.moderate(hidden, deed="hide", reason="purpose", words="Off the point.", by=chair)
    [item] = api.digest(reader, *yesterday_to_tomorrow())
    assert item.title == "1 new topic to talk about"
    assert api.digest(canary, *yesterday_to_tomorrow()) == [], "One's own is no news."
    api.leave(network, by=reader)
    join(reader, network)
    assert api.digest(reader, *yesterday_to_tomorrow()) == [], "Nor what came before one joined."
    call_command("send_digests")
    for letter in post_office():
        whole = f"{letter.subject}\n{letter.body}"
        for word in (NAME, TITLE, "Coming out", network.code, str(network)):
            assert word not in whole


def yesterday_to_tomorrow():
    now = Topic.objects.order_by("pk").first().written_at
    return now.replace(year=now.year - 1, day=1), now.replace(year=now.year + 1, day=1)


def test_nothing_is_logged_and_the_record_tells_no_place(
    canary, chair, client, sign_in, network, caplog, make_person
):
    caplog.set_level("DEBUG")
    sign_in(canary)
    form = client.get(reverse("networks:start_topic", args=[network.code])).content.decode()
    title = form.partition('name="title"')
    assert 'autocomplete="off"' in title[0][-300:] + title[2][:200], (
        "No browser offers it to whoever is next."
    )
    sent = {"title": TITLE, "text": "I feel suicidal", "knows": "on"}
    client.post(reverse("networks:start_topic", args=[network.code]), {**sent, "preview": "yes"})
    client.post(reverse("networks:start_topic", args=[network.code]), sent)
    topic = Topic.objects.get()
    assert "116 123" in client.get(reverse("networks:topic", args=[network.code, topic.pk])).content.decode()
    events = Event.objects.filter(actor=canary.pk).exclude(action__startswith="consent.")
    assert {event.action for event in events} == {"memberships.changed"}
    lines = [record.getMessage() for record in caplog.records if not record.name.startswith("django.db")]
    assert not [line for line in lines if TITLE in line or "suicidal" in line or NAME in line]
    assert not Letter.objects.exists(), "Whether anybody hears of it, the author decides."
    assert not client.session.get("_messages") or "suicid" not in str(client.session["_messages"])


def test_erasure_leaves_nothing(canary, chair, network, make_person, join):
    fellow = make_person("Femi Fellow")
    join(fellow, network)
    topic = api.start_topic(network, title=TITLE, text="How did you do it?", by=canary)
    api.post(topic, text="With a colleague.", by=fellow)
    accounts.erase_person(canary, by=chair)
    topic.refresh_from_db()
    assert (topic.author, topic.title, topic.text, topic.verdict) == (None, "", "", None)
