"""“How I make a difference”: shown exactly where its author agreed, and gone when they say so."""

import pytest
from django.urls import reverse

from fairlead_web.accounts import api as accounts
from fairlead_web.audit.api import SITE
from fairlead_web.networks import actions
from fairlead_web.networks.models import Story

TEXT = "I asked who was missing from the shortlist."


def page(name, network, *more):
    return reverse(f"networks:{name}", args=[network.code, *more])


@pytest.fixture
def author(make_person, join, network):
    person = make_person("Ama Author")
    join(person, network)
    return person


@pytest.mark.parametrize(
    ("shown", "fellows", "everybody", "named"),
    [
        ("network", True, False, False),
        ("public-unnamed", True, True, False),
        ("public-named", True, True, True),
    ],
)
def test_a_story_is_shown_where_its_author_agreed(
    shown, fellows, everybody, named, client, sign_in, author, make_person, join, network, make_chair
):
    story = actions.share_story(network, text=TEXT, shown=shown, by=author)
    assert TEXT not in client.get(page("stories", network)).content.decode(), "Not before the chair shows it."
    chair = make_chair(network)
    sign_in(chair)
    assert "Ama Author" in client.get(page("desk", network)).content.decode()
    client.post(page("celebrate", network, story.pk))
    assert not Story.objects.filter(celebrated_on__isnull=False).exists(), "What says nothing shows nothing."
    client.post(page("celebrate", network, story.pk), {"show": "yes"})
    client.post(page("celebrate", network, story.pk), {"show": "yes"})
    client.logout()
    for address in (page("stories", network), page("detail", network)):
        text = client.get(address).content.decode()
        assert (TEXT in text) is everybody
        assert ("Ama Author" in text) is named
    fellow = make_person("Femi Fellow")
    join(fellow, network, "supporter")
    sign_in(fellow)
    text = client.get(page("stories", network)).content.decode()
    assert (TEXT in text) is fellows
    assert ("Ama Author" in text) is (shown != "public-unnamed")
    sign_in(chair)
    client.post(page("celebrate", network, story.pk), {"show": "no"})
    client.post(page("celebrate", network, story.pk), {"show": "no"})
    assert TEXT not in client.get(page("stories", network)).content.decode()


def test_words_are_counted_on_the_server(client, sign_in, author, network):
    sign_in(author)
    address = page("tell_story", network)
    assert "At most 150 words" in client.get(address).content.decode()
    counted = client.post(address, {"text": TEXT, "shown": "network", "count": "yes"})
    assert "8 words of 150" in counted.content.decode()
    assert TEXT in counted.content.decode()
    too_long = client.post(address, {"text": "word " * 153, "shown": "network"})
    assert too_long.status_code == 422
    assert "3 words too long" in too_long.content.decode()
    assert not Story.objects.exists()
    assert client.post(address, {"text": "word " * 150, "shown": "network"}).status_code == 302
    assert client.post(address, {"text": "x" * 2001, "shown": "network"}).status_code == 422
    assert client.post(address, {"text": "", "shown": "everywhere"}).status_code == 422


def test_sharing_twice_is_sharing_once(author, network):
    first = actions.share_story(network, text=TEXT, shown="network", by=author)
    assert actions.share_story(network, text=TEXT, shown="network", by=author) == first
    assert str(first) == f"Story {first.pk}"


def test_the_author_withdraws_at_any_time_and_nobody_else_does(
    client, sign_in, author, network, make_person, make_chair
):
    story = actions.share_story(network, text=TEXT, shown="public-named", by=author)
    actions.celebrate(story, by=make_chair(network))
    address = reverse("networks:withdraw_story", args=[story.pk])
    sign_in(make_person("Noor Reader"))
    assert client.post(address).status_code == 404
    sign_in(author)
    assert "Withdraw and delete" in client.get(reverse("networks:mine")).content.decode()
    client.post(address)
    assert not Story.objects.exists()
    assert client.post(address).status_code == 404


def test_a_chair_shows_no_story_of_another_network(
    client, sign_in, author, network, other_network, make_chair
):
    story = actions.share_story(network, text=TEXT, shown="public-named", by=author)
    sign_in(make_chair(other_network))
    assert client.post(page("celebrate", network, story.pk)).status_code == 404
    assert client.post(page("celebrate", other_network, story.pk)).status_code == 404
    story.refresh_from_db()
    assert story.celebrated_on is None


def test_stories_go_with_their_author(author, network, make_chair, client):
    story = actions.share_story(network, text=TEXT, shown="public-named", by=author)
    actions.celebrate(story, by=make_chair(network))
    accounts.close_account(author, by=SITE)
    assert TEXT not in client.get(page("stories", network)).content.decode()
    accounts.erase_person(author, by=SITE)
    assert not Story.objects.exists()
