"""Deeds refuse whoever may not do them, whatever page led there, and leave everything as it was."""

import datetime as dt
from threading import Thread

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from fairlead_web.audit.api import SITE
from fairlead_web.audit.models import Event
from fairlead_web.networks import actions, api, queries
from fairlead_web.networks.models import Membership, Post, ReferenceMember

TODAY = timezone.localdate()
NEW = {"name": "Carers", "open_to": "Carers", "supporters": "All", "about": "About."}
ASK = {"theme": "equity", "title": "Will you?", "text": "Why", "addressed": "boards"}
NOTE = {"held_on": TODAY, "title": "March", "text": "Talked."}


@pytest.fixture
def things(network, make_chair, make_person, make_organisation, join):
    """One of everything in a network, and who may change it."""
    chair, author = make_chair(network), make_person("Ama Author")
    entry = join(author, network)
    asked = actions.ask(network, **ASK, by=chair)
    return {
        "network": network,
        "chair": chair,
        "author": author,
        "entry": entry,
        "topic": api.start_topic(network, title="Title", text="Text", by=author),
        "story": actions.share_story(network, text="I asked.", shown="public-named", by=author),
        "update": actions.publish_update(network, title="News", text="Text", public=True, by=chair),
        "ask": asked,
        "trust": make_organisation("RX1"),
        "term": queries.chairs_of(network).get(),
        "member": actions.add_reference_member(by=SITE, starts_on=TODAY, name="A. Nother", agreed=True),
    }


FOR_WHO_BELONGS = [
    lambda t, by: actions.share_story(t["network"], text="I too.", shown="network", by=by),
]
FOR_ONESELF = [
    lambda t, by: actions.change_membership(t["entry"], kind="supporter", seen_by_fellows="name", by=by),
    lambda t, by: actions.withdraw_story(t["story"], by=by),
    lambda t, by: actions.change_post(t["topic"], text="Other words", by=by),
    lambda t, by: actions.remove_post(t["topic"], by=by),
]
FOR_THE_CHAIR = [
    lambda t, by: actions.celebrate(t["story"], by=by),
    lambda t, by: actions.put_away(t["story"], by=by),
    lambda t, by: actions.publish_update(t["network"], title="More", text="Text", public=True, by=by),
    lambda t, by: actions.remove_update(t["update"], by=by),
    lambda t, by: actions.ask(t["network"], **{**ASK, "title": "And you?"}, by=by),
    lambda t, by: actions.mark_answered(t["ask"], by=by),
]
FOR_THE_TEAM = [
    lambda t, by: actions.open_network(code="carers", **NEW, by=by),
    lambda t, by: actions.change_network(t["network"], name="Other", by=by),
    lambda t, by: actions.close_network(t["network"], by=by),
    lambda t, by: actions.appoint_chair(t["network"], person=t["author"], by=by),
    lambda t, by: actions.end_chair(t["term"], by=by),
    lambda t, by: actions.add_reference_member(starts_on=TODAY, by=by),
    lambda t, by: actions.end_reference_member(t["member"], by=by),
    lambda t, by: actions.unname_reference_member(t["member"], by=by),
    lambda t, by: actions.publish_reference_note(**NOTE, by=by),
]
FOR_A_LEAD = [
    lambda t, by: actions.reply(t["ask"], organisation=t["trust"], text="Yes.", by=by),
]


def refused(deed, things, people):
    before = Event.objects.count()
    for person in people:
        with pytest.raises(api.NotNow):
            deed(things, person)
    assert Event.objects.count() == before


@pytest.fixture
def others(make_person, make_chair, give, other_network, join, make_organisation):
    """Somebody, somebody who belongs elsewhere, another network's chair, another body's lead, the team."""
    plain, elsewhere, lead = (make_person(name) for name in ("Pat Plain", "Elsie Where", "Lars Lead"))
    team = make_person("Joan Team")
    join(elsewhere, other_network)
    give(lead, "lead", make_organisation("RX2"))
    give(team, "programme-team")
    return {
        "plain": plain,
        "elsewhere": elsewhere,
        "other chair": make_chair(other_network, "Orla Other"),
        "lead": lead,
        "team": team,
    }


def test_what_is_for_those_who_belong_is_refused_to_all_others(things, others):
    for deed in FOR_WHO_BELONGS:
        refused(deed, things, [*others.values(), things["chair"], AnonymousUser()])
        deed(things, things["author"])


def test_what_is_ones_own_is_refused_to_all_others(things, others):
    for deed in FOR_ONESELF:
        refused(deed, things, [*others.values(), things["chair"]])
        deed(things, things["author"])


def test_what_a_chair_does_is_refused_to_all_others(things, others):
    people = [*others.values(), things["author"], AnonymousUser()]
    for deed in FOR_THE_CHAIR:
        refused(deed, things, people)


def test_what_the_team_does_is_refused_to_all_others(things, others):
    others.pop("team")
    for deed in FOR_THE_TEAM[:4] + FOR_THE_TEAM[5:]:
        refused(deed, things, [*others.values(), things["author"], things["chair"], AnonymousUser()])
    refused(FOR_THE_TEAM[4], things, [*others.values(), things["author"]])
    FOR_THE_TEAM[4](things, things["chair"])
    assert ReferenceMember.objects.get().name == "A. Nother"


def test_only_a_lead_of_the_body_replies_for_it(things, others, give, make_person):
    for deed in FOR_A_LEAD:
        refused(deed, things, [*others.values(), things["author"], things["chair"]])
        lead = make_person("Lena Lead")
        give(lead, "lead", things["trust"])
        deed(things, lead)


def test_a_chair_whose_term_is_over_changes_nothing(things):
    things["term"].starts_on = TODAY - dt.timedelta(days=9)
    things["term"].save()
    actions.end_chair(things["term"], by=SITE)
    for deed in [*FOR_THE_CHAIR, lambda t, by: actions.change_post(t["topic"], text="Mine", by=by)]:
        refused(deed, things, [things["chair"]])


def test_nothing_is_changed_that_is_gone_meanwhile(things):
    entry, network, author = things["entry"], things["network"], things["author"]
    actions.leave(network, by=author)
    for deed in (*FOR_WHO_BELONGS, FOR_ONESELF[0], FOR_ONESELF[2]):
        refused(deed, things, [author])
    actions.celebrate(things["story"], by=things["chair"])
    assert not type(things["story"]).objects.exists(), "It is not brought back."
    assert not type(entry).objects.exists()


def test_a_network_that_closed_a_moment_ago_takes_nobody(things, make_person):
    stale = queries.network(things["network"].code)
    actions.close_network(things["network"], by=SITE)
    assert stale.is_open, "As somebody still sees it on their page."
    with pytest.raises(api.NotNow, match="closed"):
        actions.join(stale, by=make_person("Late Comer"), kind="member")


def test_a_deed_that_is_possible_no_longer_says_why(things, client, sign_in, monkeypatch):
    def too_late(*args, **more):
        raise api.NotNow("Meanwhile somebody else was quicker.")

    monkeypatch.setattr(actions, "remove_post", too_late)
    sign_in(things["author"])
    topic = things["topic"]
    answer = client.post(reverse("networks:withdraw_topic", args=[topic.pk]), follow=True)
    assert answer.redirect_chain == [(reverse("networks:mine"), 302)]
    assert "Meanwhile somebody else was quicker." in answer.content.decode()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write at a time")
@pytest.mark.django_db(transaction=True)
def test_leaving_waits_for_what_is_just_being_written_and_takes_it_along(make_person, make_chair):
    network = queries.network("lgbtq-leaders")
    chair, author = make_chair(network), make_person("Ama Author")
    actions.join(network, by=author, kind="member")
    topic = actions.start_topic(network, title="Title", text="Text", by=chair)

    def leaving():
        try:
            actions.leave(network, by=author)
        finally:
            connection.close()

    thread = Thread(target=leaving)
    with transaction.atomic():
        actions.post(topic, text="Just as I leave", by=author)
        thread.start()
        thread.join(1)
        assert thread.is_alive(), "It waits."
    thread.join(20)
    assert not Membership.objects.exists()
    assert not Post.objects.exists()
