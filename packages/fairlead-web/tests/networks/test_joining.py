"""Joining, changing and leaving a network, as people do it on pages."""

import pytest
from django.urls import reverse

from fairlead_web.accounts import api as accounts
from fairlead_web.audit.api import SITE
from fairlead_web.networks import actions, api, queries
from fairlead_web.networks.models import Membership, Story

FORM = {"kind": "member", "seen_by_fellows": "nothing", "agree": "on"}


def page(name, network, *more):
    return reverse(f"networks:{name}", args=[network.code, *more])


def text(client, address, status=200):
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def test_a_visitor_reads_what_a_network_is_and_how_to_join(client, network):
    shown = text(client, page("detail", network))
    for words in (
        "Nobody has to be out",
        "stand beside them",
        "How to join",
        "It is free",
        "no chair at the moment",
    ):
        assert words in shown
    assert "fl-empty" in shown
    assert page("detail", network) in text(client, reverse("networks:list"))


def test_joining_says_first_what_is_stored_and_records_consent(client, sign_in, make_person, network):
    person = make_person()
    sign_in(person, strong=False)
    before = text(client, page("join", network))
    assert "What is stored, and who sees it" in before
    assert "The programme team, administrators and your organisation do not." in before
    answer = client.post(page("join", network), FORM, follow=True)
    assert "You belong." in answer.content.decode()
    entry = queries.membership(person, network)
    assert (entry.kind, entry.state, entry.seen_by_fellows) == ("member", "joined", "nothing")
    assert accounts.has_consent(person, "belonging")


@pytest.mark.parametrize("missing", FORM)
def test_nothing_is_stored_without_an_answer_to_each_question(missing, client, sign_in, make_person, network):
    sign_in(make_person())
    given = {name: value for name, value in FORM.items() if name != missing}
    answer = client.post(page("join", network), given)
    assert answer.status_code == 422
    assert "There is a problem" in answer.content.decode()
    assert not Membership.objects.exists()


@pytest.mark.parametrize("wrong", [{"kind": "owner"}, {"seen_by_fellows": "everything"}, {"kind": "x" * 999}])
def test_made_up_answers_are_refused(wrong, client, sign_in, make_person, network):
    sign_in(make_person())
    assert client.post(page("join", network), {**FORM, **wrong}).status_code == 422
    assert not Membership.objects.exists()


def test_joining_twice_is_joining_once(client, sign_in, make_person, network, join):
    person = make_person()
    sign_in(person)
    client.post(page("join", network), FORM)
    assert client.post(page("join", network), FORM).status_code == 302
    assert join(person, network) == Membership.objects.get()


def test_a_visitor_is_sent_to_sign_in(client, network):
    answer = client.get(page("join", network))
    assert answer.status_code == 302
    assert "sign-in" in answer["Location"]


def test_switching_and_choosing_what_others_see(client, sign_in, make_person, network, join):
    person = make_person()
    join(person, network, "supporter")
    sign_in(person)
    assert "supporter" in text(client, page("detail", network))
    client.post(page("membership", network), {"kind": "member", "seen_by_fellows": "name"})
    entry = queries.membership(person, network)
    assert (entry.kind, entry.seen_by_fellows) == ("member", "name")
    assert client.post(page("membership", network), {"kind": "member"}).status_code == 422


def test_leaving_asks_first_then_deletes_the_entry_stories_and_consent(
    client, sign_in, make_person, network, other_network, join
):
    person = make_person()
    for one in (network, other_network):
        join(person, one)
        actions.share_story(one, text="I spoke up.", shown="network", by=person)
    sign_in(person)
    assert "Leave this network?" in text(client, page("leave", network))
    assert queries.membership(person, network)
    client.post(page("leave", network))
    assert not queries.membership(person, network)
    assert [story.network for story in Story.objects.all()] == [other_network]
    assert accounts.has_consent(person, "belonging"), "The other network still rests on it."
    client.post(page("leave", other_network))
    assert not accounts.has_consent(person, "belonging")
    assert client.post(page("leave", network)).status_code == 404


def test_withdrawing_consent_leaves_every_network(make_person, network, other_network, join):
    person = make_person()
    join(person, network)
    join(person, other_network)
    actions.share_story(network, text="I spoke up.", shown="public-named", by=person)
    accounts.withdraw_consent(person, "belonging", by=person)
    assert not Membership.objects.exists()
    assert not Story.objects.exists()
    actions.leave_all(person=person, by=person)
    actions.leave(network, by=person)
    assert not Membership.objects.exists()


@pytest.mark.parametrize("name", ["membership", "leave", "fellows", "tell_story"])
def test_pages_for_those_who_belong_do_not_exist_for_others(name, client, sign_in, make_person, network):
    sign_in(make_person())
    assert client.get(page(name, network)).status_code == 404
    assert client.get(reverse(f"networks:{name}", args=["no-such"])).status_code == 404


def test_where_there_is_no_chair_it_is_said_who_answers(client, sign_in, make_person, network):
    actions.change_network(network, by=SITE, asks_approval=True)
    sign_in(make_person())
    assert "There is no chair at the moment" in text(client, page("join", network))
    said = client.post(page("join", network), FORM, follow=True).content.decode()
    assert "the next one answers it, once the programme team has appointed them" in said
    assert "The chair has your request" not in said


def test_somebody_who_waits_sees_it_and_may_take_it_back(client, sign_in, make_person, make_chair, network):
    actions.change_network(network, by=SITE, asks_approval=True)
    make_chair(network)
    person = make_person("Wanda Waits")
    sign_in(person)
    assert "Ask to join" in text(client, page("join", network))
    assert "no chair at the moment" not in text(client, page("join", network))
    answer = client.post(page("join", network), FORM, follow=True)
    assert "The chair has your request" in answer.content.decode()
    assert "Waiting for the chair" in answer.content.decode()
    assert "You have asked to join" in text(client, page("detail", network))
    assert client.get(page("fellows", network)).status_code == 404
    assert "Take your request back?" in text(client, page("leave", network))
    client.post(page("leave", network))
    assert not Membership.objects.exists()


def test_others_who_belong_see_what_each_chose(client, sign_in, make_person, network, join):
    hidden, named, open_ = (make_person(name) for name in ("Hanna Hidden", "Nia Named", "Omar Open"))
    accounts.change_profile(open_, by=open_, offers="Mentoring", offers_seen_by="members")
    accounts.change_profile(named, by=named, offers="Secret offer", offers_seen_by="members")
    join(hidden, network)
    join(named, network, "supporter", seen_by_fellows="name")
    join(open_, network, seen_by_fellows="profile")
    sign_in(hidden)
    shown = text(client, page("fellows", network))
    for word in ("Nia Named", "Omar Open", "Mentoring"):
        assert word in shown
    main = shown.partition("<main")[2]
    for word in ("Hanna Hidden", "Secret offer", "upporter", "3"):
        assert word not in main.partition("fl-cards")[2].partition("</main>")[0], word


def test_a_closed_network_keeps_its_public_page_and_lets_nobody_join(
    client, sign_in, make_person, network, join
):
    person = make_person()
    entry = join(person, network)
    actions.close_network(network, by=SITE)
    actions.close_network(network, by=SITE)
    assert "This network closed on" in text(client, page("detail", network))
    assert "Closed networks" in text(client, reverse("networks:list"))
    sign_in(person)
    assert client.get(page("join", network)).status_code == 404
    assert not Membership.objects.filter(pk=entry.pk).exists()
    with pytest.raises(api.NotNow, match="closed"):
        join(person, network)
    with pytest.raises(api.NotNow, match="closed"):
        api.appoint_chair(network, person=person, by=SITE)


def test_the_page_of_fellows_asks_as_many_questions_for_ten_as_for_one(
    client, sign_in, make_person, network, join, django_assert_max_num_queries
):
    reader = make_person("Noor Reader")
    accounts.change_profile(reader, by=reader, name_seen_by="members")
    join(reader, network, seen_by_fellows="profile")
    sign_in(reader)
    client.get(page("fellows", network))
    with django_assert_max_num_queries(100) as one:
        client.get(page("fellows", network))
    for number in range(9):
        person = make_person(f"Person {number}")
        accounts.change_profile(person, by=person, name_seen_by="members")
        join(person, network, seen_by_fellows="profile")
    with django_assert_max_num_queries(100) as ten:
        client.get(page("fellows", network))
    assert len(one) == len(ten)
