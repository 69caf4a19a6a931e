"""The programme team opens, changes and closes networks, and sees growth and nobody."""

import datetime as dt
import re

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from fairlead_web.accounts import actions as accounts_actions
from fairlead_web.audit.api import SITE
from fairlead_web.networks import actions, api
from fairlead_web.networks.growth import quarter_end, rounded
from fairlead_web.networks.models import ChairTerm, GrowthFigure, Network

MARCH = dt.date(2026, 3, 31)
JUNE = dt.date(2026, 6, 30)
WORDS = {
    "code": "carers",
    "name": "Carers network",
    "open_to": "Leaders who care for somebody",
    "supporters": "Leaders who make room",
    "about": "About it.",
}


@pytest.fixture
def team(client, sign_in, make_person, give):
    person = make_person("Joan Team")
    give(person, "programme-team")
    sign_in(person)
    return client


def without_tokens(body):
    return re.sub(r'value="\w{64}"', "", body.decode())


def test_the_team_is_told_that_a_network_needs_a_chair_and_never_whether_anybody_waits(
    team, network, make_person, join
):
    pages = [
        reverse("home:mine"),
        reverse("networks:manage"),
        reverse("networks:manage_one", args=[network.code]),
    ]
    words = ("1 network needs a chair to let people in", "It lets nobody in until somebody chairs it")
    for page, text in zip(pages, words, strict=False):
        assert text not in team.get(page).content.decode(), "It lets people in without a chair."
    actions.change_network(network, by=SITE, asks_approval=True)
    before = [without_tokens(team.get(page).content) for page in pages]
    join(make_person("Wanda Waits"), network)
    after = [without_tokens(team.get(page).content) for page in pages]
    assert before == after, "The record tells the team who did something at that moment."
    for page, text in zip(after, words, strict=False):
        assert text in page


def test_a_network_needs_no_chair_while_somebody_may_answer_or_does_chair(team, network, make_person):
    def needed():
        return "needs a chair" in team.get(reverse("home:mine")).content.decode()

    actions.change_network(network, by=SITE, asks_approval=True)
    assert needed()
    term = actions.ask_to_chair(network, person=make_person("Cleo Chair"), by=SITE)
    assert not needed()
    ChairTerm.objects.update(starts_on=timezone.localdate() - dt.timedelta(days=7))
    assert needed(), "Nobody has answered for a week."
    actions.agree_to_chair(term, by=term.person)
    assert not needed()
    actions.end_chair(term, by=SITE)
    assert needed()
    actions.close_network(network, by=SITE)
    assert not needed()


def test_every_site_begins_with_three_networks(db):
    assert list(Network.objects.values_list("name", flat=True)) == [
        "Black and minority ethnic leaders network",
        "LGBTQ+ leaders network",
        "Women leaders network",
    ]
    assert all(network.open_to and network.supporters and network.about for network in Network.objects.all())


def test_the_team_opens_changes_and_closes_a_network(team):
    answer = team.post(reverse("networks:new"), {**WORDS, "asks_approval": "on"})
    assert answer["Location"] == reverse("networks:manage_one", args=["carers"])  # its chair comes next
    network = api.network("carers")
    assert network.asks_approval
    assert "Carers network" in team.get(reverse("networks:manage")).content.decode()
    team.post(reverse("networks:change", args=["carers"]), {**WORDS, "name": "Working carers network"})
    network.refresh_from_db()
    assert (network.name, network.asks_approval) == ("Working carers network", False)
    assert "cannot be brought back" in team.get(reverse("networks:close", args=["carers"])).content.decode()
    team.post(reverse("networks:close", args=["carers"]))
    network.refresh_from_db()
    assert not network.is_open
    assert network not in api.networks_open()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("code", "mine"),
        ("code", "Not a code"),
        ("code", "women-leaders"),
        ("name", "Women leaders network"),
        ("name", ""),
        ("about", "x" * 4001),
    ],
)
def test_what_cannot_be_a_network_is_refused_beside_its_field(field, value, team):
    answer = team.post(reverse("networks:new"), {**WORDS, field: value})
    assert answer.status_code == 422
    assert f'href="#id_{field}"' in answer.content.decode()
    assert api.network("carers") is None


def test_a_code_that_cannot_be_an_address_is_told_in_plain_words(team):
    page = team.post(reverse("networks:new"), {**WORDS, "code": "working carers"}).content.decode()
    assert "Use letters, numbers and hyphens only, without spaces" in page
    assert "slug" not in page


def test_whoever_is_appointed_gets_a_letter_that_names_no_network(team, make_person, post_office):
    person = make_person("Chidi Eze")
    address = reverse("networks:manage_one", args=["women-leaders"])
    team.post(address, {"email": person.email})
    [letter] = post_office()
    assert (letter.to, letter.subject) == ([person.email], "You are asked to take on an office")
    assert "/networks/mine/" in letter.body
    assert "women" not in f"{letter.subject} {letter.body}".casefold()
    assert "Has not answered yet" in team.get(address).content.decode()
    [term] = api.network("women-leaders").chair_terms.all()
    actions.agree_to_chair(term, by=person)
    team.post(address, {"email": person.email})  # chairs already
    assert len(post_office()) == 1


PAGES = [
    ("manage", []),
    ("new", []),
    ("growth", []),
    ("manage_one", ["women-leaders"]),
    ("change", ["women-leaders"]),
    ("close", ["women-leaders"]),
    ("add_reference_member", []),
    ("add_reference_note", []),
]


@pytest.mark.parametrize(("name", "more"), PAGES)
def test_these_pages_exist_for_the_team_with_a_second_factor_only(
    name, more, client, sign_in, make_person, give
):
    address = reverse(f"networks:{name}", args=more)
    assert "sign-in" in client.get(address)["Location"]
    person = make_person("Noor Reader")
    sign_in(person)
    assert client.get(address).status_code == 404
    assert client.post(address, WORDS).status_code in {404, 405}
    give(person, "programme-team")
    assert client.get(address).status_code == 200
    client.logout()
    sign_in(person, strong=False)
    assert client.get(address).status_code == 302


@pytest.mark.parametrize(
    ("people", "shown"), [(0, 0), (1, 0), (9, 0), (10, 10), (14, 10), (15, 20), (104, 100), (105, 110)]
)
def test_rounding_to_ten_with_fewer_than_ten_as_nought(people, shown):
    assert rounded(people) == shown


@pytest.mark.parametrize(
    ("day", "end"),
    [
        (dt.date(2026, 4, 1), MARCH),
        (JUNE, MARCH),
        (dt.date(2026, 7, 1), JUNE),
        (dt.date(2026, 1, 1), dt.date(2025, 12, 31)),
    ],
)
def test_a_quarter_counts_once_it_is_over(day, end):
    assert quarter_end(day) == end


def test_growth_is_written_once_a_quarter_and_never_again(team, network, join, make_person, capsys):
    assert "No quarter has ended" in team.get(reverse("networks:growth")).content.decode()
    assert actions.record_growth_of_all(dt.date(2026, 4, 1)) == 0, "None was open by the end of March."
    Network.objects.update(opened_on=MARCH)
    people = [make_person(f"Person {number:02}") for number in range(17)]  # two leave; of 15, 20 are told
    for person in people:
        join(person, network)
    assert actions.record_growth_of_all(dt.date(2026, 4, 1)) == 3
    actions.leave(network, by=people[0])
    actions.leave(network, by=people[1])
    assert actions.record_growth_of_all(dt.date(2026, 4, 2)) == 0
    assert GrowthFigure.objects.get(network=network).people == 20
    accounts_actions.object_to(people[2], "statistics", by=people[2])
    accounts_actions.object_to(people[3], "statistics", by=people[3])
    accounts_actions.object_to(people[4], "statistics", by=people[4])
    actions.record_growth_of_all(dt.date(2026, 7, 1))
    assert GrowthFigure.objects.get(network=network, quarter_ends_on=JUNE).people == 10
    shown = team.get(reverse("networks:growth")).content.decode()
    assert "fewer than ten" in shown
    assert "30 June 2026" in shown
    assert ">14<" not in shown
    call_command("record_growth")
    assert "networks recorded" in capsys.readouterr().out


def test_a_network_that_began_later_has_no_figure_for_earlier_quarters(team, network, other_network):
    api.record_growth(network, quarter_ends_on=MARCH, people=1234)
    api.record_growth(network, quarter_ends_on=JUNE, people=1300)
    figure = api.record_growth(other_network, quarter_ends_on=JUNE, people=30)
    shown = team.get(reverse("networks:growth")).content.decode()
    assert "1,230" in shown
    assert "–</td>" in shown
    assert str(figure) == f"{other_network.pk} 2026-06-30"


def test_the_database_refuses_an_exact_figure(network):
    with pytest.raises(IntegrityError), transaction.atomic():
        GrowthFigure.objects.create(network=network, quarter_ends_on=MARCH, people=13)


def test_a_network_does_not_close_before_it_opens(network):
    network.closed_on = network.opened_on - dt.timedelta(days=1)
    with pytest.raises(ValidationError):
        network.full_clean()
    with pytest.raises(Exception, match="nonsense"):
        actions.change_network(network, by=SITE, nonsense="x")
