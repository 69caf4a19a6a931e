"""The networks' life in a demonstration: whole, the same each time, and as private as elsewhere."""

import datetime as dt
import json
import re

import pytest
from django.utils import timezone

from fairlead_web.accounts.models import Consent, Preference, Profile
from fairlead_web.networks import api, contacts, queries
from fairlead_web.networks.demonstration import people, voices
from fairlead_web.networks.models import (
    Ask,
    AskReply,
    ChairTerm,
    ChatQuestion,
    Contact,
    ContactRequest,
    Exchange,
    GrowthFigure,
    LiveChat,
    Membership,
    Network,
    Post,
    ReferenceMember,
    ReferenceNote,
    Report,
    Story,
    Topic,
    Update,
    Verdict,
)
from fairlead_web.networks.models.story import MOST_WORDS
from fairlead_web.organisations import api as organisations

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 28)
MODELS = (
    Ask, AskReply, ChairTerm, ChatQuestion, Contact, ContactRequest, Exchange, GrowthFigure, LiveChat,
    Membership, Post, ReferenceMember, ReferenceNote, Report, Story, Topic, Update, Verdict,
)  # fmt: skip  # several to a line read better here


@pytest.fixture
def bodies(tmp_path):
    kinds = ["trust"] * 16 + ["icb", "icb", "council", "council", "charity", "national"]
    drawn = [
        {"code": f"SYN{number + 100}", "name": f"Synthetic {number}", "kind": kind, "region": "london"}
        for number, kind in enumerate(kinds)
    ]
    file = tmp_path / "bodies.json"
    file.write_text(json.dumps(drawn))
    organisations.fill_demonstration()
    organisations.fill_demonstration_programme(file, people=400)


@pytest.fixture
def life(bodies):
    api.fill_demonstration(TODAY)


def counted():
    return {model.__name__: model.objects.count() for model in (*MODELS, Consent, Profile, Preference)}


def test_everything_is_there_once(life):
    first = counted()
    api.fill_demonstration(TODAY)
    assert counted() == first
    assert all(first.values())
    assert first["GrowthFigure"] == 24
    assert Membership.objects.filter(state="joined").count() > 100
    assert Membership.objects.filter(state="asked").count() == 4


def test_the_rows_keep_the_rules_that_the_actions_keep(life):
    for consent in Consent.objects.all()[:80]:
        consent.validate_constraints()
    for model in (*MODELS, Profile, Preference):
        for row in model.objects.all()[:80]:
            row.full_clean(exclude=["text", "title"] if getattr(row, "is_gone", False) else [])
    assert all(len(one.text.split()) <= MOST_WORDS for one in Story.objects.all())
    for story in Story.objects.all():
        entry = queries.membership(story.author, story.network)
        assert entry.joined_at.date() <= story.shared_on
    for post in Post.objects.all():
        assert queries.membership(post.author, post.network).joined_at < post.written_at
    for question in ChatQuestion.objects.all():
        assert api.belongs(question.asker, question.chat.network)
    assert all(one.reporter_id != one.about.author_id for one in Report.objects.all())
    answered = Ask.objects.filter(answered_on__isnull=False)
    assert answered.exists()
    assert not answered.filter(replies=None).exists()


def test_who_belongs_agreed_to_it_before(life):
    given = dict(Consent.objects.filter(purpose="belonging").values_list("person_id", "given_at"))
    entries = Membership.objects.all()
    assert set(given) == {entry.person_id for entry in entries}
    assert all(given[entry.person_id] <= entry.asked_at for entry in entries)


def test_nobody_belongs_before_they_have_an_account(life):
    assert all(one.person.joined_at < one.asked_at for one in Membership.objects.select_related("person"))


def test_everybody_is_synthetic(life):
    for model, name in ((Membership, "person"), (ChairTerm, "person"), (ReferenceMember, "person")):
        assert not model.objects.filter(**{f"{name}__synthetic": False}).exists()


def test_the_networks_grew_over_eight_quarters(life):
    for network in Network.objects.all():
        figures = list(api.growth().filter(network=network).values_list("people", flat=True))
        assert figures == sorted(figures)
        assert figures[-1] > figures[0]
        assert network.opened_on == dt.date(2024, 11, 28)


def test_another_run_says_and_draws_the_same(life):
    def said():
        joined = Membership.objects.order_by("network__code", "person__email")
        return list(joined.values_list("network__code", "person__email", "kind", "asked_at"))

    before = said()
    Membership.objects.all().delete()
    Consent.objects.all().delete()
    for model in (
        GrowthFigure,
        Profile,
        Preference,
        Story,
        AskReply,
        Ask,
        Update,
        ChairTerm,
        Topic,
        LiveChat,
    ):
        model.objects.all().delete()
    api.fill_demonstration(TODAY)
    assert said() == before


def test_each_network_has_a_chair_of_today_and_somebody_before(life):
    for network in Network.objects.all():
        [term] = api.chairs_of(network)
        assert term.person.name == people.CHAIRS[network.code][1]
        assert ChairTerm.objects.filter(network=network).count() == 2
        written = Update.objects.filter(network=network).values_list("author__name", flat=True)
        assert set(written) == set(people.CHAIRS[network.code])


def test_a_visitor_may_become_a_member_a_supporter_or_a_chair(life, client):
    page = client.get("/demonstration/sign-in-as/").content.decode()
    for name in (people.MEMBER, people.SUPPORTER, "Beatrice Mensah"):
        assert name in page
    own = client.post(f"/demonstration/sign-in-as/{people.guise(people.MEMBER).pk}/", follow=True)
    assert "Women leaders network" in own.content.decode()


def test_the_list_of_people_is_the_same_whoever_belongs(life, client):
    def told():
        page = client.get("/demonstration/sign-in-as/").content
        return re.sub(rb'name="csrfmiddlewaretoken" value="[^"]+"', b"", page)

    before = told()
    Membership.objects.all().delete()
    assert told() == before


def test_without_bodies_the_networks_still_speak(db):
    organisations.fill_demonstration()
    api.fill_demonstration(TODAY)
    assert Update.objects.count() == 27
    assert Ask.objects.filter(organisation__code="SYN1", answered_on__isnull=False).exists()
    assert not ReferenceMember.objects.exists()


def test_without_the_named_bodies_nothing_is_asked_of_them(db):
    api.fill_demonstration(TODAY)
    assert not Ask.objects.filter(addressed="organisation").exists()
    assert {one.code for one in Network.objects.all()} == set(people.CHAIRS)
    assert voices.told("reference-group")["notes"]


def test_the_named_of_the_reference_group_stand_before_the_unnamed(life):
    names = [one.name for one in api.reference_members(TODAY)]
    assert "" in names
    assert names == sorted(names, key=lambda name: (name == "", name))


def test_every_desk_has_something_on_it(life, make_person, give):
    chairs = {code: people.guise(now) for code, (_then, now) in people.CHAIRS.items()}
    team = make_person("Joan Team")
    give(team, "programme-team")
    assert api.reports_waiting_for_team(team) == 1
    assert {code: api.reports_waiting_for(chair) for code, chair in chairs.items()} == {
        "black-and-minority-ethnic-leaders": 1,
        "women-leaders": 1,
        "lgbtq-leaders": 0,
    }
    for network in Network.objects.all():
        assert Verdict.objects.filter(network=network).count() >= 2
    deeds = set(Verdict.objects.values_list("deed", flat=True))
    assert deeds == {"keep", "hide", "remove"}
    assert Verdict.objects.filter(by_team=True).exists()
    assert set(ChatQuestion.objects.values_list("state", flat=True)) == set(ChatQuestion.State.values)
    member = people.guise(people.MEMBER)
    assert contacts.requests_to(member).count() == 2
    assert contacts.requests_from(member).count() == 1
    assert contacts.contacts_of(member).count() == 2


def test_words_that_tell_of_harm_show_their_author_where_help_is(life, client, sign_in):
    topic = Topic.objects.get(author=people.guise(people.MEMBER))
    Topic.objects.update(written_at=timezone.now())
    sign_in(topic.author)
    page = client.get(f"/networks/{topic.network.code}/discussion/{topic.pk}/").content.decode()
    assert "Freedom to Speak Up Guardian" in page
