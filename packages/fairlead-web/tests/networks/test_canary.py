"""A member of the LGBTQ+ leaders network, whom nobody but the chair may find: the canary.

Each reader opens every page twice, once with the canary in the register and once without. The answers must be
the same, in words, in length and in the number of queries.
"""

import re

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fairlead_web.accounts import api as accounts
from fairlead_web.accounts.models import Letter
from fairlead_web.audit.api import SITE
from fairlead_web.audit.models import Event
from fairlead_web.networks import actions, api, queries
from fairlead_web.networks.models import Membership, Network

NAME = "Robin Kestrel"
READERS = [
    "visitor",
    "stranger",
    "fellow",
    "other chair",
    "lead",
    "approver",
    "programme-team",
    "administrator",
]
TOKEN = re.compile(rb'name="(csrfmiddlewaretoken|key)" value="[^"]+"')  # made anew for each form


@pytest.fixture
def canary(make_person):
    """Somebody who will belong, and whom nobody may find."""
    return make_person(NAME)


@pytest.fixture(params=READERS)
def reader(request, client, sign_in, make_person, make_organisation, give, join, make_chair):
    network = queries.network("lgbtq-leaders")
    if request.param == "visitor":
        return client
    if request.param == "other chair":
        return sign_in(make_chair(queries.network("women-leaders")))
    person = make_person("Noor Reader")
    if request.param == "fellow":
        join(person, network, "supporter")
    elif request.param != "stranger":
        trust = make_organisation("RX1") if request.param in {"lead", "approver"} else None
        give(person, request.param, trust)
    return sign_in(person)


def pages():
    codes = ["lgbtq-leaders", "women-leaders"]
    names = ["detail", "join", "fellows", "updates", "stories", "chats", "desk", "plan_chat", "register"]
    names += ["membership", "leave", "discussion", "start_topic", "log", "log_file"]
    return [
        "/",
        "/organisations/",
        "/account/",
        *(
            reverse(f"networks:{name}")
            for name in (
                *("list", "mine", "asks", "growth", "manage", "reference_group", "team_reports"),
                *("peers", "contacts"),
            )
        ),
        *(reverse(f"networks:{name}", args=[code]) for code in codes for name in names),
        reverse("networks:manage_one", args=["lgbtq-leaders"]),
        reverse("networks:close", args=["lgbtq-leaders"]),
    ]


def seen(client):
    """What a reader gets: for each page its status, its bytes without the form's token, its queries."""
    found = {}
    for page in pages():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            answer = client.get(page)
        found[page] = (answer.status_code, TOKEN.sub(b"", answer.content), len(asked), headers(answer))
    return found


def headers(answer):
    return {name: value for name, value in answer.items() if name not in {"Expires", "Date", "Set-Cookie"}}


@pytest.mark.parametrize("kind", ["member", "supporter"])
def test_no_page_changes_by_who_belongs(reader, canary, join, network, kind):
    seen(reader)  # what a first visit sets up
    before = seen(reader)
    join(canary, network, kind)
    after = seen(reader)
    for page in before:
        assert after[page] == before[page], page
        assert NAME.encode() not in after[page][1]
        assert "ETag" not in after[page][3]


def test_a_request_is_as_hidden_as_a_membership(reader, canary, join, network):
    actions.change_network(network, by=SITE, asks_approval=True)
    seen(reader)
    before = seen(reader)
    join(canary, network)
    assert seen(reader) == before


def test_the_chair_finds_the_canary_and_so_does_the_canary(
    client, sign_in, canary, join, network, make_chair
):
    join(canary, network)
    page = sign_in(make_chair(network)).get(reverse("networks:register", args=[network.code]))
    assert NAME in page.content.decode()
    own = sign_in(canary).get(reverse("networks:mine"))
    assert str(network) in own.content.decode()


def test_the_record_says_that_something_changed_and_not_where(
    client, sign_in, canary, join, network, make_person, give
):
    team = make_person("Joan Team")
    give(team, "programme-team")
    join(canary, network)
    actions.change_membership(
        queries.membership(canary, network), by=canary, kind="supporter", seen_by_fellows="name"
    )
    actions.share_story(network, text="I spoke up.", shown="network", by=canary)
    actions.leave(network, by=canary)
    events = Event.objects.filter(actor=canary.pk)
    assert {(event.action, event.subject_type, event.subject_id) for event in events} == {
        ("memberships.changed", "accounts.user", str(canary.pk))
    }
    assert events.count() == 3, "Joining, changing, leaving; nothing of stories, nor of consent."
    assert not any(event.organisation or event.detail for event in events)
    page = sign_in(team).get("/audit/").content.decode()
    assert "Changed own memberships" in page
    assert str(network) not in page
    assert network.code not in page


def test_a_chairs_answer_leaves_no_trace_on_the_record(canary, join, network, make_chair, make_person):
    chair = make_chair(network)
    actions.change_network(network, by=SITE, asks_approval=True)
    entry = join(canary, network)
    declined = join(make_person("Dee Declined"), network)
    before = Event.objects.count()
    actions.accept(entry, by=chair)
    actions.decline(declined, by=chair)
    assert Event.objects.count() == before, "Also not that a consent ended, while its person did nothing."


def test_letters_name_no_network_and_no_person_but_the_reader(
    canary, join, network, make_chair, post_office, settings
):
    chair = make_chair(network)
    actions.change_network(network, by=SITE, asks_approval=True)
    actions.accept(join(canary, network), by=chair)
    accounts.set_digest_frequency(canary, "daily", by=canary)
    actions.publish_update(network, title="Dates for the summer", text="Text", public=False, by=chair)
    assert set(Letter.objects.values_list("kind", flat=True)) == {accounts.PASSING}
    assert network.code not in "".join(Letter.objects.values_list("key", flat=True))
    for letter in post_office():
        whole = f"{letter.subject}\n{letter.body}"
        for word in (str(network), network.code, "LGBT", NAME, "network"):
            assert word not in whole.replace("/networks/mine/", ""), letter.subject
    assert not Letter.objects.exists(), "Whom a chair answered, and when, is not kept."


def test_nothing_is_logged_of_joining_and_leaving(canary, client, sign_in, network, caplog, capsys):
    caplog.set_level("DEBUG")
    form = {"kind": "member", "seen_by_fellows": "nothing", "agree": "on"}
    sign_in(canary)
    client.post(reverse("networks:join", args=[network.code]), form)
    client.post(reverse("networks:leave", args=[network.code]))
    lines = [record.getMessage() for record in caplog.records if not record.name.startswith("django.db")]
    assert not [line for line in lines if network.code in line or NAME in line or canary.email in line]


def test_figures_of_growth_do_not_show_one_person(canary, join, network, make_person):
    for number in range(12):
        join(make_person(f"Person {number:02}"), network)
    with_canary = api.record_growth(network, quarter_ends_on="2026-03-31", people=13).people
    without = api.record_growth(network, quarter_ends_on="2026-06-30", people=12).people
    assert with_canary == without == 10


def test_a_copy_of_somebody_elses_data_tells_nothing(canary, join, network, make_person, make_chair):
    join(canary, network)
    for other in (make_person("Noor Reader"), make_chair(network)):
        assert NAME not in str(accounts.export_of(other))
    assert str(network) in str(accounts.export_of(canary)), "The canary's own copy says it."


def test_the_register_cannot_be_reached_from_a_person_or_a_network(canary, network):
    for thing in (canary, network):
        reached = {field.related_model for field in thing._meta.related_objects if not field.hidden}
        assert Membership not in reached


def test_leaving_and_erasure_leave_nothing(canary, join, network):
    join(canary, network)
    actions.leave(network, by=canary)
    assert not Membership.objects.exists()
    join(canary, network)
    actions.share_story(network, text="I spoke up.", shown="public-named", by=canary)
    accounts.erase_person(canary, by=SITE)
    assert not Membership.objects.exists()
    assert "spoke" not in "".join(str(row) for row in queries.requests(network))


def test_dumping_texts_of_objects_tells_nothing(canary, join, network):
    entry = join(canary, network)
    assert str(entry) == f"Membership {entry.pk}"
    assert NAME not in repr(entry)


def test_commands_say_how_many_and_nothing_else(canary, join, network, capsys):
    join(canary, network)
    Network.objects.update(opened_on="2025-01-01")
    call_command("record_growth")
    call_command("send_digests")
    assert capsys.readouterr().out == "3 networks recorded.\n0 digests written.\n"
