"""Topics and posts: said once, changed and removed by their author, and gone with whoever leaves."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from fairlead_web.accounts import api as accounts
from fairlead_web.audit.api import SITE
from fairlead_web.audit.models import Event
from fairlead_web.networks import actions, api, discussion
from fairlead_web.networks.actions.discussion import MOST_AN_HOUR
from fairlead_web.networks.models import Post, Report, Topic, Verdict


@pytest.fixture
def topic(network, author):
    return api.start_topic(network, title="Mentoring across trusts", text="Who has tried it?", by=author)


def test_those_who_belong_and_the_chair_talk_on_two_levels(topic, fellow, make_chair, network):
    one = api.post(topic, text="We have.\r\n\r\nIt helped.  ", by=fellow)
    two = api.post(topic, text="Tell us more.", by=make_chair(network))
    assert list(api.posts_of(topic)) == [one, two]
    assert one.text == "We have.\n\nIt helped."
    assert list(api.topics_of(network)) == [topic]
    assert list(api.topics_for(fellow)) == [topic]
    assert list(api.topics_for(topic.author)) == [], "One's own is no news."
    assert not hasattr(one, "posts"), "There is no third level."
    assert one.topic == topic == topic.topic
    assert one.network == network


@pytest.mark.parametrize("who", ["stranger", "programme-team", "administrator", "asked", "other chair"])
def test_nobody_else_takes_part(who, topic, make_person, give, make_chair, network, other_network, join):
    person = make_chair(other_network) if who == "other chair" else make_person("Noor Reader")
    if who in {"programme-team", "administrator"}:
        give(person, who)
    if who == "asked":
        actions.change_network(network, by=SITE, asks_approval=True)
        join(person, network)
    for deed in (
        lambda: api.start_topic(network, title="A", text="B", by=person),
        lambda: api.post(topic, text="B", by=person),
        lambda: api.report(topic, reason="other", by=person),
        lambda: api.change_post(topic, title="A", text="B", by=person),
        lambda: api.remove_post(topic, by=person),
        lambda: api.moderate(topic, deed="keep", words="Fine", by=person),
    ):
        with pytest.raises(api.NotNow):
            deed()
    assert (Topic.objects.count(), Post.objects.count(), Report.objects.count()) == (1, 0, 0)


def test_the_newest_post_brings_its_topic_to_the_top(topic, author, network):
    newer = api.start_topic(network, title="Newer", text="Text", by=author)
    assert list(api.topics_of(network)) == [newer, topic]
    api.post(topic, text="Up", by=author)
    assert list(api.topics_of(network)) == [topic, newer]


def test_a_form_sent_twice_posts_once(topic, fellow, author, network):
    key = uuid4()
    first = api.post(topic, text="Once", by=fellow, key=key)
    assert api.post(topic, text="Once", by=fellow, key=key) == first
    assert Post.objects.count() == 1
    with pytest.raises(api.NotNow, match="sent already"):
        api.post(topic, text="Mine", by=author, key=key)
    api.remove_post(first, by=fellow)
    assert api.post(topic, text="Once", by=fellow, key=key) == first, "Sent again, what was removed stays so."
    assert api.start_topic(network, title="T", text="T", by=author, key=key).key == key
    assert api.post(topic, text="Once", by=fellow) != first, (
        "The same words in another form are another post."
    )


def test_too_many_in_an_hour_are_refused_in_words(topic, fellow):
    for number in range(MOST_AN_HOUR):
        api.post(topic, text=f"Post {number}", by=fellow)
    with pytest.raises(api.NotNow, match="Wait a little"):
        api.post(topic, text="One more", by=fellow)
    Post.objects.filter(author=fellow).update(written_at="2026-01-01T00:00:00Z")
    assert api.post(topic, text="Later", by=fellow)


def test_the_author_changes_and_removes_their_own(topic, fellow, author):
    one = api.post(topic, text="Frist", by=fellow)
    api.change_post(one, text="First", by=fellow)
    one.refresh_from_db()
    assert one.text == "First"
    assert one.edited_at
    api.change_post(topic, title="Mentoring", text="Who?", by=author)
    api.change_post(topic, text="Who has?", by=author)
    topic.refresh_from_db()
    assert (topic.title, topic.text) == ("Mentoring", "Who has?")
    for deed in (api.change_post, api.remove_post):
        with pytest.raises(api.NotNow):
            deed(one, by=author, **({"text": "Mine"} if deed is api.change_post else {}))
    api.remove_post(one, by=fellow)
    api.remove_post(topic, by=author)
    for thing in (one, topic):
        thing.refresh_from_db()
        assert (thing.text, thing.author, thing.state) == ("", None, "withdrawn")
    assert topic.title == ""
    with pytest.raises(api.NotNow, match="not there"):
        api.remove_post(one, by=fellow)
    with pytest.raises(api.NotNow, match="hidden or removed"):
        api.post(topic, text="Late", by=fellow)


def test_leaving_takes_ones_words_along_and_leaves_others_theirs(
    topic, fellow, author, network, other_network
):
    api.post(topic, text="Answer", by=fellow)
    api.post(topic, text="My own answer", by=author)
    lonely = api.start_topic(network, title="Lonely", text="Nobody answered", by=author)
    api.report(topic, reason="other", by=fellow)
    actions.join(other_network, by=author, kind="member")
    elsewhere = api.start_topic(other_network, title="Elsewhere", text="Stays", by=author)
    api.leave(network, by=author)
    topic.refresh_from_db()
    assert (topic.title, topic.text, topic.author, topic.state) == ("", "", None, "withdrawn")
    assert [post.text for post in Post.objects.all()] == ["Answer"]
    assert not Topic.objects.filter(pk=lonely.pk).exists()
    assert Topic.objects.filter(pk=elsewhere.pk).exists()
    assert not discussion.reports_waiting().exists(), "There is nothing left to judge."
    accounts.withdraw_consent(author, "belonging", by=author)
    assert not Topic.objects.filter(pk=elsewhere.pk).exists()


def test_erasure_deletes_what_was_written_and_who_reported(topic, fellow, author, network, make_chair):
    chair = make_chair(network)
    answer = api.post(topic, text="My words", by=fellow)
    api.report(topic, reason="disrespect", words="I felt small", by=fellow)
    verdict = api.moderate(answer, deed="hide", reason="purpose", words="Off the point.", by=chair)
    make_chair(network, "Second Chair")
    for person in (fellow, author, chair):
        accounts.erase_person(person, by=SITE)
    assert not Post.objects.exists()
    assert not Topic.objects.exists(), "Nobody had answered it any more."
    verdict.refresh_from_db()
    assert verdict.moderator is None


def test_a_report_that_waits_outlives_its_reporter_without_saying_who(topic, fellow):
    report = api.report(topic, reason="disrespect", words="I felt small", by=fellow)
    accounts.erase_person(fellow, by=SITE)
    report.refresh_from_db()
    assert (report.reporter, report.words, report.answered_at) == (None, "", None)


def test_ones_copy_holds_ones_words_and_nobody_elses(topic, fellow, author):
    api.post(topic, text="Only mine", by=fellow)
    api.report(topic, reason="private", words="It names Jo Bloggs", by=fellow)
    copy = str(accounts.export_of(fellow))
    for words in ("Only mine", "It names Jo Bloggs"):
        assert words in copy
    for words in ("Who has tried it?", "Mentoring", "Ama"):
        assert words not in copy
    other = str(accounts.export_of(author))
    assert "Who has tried it?" in other
    for words in ("Only mine", "Bloggs", "networks.Report"):
        assert words not in other


def test_closing_a_network_deletes_its_discussion_and_its_log(topic, fellow, network, make_chair):
    api.post(topic, text="Answer", by=fellow)
    api.moderate(topic, deed="hide", reason="purpose", words="Off the point.", by=make_chair(network))
    api.close_network(network, by=SITE)
    assert not any(model.objects.exists() for model in (Topic, Post, Report, Verdict))


def test_the_record_says_nothing_of_what_is_written(topic, fellow, author, network):
    one = api.post(topic, text="Answer", by=fellow)
    api.report(topic, reason="other", by=fellow)
    api.change_post(one, text="Better", by=fellow)
    api.remove_post(one, by=fellow)
    found = Event.objects.filter(actor=fellow.pk).exclude(action__startswith="consent.")
    assert [(event.action, event.subject_type) for event in found] == [
        ("memberships.changed", "accounts.user")
    ], "Joining, and neither posting nor changing, removing or reporting."
    assert not any(event.detail or event.organisation for event in found)


def test_texts_of_objects_tell_nothing(topic, fellow):
    assert str(topic) == f"Topic {topic.pk}"
    assert str(api.post(topic, text="Answer", by=fellow)).startswith("Post ")


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": ""},
        {"state": "removed"},
        {"state": "withdrawn", "text": "", "title": ""},
        {"state": "hidden"},
        {"title": ""},
    ],
)
def test_the_database_refuses_what_cannot_be(wrong, topic):
    with pytest.raises(IntegrityError), transaction.atomic():
        Topic.objects.filter(pk=topic.pk).update(**wrong)
