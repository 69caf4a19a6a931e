"""What networks ask of others, in public, and what they are answered."""

import datetime as dt
import re

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from fairlead_web.accounts import api as accounts
from fairlead_web.audit.api import SITE
from fairlead_web.audit.models import Event
from fairlead_web.networks import actions, api, queries
from fairlead_web.networks.models import Ask, AskReply
from fairlead_web.organisations import api as organisations
from fairlead_web.ui import api as ui
from fairlead_web.ui.api import slot

FORM = {
    "title": "Publish your pay gap",
    "text": "Because it closes once it is seen.\n\nA figure on your site answers it.",
    "theme": "accountability",
    "addressed": "boards",
}


def page(name, network, *more):
    return reverse(f"networks:{name}", args=[network.code, *more])


@pytest.fixture
def chair(client, sign_in, make_chair, network):
    return sign_in(make_chair(network))


@pytest.fixture
def ask(network, make_chair):
    chair = make_chair(network, "Own Chair")

    def make(**more):
        given = {"theme": "equity", "title": "Measure waits", "text": "Why.", "addressed": "boards"}
        return actions.ask(network, by=chair, **{**given, **more})

    return make


@pytest.mark.parametrize(
    ("whom", "shown"),
    [
        ({"addressed": "boards"}, "All boards"),
        ({"addressed": "role", "role": "Chief people officers"}, "Chief people officers"),
        ({"addressed": "organisation", "organisation": "RX1"}, 'href="/organisations/RX1/"'),
        ({"addressed": "boards", "organisation": "RX1", "role": "Chairs"}, "All boards"),
    ],
)
def test_a_chair_asks_in_public(whom, shown, chair, client, network, make_organisation):
    make_organisation("RX1")
    for _twice in range(2):
        chair.post(page("write_ask", network), {**FORM, **whom})
    one = Ask.objects.get()
    client.logout()
    for address in (
        page("ask", network, one.pk),
        page("detail", network),
        reverse("networks:asks"),
        reverse("networks:asks") + "?theme=accountability",
    ):
        text = client.get(address).content.decode()
        assert FORM["title"] in text
        assert shown in text
    assert FORM["title"] not in client.get(reverse("networks:asks") + "?theme=equity").content.decode()
    assert FORM["title"] in client.get(reverse("networks:asks") + "?theme=nonsense").content.decode()
    assert str(one) == FORM["title"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"addressed": "role"}, "Say whom you ask."),
        ({"addressed": "organisation"}, "Say whom you ask."),
        ({"addressed": "organisation", "organisation": "NOPE"}, "No organisation has this code."),
        ({"theme": "nonsense"}, "Select a valid choice"),
        ({"title": "x" * 151}, "at most 150"),
        ({"text": ""}, "Fill in"),
    ],
)
def test_an_ask_that_cannot_be_is_refused_with_the_reason(wrong, said, chair, network):
    answer = chair.post(page("write_ask", network), {**FORM, **wrong})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Ask.objects.exists()


def test_an_organisations_lead_replies_and_the_ask_is_answered(
    client, sign_in, make_person, make_organisation, give, ask, network
):
    trust = make_organisation("RX1")
    one = ask(addressed="organisation", organisation=trust)
    lead = make_person("Lena Lead")
    give(lead, "lead", trust)
    sign_in(lead)
    assert "Reply for Trust RX1" in client.get(page("ask", network, one.pk)).content.decode()
    address = page("reply", network, one.pk, "RX1")
    assert "You reply for Trust RX1, in public." in client.get(address).content.decode()
    assert client.post(address, {"text": ""}).status_code == 422
    for _twice in range(2):
        client.post(address, {"text": "We publish in May."})
    reply = AskReply.objects.get()
    one.refresh_from_db()
    assert one.answered_on == reply.replied_on
    assert str(reply) == f"Reply {reply.pk}"
    client.logout()
    text = client.get(page("ask", network, one.pk)).content.decode()
    assert "We publish in May." in text
    assert "Answered" in text
    assert "Lena" not in text, "The reply is the organisation's."
    assert "Measure waits" in client.get("/organisations/RX1/").content.decode()
    accounts.erase_person(lead, by=SITE)
    reply.refresh_from_db()
    assert reply.author is None


def test_nobody_replies_for_a_body_they_do_not_lead_or_that_was_not_asked(
    client, sign_in, make_person, make_organisation, give, ask, network
):
    asked, other = make_organisation("RX1"), make_organisation("RX2")
    one = ask(addressed="organisation", organisation=asked)
    person = make_person("Lena Lead")
    sign_in(person)
    assert client.get(page("reply", network, one.pk, "RX1")).status_code == 404
    give(person, "lead", other)
    for code in ("RX1", "RX2", "NOPE"):
        assert client.post(page("reply", network, one.pk, code), {"text": "x"}).status_code == 404
    with pytest.raises(api.NotNow):
        actions.reply(one, organisation=other, text="x", by=person)
    assert not AskReply.objects.exists()


def test_what_was_asked_of_many_is_answered_when_the_chair_says_so(
    chair, network, ask, make_organisation, make_person, give
):
    lead, trust = make_person("Lena Lead"), make_organisation("RX1")
    give(lead, "lead", trust)
    one = ask()
    assert "Mark as answered" not in chair.get(page("ask", network, one.pk)).content.decode()
    answer = chair.post(page("mark_answered", network, one.pk), follow=True)
    assert "Nobody has replied" in answer.content.decode()
    actions.reply(one, organisation=trust, text="Yes.", by=lead)
    one.refresh_from_db()
    assert one.answered_on is None
    assert "Mark as answered" in chair.get(page("ask", network, one.pk)).content.decode()
    chair.post(page("mark_answered", network, one.pk))
    chair.post(page("mark_answered", network, one.pk))
    one.refresh_from_db()
    assert one.answered_on
    assert list(api.asks_by_theme("equity")) == [one]
    assert not api.asks_by_theme("leadership")


def test_only_the_chair_marks_and_an_ask_belongs_to_its_network(
    client, sign_in, make_person, make_chair, ask, network, other_network
):
    one = ask()
    assert client.get(page("ask", other_network, one.pk)).status_code == 404
    sign_in(make_chair(other_network))
    assert client.post(page("mark_answered", network, one.pk)).status_code == 404
    assert client.post(page("mark_answered", other_network, one.pk)).status_code == 404


def test_the_database_refuses_an_ask_of_nobody(ask):
    one = ask()
    with pytest.raises(IntegrityError), transaction.atomic():
        Ask.objects.filter(pk=one.pk).update(addressed="role")


def test_the_list_asks_as_many_questions_for_ten_as_for_one(client, ask, django_assert_max_num_queries):
    ask()
    address = reverse("networks:asks")
    client.get(address)
    with django_assert_max_num_queries(50) as first:
        client.get(address)
    for number in range(9):
        ask(title=f"Ask {number}")
    with django_assert_max_num_queries(50) as tenth:
        client.get(address)
    assert len(first) == len(tenth)
    assert "No network asks anything" in client.get(f"{address}?theme=leadership").content.decode()


def test_a_themes_page_lists_its_asks(ask):
    one = ask()
    assert one.title in slot("content.theme.asks", request=None, theme="equity")
    assert slot("content.theme.asks", request=None, theme="leadership") == ""


def test_a_chair_takes_back_an_ask_while_nobody_has_replied(chair, client, ask, network, make_organisation):
    mistaken = ask(addressed="organisation", organisation=make_organisation("RX1"))
    address = page("take_back_ask", network, mistaken.pk)
    assert address in chair.get(page("ask", network, mistaken.pk)).content.decode()
    assert "The ask is taken back" in chair.post(address, follow=True).content.decode()
    assert Event.objects.filter(action="ask.taken-back").exists()
    client.logout()
    assert client.get(page("ask", network, mistaken.pk)).status_code == 404
    assert "Measure waits" not in client.get("/organisations/RX1/").content.decode()


def test_an_ask_with_a_reply_stays(chair, ask, network, make_person, make_organisation, give):
    trust, lead = make_organisation("RX1"), make_person("Lena Lead")
    give(lead, "lead", trust)
    one = ask()
    actions.reply(one, organisation=trust, text="In May.", by=lead)
    address = page("take_back_ask", network, one.pk)
    assert address not in chair.get(page("ask", network, one.pk)).content.decode()
    assert "so the ask stays" in chair.post(address, follow=True).content.decode()
    assert Ask.objects.filter(pk=one.pk).exists()


@pytest.fixture
def lead(make_person, give, make_organisation):
    person = make_person("Lena Lead")
    give(person, "lead", make_organisation("RX1"))
    return person


@pytest.fixture
def answered(ask, lead):
    """An ask of all boards with the reply of a trust, each a day old."""
    one = ask()
    answer = actions.reply(one, organisation=organisations.organisation("RX1"), text="In May.", by=lead)
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    Ask.objects.update(asked_on=yesterday)
    AskReply.objects.update(replied_on=yesterday)
    one.refresh_from_db()
    return one, answer


def test_a_chair_corrects_an_ask_and_everybody_reads_when_and_which_replies_came_before(
    chair, client, network, answered, lead, make_organisation, give
):
    one, _answer = answered
    today, before = ui.day(timezone.localdate()), "Given before the ask was corrected"
    address = page("correct_ask", network, one.pk)
    assert address in chair.get(page("ask", network, one.pk)).content.decode()
    form = chair.get(address).content.decode()
    assert "Measure waits" in form
    assert 'name="addressed"' not in form, "Those who replied were asked; whom stays."
    for _twice in range(2):
        chair.post(address, {"title": "Measure every wait", "text": "Why, in other words."})
    other = make_organisation("RX2")
    give(lead, "lead", other)
    actions.reply(one, organisation=other, text="In June.", by=lead)
    client.logout()
    text = client.get(page("ask", network, one.pk)).content.decode()
    assert "Measure every wait" in text
    assert "Why, in other words." in text
    assert re.search(rf"Corrected on\s*</dt>\s*<dd[^>]*>\s*{today}", text)
    assert text.count(before) == 1
    assert text.index(before) < text.index("In May."), "The earlier reply is the marked one."
    assert Event.objects.filter(action="ask.corrected").count() == 1


def test_an_ask_sent_again_with_the_same_words_is_not_corrected(chair, network, answered):
    one, answer = answered
    chair.post(page("correct_ask", network, one.pk), {"title": one.title, "text": one.text})
    one.refresh_from_db()
    answer.refresh_from_db()
    assert (one.corrected_on, answer.to_earlier_words) == (None, False)
    assert not Event.objects.filter(action="ask.corrected").exists()


def test_a_lead_corrects_a_reply_and_everybody_reads_when(client, sign_in, network, answered, lead):
    one, answer = answered
    actions.correct_ask(one, title="Measure", text="Why.", by=queries.chairs_of(network).get().person)
    sign_in(lead)
    address = page("correct_reply", network, one.pk, answer.pk)
    assert address in client.get(page("ask", network, one.pk)).content.decode()
    assert "In May." in client.get(address).content.decode()
    for _twice in range(2):
        client.post(address, {"text": "In July."})
    client.logout()
    text = client.get(page("ask", network, one.pk)).content.decode()
    assert "In July." in text
    assert "In May." not in text
    assert f"The reply was corrected on {ui.day(timezone.localdate())}." in text
    assert "Given before the ask was corrected" in text, "It still was."
    assert address not in text
    assert Event.objects.filter(action="ask.reply-corrected", organisation="RX1").count() == 1


def test_nobody_corrects_what_is_not_theirs(
    answered, network, other_network, make_person, make_chair, make_organisation, give, client, sign_in, lead
):
    one, answer = answered
    elsewhere = make_person("Ola Other")
    give(elsewhere, "lead", make_organisation("RX2"))
    for person in (elsewhere, make_chair(other_network, "Oda Chair")):
        sign_in(person)
        text = client.get(page("ask", network, one.pk)).content.decode()
        assert "Correct" not in text
        for address in (
            page("correct_ask", network, one.pk),
            page("correct_ask", other_network, one.pk),
            page("correct_reply", network, one.pk, answer.pk),
            page("correct_reply", other_network, one.pk, answer.pk),
        ):
            assert client.post(address, {"title": "x", "text": "x"}).status_code == 404
    with pytest.raises(api.NotNow):
        actions.correct_reply(answer, text="x", by=elsewhere)
    with pytest.raises(api.NotNow):
        actions.correct_ask(one, title="x", text="x", by=lead)


def test_nobody_but_a_chair_takes_an_ask_back(ask, network, make_person, client, sign_in):
    one = ask()
    sign_in(make_person("Somebody Else"))
    assert "Take this ask back" not in client.get(page("ask", network, one.pk)).content.decode()
    assert client.post(page("take_back_ask", network, one.pk)).status_code == 404
    assert Ask.objects.filter(pk=one.pk).exists()
