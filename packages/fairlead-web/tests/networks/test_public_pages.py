"""Public pages of networks: few questions however many rows, hostile text stays text, nothing is empty."""

import itertools

import pytest
from django.urls import reverse
from django.utils import timezone

from fairlead_web.audit.api import SITE
from fairlead_web.networks import actions

HOSTILE = "<script>alert(1)</script>{{ 7777*7777 }} 100% %(x)s"


@pytest.fixture
def fill(network, make_chair, make_person, join):
    chair = make_chair(network)

    numbers = itertools.count()

    def add(many):
        for number in itertools.islice(numbers, many):
            actions.publish_update(network, title=f"News {number}", text="Text", public=True, by=chair)
            actions.ask(
                network, theme="equity", title=f"Ask {number}", text="Why", addressed="boards", by=chair
            )
            author = make_person(f"Author {number}")
            join(author, network)
            story = actions.share_story(network, text=f"Story {number}", shown="public-named", by=author)
            actions.celebrate(story, by=chair)
            actions.add_reference_member(by=SITE, starts_on=timezone.localdate())
            actions.publish_reference_note(
                held_on=timezone.localdate(), title=f"Note {number}", text="Text", by=SITE
            )

    return add


def addresses(network):
    code = [network.code]
    return [
        reverse("networks:list"),
        reverse("networks:reference_group"),
        reverse("networks:asks"),
        *(reverse(f"networks:{name}", args=code) for name in ("detail", "updates", "stories")),
    ]


def test_ten_rows_cost_as_many_questions_as_one(client, network, fill, django_assert_max_num_queries):
    def questions():
        counts = {}
        for address in addresses(network):
            with django_assert_max_num_queries(60) as asked:
                assert client.get(address).status_code == 200
            counts[address] = len(asked)
        return counts

    fill(1)
    questions()
    one = questions()
    fill(9)
    assert questions() == one


def test_hostile_text_stays_text(client, network, make_chair, make_organisation, give):
    chair, trust = make_chair(network), make_organisation("RX1")
    give(chair, "lead", trust)
    update = actions.publish_update(network, title=HOSTILE, text=HOSTILE, public=True, by=chair)
    asked = actions.ask(
        network, theme="equity", title=HOSTILE, text=HOSTILE, addressed="role", role=HOSTILE, by=chair
    )
    actions.reply(asked, organisation=trust, text=HOSTILE, by=chair)
    actions.add_reference_member(
        by=SITE, starts_on=timezone.localdate(), name=HOSTILE, credit=HOSTILE, agreed=True
    )
    actions.change_network(network, by=SITE, name=HOSTILE, about=HOSTILE, open_to=HOSTILE, supporters=HOSTILE)
    for address in (
        *addresses(network),
        reverse("networks:update", args=[network.code, update.pk]),
        reverse("networks:ask", args=[network.code, asked.pk]),
    ):
        text = client.get(address).content.decode()
        assert "<script>alert" not in text, address
        assert "60481729" not in text.partition("<main")[2].partition("</main>")[0], address


@pytest.mark.parametrize("name", ["detail", "updates", "stories", "update", "ask"])
def test_what_does_not_exist_is_not_found(name, client, network):
    number = [999] if name in {"update", "ask"} else []
    assert client.get(reverse(f"networks:{name}", args=["no-such", *number])).status_code == 404
    if number:
        assert client.get(reverse(f"networks:{name}", args=[network.code, *number])).status_code == 404


def test_an_empty_network_says_what_will_stand_where(client, network):
    text = client.get(reverse("networks:detail", args=[network.code])).content.decode()
    assert text.count("fl-empty") == 6
    for name in ("updates", "stories"):
        assert "fl-empty" in client.get(reverse(f"networks:{name}", args=[network.code])).content.decode()
