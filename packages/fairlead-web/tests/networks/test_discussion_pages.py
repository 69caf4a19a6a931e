"""The discussion's pages: who gets them, what they say before one posts, and how many questions they ask."""

import json
import re
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fairlead_web.accounts import api as accounts
from fairlead_web.audit.api import SITE
from fairlead_web.networks import api, presenters
from fairlead_web.networks.models import Post, Topic
from fairlead_web.networks.views.discussion import POSTS

SHARED = Path(__file__).resolve().parents[5] / "shared"
KEY = re.compile(r'name="key" value="([^"]+)"')


def page(name, network, *more):
    return reverse(f"networks:{name}", args=[network.code, *more])


def text(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


@pytest.fixture
def author(make_person, join, network):
    person = make_person("Ama Author")
    join(person, network, seen_by_fellows="name")
    return person


@pytest.fixture
def fellow(make_person, join, network):
    person = make_person("Femi Fellow")
    join(person, network, "supporter", seen_by_fellows="name")
    return person


@pytest.fixture
def topic(network, author):
    return api.start_topic(network, title="Mentoring", text="Who has tried it?", by=author)


@pytest.fixture
def addresses(network, topic, fellow):
    """Every page of the discussion."""
    one = api.post(topic, text="We have.", by=fellow)
    deeds = ("change", "remove", "report")
    return [
        page("discussion", network),
        page("start_topic", network),
        page("topic", network, topic.pk),
        page("write_post", network, topic.pk),
        *(page(f"{deed}_topic", network, topic.pk) for deed in deeds),
        *(page(f"{deed}_post", network, one.pk) for deed in deeds),
    ]


def test_what_was_written_elsewhere_is_not_found_under_ones_own_address(
    client, sign_in, join, author, topic, other_network, make_chair
):
    join(author, other_network)
    one = api.post(topic, text="We have.", by=author)
    for person, deeds in ((author, ("change", "remove", "report")), (make_chair(other_network), ("judge",))):
        sign_in(person)
        for deed in deeds:
            for thing in (topic, one):
                address = page(f"{deed}_{thing.kind}", other_network, thing.pk)
                assert client.get(address).status_code == 404, address


@pytest.mark.parametrize("who", ["stranger", "programme-team", "administrator", "other chair", "left"])
def test_for_anybody_else_there_is_no_such_page(
    who, client, sign_in, addresses, make_person, give, make_chair, other_network, network, join
):
    person = make_chair(other_network) if who == "other chair" else make_person("Noor Reader")
    if who in {"programme-team", "administrator"}:
        give(person, who)
    if who == "left":
        join(person, network)
        api.leave(network, by=person)
    sign_in(person)
    assert {client.get(address).status_code for address in addresses} == {404}
    assert {client.post(address, {"text": "In"}).status_code for address in addresses} <= {404, 405}
    client.logout()
    assert {client.get(address).status_code for address in addresses} == {302}
    assert Post.objects.count() == 1


def test_the_number_of_another_network_is_not_found(
    client, sign_in, addresses, topic, make_chair, other_network
):
    sign_in(make_chair(other_network))
    for name in ("topic", "write_post", "change_topic", "remove_topic", "report_topic", "judge_topic"):
        assert client.get(page(name, other_network, topic.pk)).status_code == 404


def test_one_reads_who_will_see_it_and_posts_once(client, sign_in, fellow, topic, network):
    accounts.change_profile(fellow, by=fellow, called="Fem")
    sign_in(fellow)
    address = page("write_post", network, topic.pk)
    form = text(client, address)
    assert "Members and supporters of the" in form
    assert "not your organisation, not the programme team." in form
    assert "<bdi>Fem</bdi>" in form
    assert "others who belong see nothing of me" not in form
    sent = {"text": "We have.", "key": KEY.search(form).group(1)}
    first = client.post(address, sent)
    assert client.post(address, sent)["Location"] == first["Location"]
    one = Post.objects.get()
    assert first["Location"] == f"{page('topic', network, topic.pk)}?page=1#post-{one.pk}"
    shown = text(client, first["Location"])
    assert f'id="post-{one.pk}"' in shown
    assert "You, as “Fem”" in shown
    assert "Ama Author" in shown
    assert client.post(address, {"text": "Again", "key": "no number"}).status_code == 302
    assert client.post(address, {"text": "  "}).status_code == 422
    assert client.post(address, {"text": "x" * 5001}).status_code == 422


def test_somebody_unseen_posts_only_knowingly(client, sign_in, make_person, join, network):
    hidden = make_person("Hanna Hidden")
    join(hidden, network)
    sign_in(hidden)
    address = page("start_topic", network)
    assert "this shows them “Hanna Hidden”" in text(client, address)
    refused = client.post(address, {"title": "Title", "text": "Text"})
    assert refused.status_code == 422
    assert "Tick the box, or do not post." in refused.content.decode()
    assert not Topic.objects.exists()
    client.post(address, {"title": "Title", "text": "Text", "knows": "on"})
    one = Topic.objects.get()
    assert client.get(page("change_topic", network, one.pk)).content.decode().count("knows") == 0


def test_a_chair_is_named_in_public_and_marked_as_chair(client, sign_in, make_chair, join, network, fellow):
    chair = make_chair(network)
    join(chair, network)
    sign_in(chair)
    address = page("start_topic", network)
    assert "others who belong see nothing of me" not in text(client, address)
    answer = client.post(address, {"title": "From me", "text": "Welcome all."})
    sign_in(fellow)
    shown = text(client, answer["Location"])
    assert "Chidi Eze" in shown
    assert re.search(r"nhsuk-tag[^>]*>\s*Chair\s*<", shown)


def test_a_preview_shows_help_stores_nothing_and_keeps_what_was_written(client, sign_in, fellow, network):
    sign_in(fellow)
    address = page("start_topic", network)
    sent = {"title": "Work", "text": "I am bullied by my manager.", "key": "abc", "preview": "yes"}
    seen = client.post(address, sent).content.decode()
    for words in ("Freedom to Speak Up Guardian", "116 123", "I am bullied", 'value="abc"', 'value="Work"'):
        assert words in seen, words
    calm = client.post(address, {"title": "", "text": "A question", "preview": "yes"}).content.decode()
    assert "Guardian" not in calm
    assert "There is no text yet." in client.post(address, {"preview": "yes"}).content.decode()
    assert not Topic.objects.exists()


def test_help_stands_under_ones_own_words_for_a_day_and_nobody_else_sees_it(
    client, sign_in, fellow, author, topic, network, make_chair
):
    one = api.post(topic, text="I was assaulted on the ward.", by=fellow)
    address = page("topic", network, topic.pk)
    sign_in(fellow)
    assert "Freedom to Speak Up Guardian" in text(client, address)
    assert "You alone see this" in text(client, address)
    for other in (author, make_chair(network)):
        sign_in(other)
        assert "Guardian" not in text(client, address)
    Post.objects.filter(pk=one.pk).update(written_at="2026-01-01T00:00:00Z")
    sign_in(fellow)
    assert "Guardian" not in text(client, address)


def test_the_author_changes_and_removes(client, sign_in, fellow, author, topic, network):
    one = api.post(topic, text="Frist", by=fellow)
    sign_in(author)
    for deed in ("change", "remove"):
        assert client.get(page(f"{deed}_post", network, one.pk)).status_code == 404
    sign_in(fellow)
    assert "Frist" in text(client, page("change_post", network, one.pk))
    client.post(page("change_post", network, one.pk), {"text": "First"})
    shown = text(client, page("topic", network, topic.pk))
    assert "First" in shown
    assert "edited" in shown
    assert "Remove your words?" in text(client, page("remove_post", network, one.pk))
    client.post(page("remove_post", network, one.pk))
    shown = text(client, page("topic", network, topic.pk))
    assert "Removed by its author" in shown
    assert "Femi Fellow" not in shown.partition("<main")[2]
    assert client.post(page("remove_post", network, one.pk)).status_code == 404
    sign_in(author)
    client.post(page("change_topic", network, topic.pk), {"title": "Mentors", "text": "Who?"})
    assert "Mentors" in text(client, page("discussion", network))
    client.post(page("remove_topic", network, topic.pk))
    assert "Removed by its author" in text(client, page("discussion", network))
    assert "Nobody can post under this topic" in text(client, page("topic", network, topic.pk))
    assert client.get(page("write_post", network, topic.pk)).status_code == 404


def test_what_a_closed_account_wrote_goes_and_its_answers_stay(
    client, sign_in, fellow, author, topic, network
):
    api.post(topic, text="We have.", by=fellow)
    accounts.close_account(author, by=SITE)
    sign_in(fellow)
    shown = text(client, page("topic", network, topic.pk))
    assert "Removed by its author" in shown
    assert "We have." in shown
    assert "Ama Author" not in shown


def test_the_ways_in_are_shown_inside_only(client, sign_in, fellow, make_person, topic, network):
    sign_in(make_person("Noor Reader"))
    assert "Discussion" not in text(client, page("detail", network)).partition("<main")[2]
    sign_in(fellow)
    assert page("discussion", network) in text(client, page("detail", network))
    mine = text(client, reverse("networks:mine"))
    assert "New in discussions" in mine
    assert page("topic", network, topic.pk) in mine
    assert "all you wrote in the discussion" in text(client, page("leave", network))


def test_pages_ask_as_many_questions_for_many_as_for_one(
    client, sign_in, fellow, make_person, join, topic, network
):
    sign_in(fellow)
    pages = [page("discussion", network), page("topic", network, topic.pk), reverse("networks:mine")]
    api.post(topic, text="One", by=topic.author)

    def questions():
        found = []
        for address in pages:
            with CaptureQueriesContext(connection) as asked:
                text(client, address)
            found.append(len(asked))
        return found

    questions()
    before = questions()
    for number in range(5):
        person = make_person(f"Person {number}")
        join(person, network)
        api.start_topic(network, title=f"Topic {number}", text="Text", by=person)
        for _again in range(6):
            api.post(topic, text="More", by=person)
    assert questions() == before


def test_a_new_post_leads_to_the_page_that_holds_it(client, sign_in, fellow, author, topic, network):
    for number in range(POSTS):
        api.post(topic, text=f"Post {number}", by=fellow if number % 2 else author)
    sign_in(fellow)
    answer = client.post(page("write_post", network, topic.pk), {"text": "The last word"})
    assert "?page=2#" in answer["Location"]
    assert "The last word" in text(client, answer["Location"])
    assert "The last word" not in text(client, page("topic", network, topic.pk))


def test_links_show_their_whole_address_and_nothing_else_is_a_link():
    [first, second] = presenters.words.paragraphs(
        "See https://example.org/a?b=1&c=<i>, or (http://example.com/x).\n\n"
        "javascript:alert(1) www.example.org https://"
    )
    rel = 'rel="nofollow noopener noreferrer"'
    assert f'<a href="https://example.org/a?b=1&amp;c=" {rel}>https://example.org/a?b=1&amp;c=</a>' in first
    assert "&lt;i&gt;" in first
    assert f'<a href="http://example.com/x" {rel}>http://example.com/x</a>).' in first
    assert "<a" not in second
    assert presenters.words.paragraphs("One\r\n\r\n\r\n\r\nTwo\r\nlines") == ["One", "Two\nlines"]


def test_naughty_strings_stay_text(client, sign_in, fellow, network):
    strings = json.loads((SHARED / "fixtures/security/blns.json").read_text()) if SHARED.exists() else []
    if not strings:
        pytest.skip("The naughty strings lie in ../shared, which is not here.")
    sign_in(fellow)
    whole = "\n\n".join(strings)
    markup = [one for one in strings if "<script" in one or "onerror" in one]
    for number in range(0, len(whole), 4900):
        part = whole[number : number + 4900]
        answer = client.post(page("start_topic", network), {"title": part[:100] or "x", "text": part})
        assert answer.status_code in {302, 422}
        if answer.status_code == 302:
            shown = text(client, answer["Location"]).partition("<main")[2].partition("</main>")[0]
            assert "<script" not in shown
            assert not re.search(r"<[^>]* on\w+=", shown)
            Topic.objects.update(written_at="2026-01-01T00:00:00Z")
    assert markup
    assert Topic.objects.exists()
