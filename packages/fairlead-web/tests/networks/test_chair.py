"""What the programme team does about chairs, and what a chair does."""

import pytest
from django.urls import reverse
from django.utils import timezone

from fairlead_web.accounts import actions as accounts_actions
from fairlead_web.accounts import api as accounts
from fairlead_web.audit.api import SITE
from fairlead_web.audit.models import Event
from fairlead_web.networks import actions, api, queries
from fairlead_web.networks.models import ChairTerm, Membership, Story, Update
from fairlead_web.ui.api import slot_values


def page(name, network, *more):
    return reverse(f"networks:{name}", args=[network.code, *more])


@pytest.fixture
def team(client, sign_in, make_person, give):
    person = make_person("Joan Team")
    give(person, "programme-team")
    sign_in(person)
    return client


@pytest.fixture
def chair(client, sign_in, make_chair, network):
    return sign_in(make_chair(network))


def test_the_team_appoints_and_the_person_agrees_before_anything_shows(team, sign_in, make_person, network):
    person = make_person("Chidi Eze")
    team.post(page("manage_one", network), {"email": person.email.upper()})
    team.post(page("manage_one", network), {"email": person.email})
    assert "Has not answered yet" in team.get(page("manage_one", network)).content.decode()
    assert "Chidi" not in team.get(page("detail", network)).content.decode()
    client = sign_in(person)
    assert "You are asked to chair" in client.get(reverse("networks:mine")).content.decode()
    assert client.get(page("desk", network)).status_code == 404
    term = ChairTerm.objects.get()
    client.post(reverse("networks:agree_to_chair", args=[term.pk]))
    assert client.post(reverse("networks:agree_to_chair", args=[term.pk])).status_code == 404
    assert client.get(page("desk", network)).status_code == 200
    client.logout()
    assert "Chidi Eze" in client.get(page("detail", network)).content.decode()


def test_one_may_refuse_to_chair_and_nobody_agrees_for_another(client, sign_in, make_person, network):
    person, other = make_person("Chidi Eze"), make_person("Other Person")
    term = api.appoint_chair(network, person=person, by=SITE)
    sign_in(other)
    for name in ("agree_to_chair", "refuse_to_chair"):
        assert client.post(reverse(f"networks:{name}", args=[term.pk])).status_code == 404
    with pytest.raises(api.NotNow):
        api.agree_to_chair(term, by=other)
    sign_in(person)
    client.post(reverse("networks:refuse_to_chair", args=[term.pk]))
    assert not ChairTerm.objects.exists()


def test_an_unknown_address_cannot_be_appointed(team, network, make_person):
    gone = make_person("Gone Person")
    accounts.close_account(gone, by=SITE)
    for address in ("nobody@example.org", gone.email):
        answer = team.post(page("manage_one", network), {"email": address})
        assert answer.status_code == 422
        assert "Nobody has an account" in answer.content.decode()


def test_a_term_that_ends_closes_the_desk_at_once(team, sign_in, make_chair, network):
    person = make_chair(network)
    term = ChairTerm.objects.get()
    team.post(page("end_chair", network, term.pk))
    assert not api.is_chair(person, network)
    assert sign_in(person).get(page("register", network)).status_code == 404


def test_a_long_term_is_kept_with_its_last_day(make_chair, network):
    person = make_chair(network)
    ChairTerm.objects.update(starts_on="2025-01-01")
    term = ChairTerm.objects.get()
    api.end_chair(term, by=SITE)
    term.refresh_from_db()
    assert term.ends_on
    assert not api.is_chair(person, network)
    assert str(term) == f"Chair {term.pk}"


@pytest.mark.parametrize("name", ["desk", "register", "write_update", "write_ask"])
def test_the_desk_wants_a_second_factor_and_a_chair(name, client, sign_in, make_chair, make_person, network):
    assert "sign-in" in client.get(page(name, network))["Location"]
    sign_in(make_chair(network), strong=False)
    assert client.get(page(name, network)).status_code == 302
    sign_in(make_person("Noor Reader"))
    assert client.get(page(name, network)).status_code == 404


def test_a_chair_welcomes_one_and_declines_another_kindly(chair, make_person, network, join, post_office):
    actions.change_network(network, by=SITE, asks_approval=True)
    one, two = make_person("Wanda Welcome"), make_person("Dario Declined")
    first, second = join(one, network), join(two, network, "supporter")
    desk = chair.get(page("desk", network)).content.decode()
    assert "Wanda Welcome" in desk
    assert "as a supporter" in desk
    for nothing in ({}, {"answer": "perhaps"}):
        chair.post(page("answer", network, second.pk), nothing)
    assert queries.requests(network).count() == 2, "What says neither does nothing."
    chair.post(page("answer", network, first.pk), {"answer": "welcome"})
    chair.post(page("answer", network, second.pk), {"answer": "decline"})
    assert api.belongs(one, network)
    assert not Membership.objects.filter(person=two).exists()
    assert not accounts.has_consent(two, "belonging")
    assert chair.post(page("answer", network, first.pk), {"answer": "decline"}).status_code == 404
    told = {letter.to[0]: letter.subject for letter in post_office()}
    assert told[one.email] == told[two.email] == "An answer for you"
    assert told["chidi.eze@example.org"] == "Something waits for you"


def test_answering_twice_changes_nothing_and_nobody_else_answers(make_person, make_chair, network, join):
    chair = make_chair(network)
    actions.change_network(network, by=SITE, asks_approval=True)
    person = make_person()
    entry = join(person, network)
    for verb in (actions.accept, actions.decline):
        with pytest.raises(api.NotNow):
            verb(entry, by=person)
    actions.accept(entry, by=chair)
    actions.accept(entry, by=chair)
    actions.decline(entry, by=chair)
    assert api.belongs(person, network)
    assert queries.requests_waiting_for(chair) == 0


def test_a_chair_who_objects_to_reminders_gets_none(make_person, make_chair, network, join, post_office):
    chair = make_chair(network)
    accounts_actions.object_to(chair, "reminders", by=chair)
    actions.change_network(network, by=SITE, asks_approval=True)
    join(make_person(), network)
    assert post_office() == []
    assert queries.requests_waiting_for(chair) == 1


def test_an_update_says_first_who_will_read_it(
    chair, client, network, other_network, sign_in, make_person, join
):
    form = {"title": "Summer", "text": "First.\n\nSecond.", "public": "no"}
    assert "Who will read it?" in chair.get(page("write_update", network)).content.decode()
    assert chair.post(page("write_update", network), {**form, "public": ""}).status_code == 422
    assert chair.post(page("write_update", network), {**form, "title": "x" * 121}).status_code == 422
    chair.post(page("write_update", network), form)
    chair.post(page("write_update", network), form)
    update = Update.objects.get()
    assert "Only those who belong" in chair.get(page("update", network, update.pk)).content.decode()
    chair.post(page("write_update", network), {**form, "title": "Open to all", "public": "yes"})
    member = make_person("Mia Member")
    join(member, network)
    sign_in(member)
    assert "<p>Second.</p>" in client.get(page("update", network, update.pk)).content.decode()
    assert "Summer" in client.get(reverse("networks:mine")).content.decode()
    assert client.post(page("remove_update", network, update.pk)).status_code == 404
    sign_in(make_person("Noor Reader"))
    assert client.get(page("update", network, update.pk)).status_code == 404
    shown = client.get(page("updates", network)).content.decode()
    assert "Open to all" in shown
    assert "Summer" not in shown
    public = Update.objects.get(public=True)
    assert client.get(page("update", network, public.pk)).status_code == 200
    assert client.get(page("update", other_network, public.pk)).status_code == 404


def test_an_update_is_taken_down_and_an_erased_chairs_is_a_former_chairs(
    chair, client, network, make_person, sign_in
):
    author = ChairTerm.objects.get().person
    kept, gone = (
        actions.publish_update(network, title=title, text="Text", public=True, by=author)
        for title in ("Kept", "Gone")
    )
    chair.post(page("remove_update", network, gone.pk))
    api.end_chair(ChairTerm.objects.get(), by=SITE)
    accounts.erase_person(author, by=SITE)
    client.logout()
    shown = client.get(page("updates", network)).content.decode()
    assert "A former chair" in shown
    assert "Gone" not in shown
    assert "Chidi" not in client.get(page("detail", network)).content.decode()
    assert "no chair at the moment" in client.get(page("detail", network)).content.decode()
    assert str(kept) == "Kept"


def test_the_register_shows_names_to_the_chair_in_few_questions(
    chair, make_person, network, join, django_assert_max_num_queries
):
    assert "Nobody belongs yet" in chair.get(page("register", network)).content.decode()
    join(make_person("Person One"), network)
    with django_assert_max_num_queries(100) as one:
        chair.get(page("register", network))
    for number in range(9):
        join(make_person(f"Person {number}"), network, "supporter", seen_by_fellows="name")
    with django_assert_max_num_queries(100) as ten:
        shown = chair.get(page("register", network)).content.decode()
    assert len(one) == len(ten)
    assert "Person One" in shown
    assert "Supporter" in shown


def test_whose_account_is_closed_is_on_no_list_of_the_chair_and_in_no_count(
    chair, make_person, network, join
):
    parted = make_person("Dee Parted")
    join(parted, network)
    actions.change_network(network, by=SITE, asks_approval=True)
    waiting = make_person("Wanda Waiting")
    join(waiting, network)
    for person in (parted, waiting):
        accounts.close_account(person, by=SITE)
    assert not queries.belonging(network).exists()
    assert "Dee Parted" not in chair.get(page("register", network)).content.decode()
    assert "Wanda Waiting" not in chair.get(page("desk", network)).content.decode()


def test_chairs_are_told_of_where_a_demonstration_offers_people(make_chair, make_person, join, network):
    chair, member = make_chair(network), make_person("Mia Member")
    join(member, network)
    [group] = [
        one for part in slot_values("accounts.guises", limit=4) for one in part if one[0] == "Network chairs"
    ]
    assert group[1] == [(chair.pk, f"Chair of the {network}")]
    told = [part for part in slot_values("accounts.roles", people=[chair, member]) if part]
    assert told == [{chair.pk: "Chair of the LGBTQ+ leaders network"}]


def test_long_lists_on_the_desk_have_pages_of_their_own(chair, make_person, network):
    today = timezone.localdate()
    for number in range(26):
        person = make_person(f"Person {number:02}")
        Membership.objects.create(network=network, person=person, kind="member", state="asked")
        for day in (None, today):
            Story.objects.create(
                network=network,
                author=person,
                text="Tale",
                shown="network",
                shared_on=today,
                celebrated_on=day,
            )
    desk = page("desk", network)
    first = chair.get(desk).content.decode()
    seen = [first.count(words) for words in ("Welcome<", "Celebrate: show it<", "Show it no longer<")]
    assert seen == [25, 25, 25]
    for name in ("requests", "waiting", "celebrated"):
        assert f'href="?{name}=2#{name}"' in first
        assert f'id="{name}"' in first
    second = chair.get(f"{desk}?requests=2").content.decode()
    assert [second.count(words) for words in ("Welcome<", "Celebrate: show it<")] == [1, 25]


def test_the_only_chair_hands_over_before_leaving_for_good(make_chair, network):
    first = make_chair(network)
    [duty] = [one for part in slot_values("accounts.before_erasure", person=first) for one in part]
    assert "only chair of the LGBTQ+ leaders network" in duty
    with pytest.raises(
        accounts.StillNeeded, match=r"^chidi\.eze@.* nothing has changed.*the only chair of the LGBTQ"
    ):
        accounts.erase_person(first, by=SITE)
    assert not Event.objects.filter(action="person.erased").exists()
    make_chair(network, "Second Chair")
    assert accounts.handing_over(first) == []
    accounts.erase_person(first, by=SITE)
    assert accounts.person_at("chidi.eze@example.org") is None


def test_a_day_before_the_term_began_is_no_last_day(make_chair, network):
    make_chair(network)
    term = ChairTerm.objects.get()
    api.end_chair(term, by=SITE)
    assert not ChairTerm.objects.exists()
