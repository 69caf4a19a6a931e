"""The moderators' pages: the desk, deciding, the log and its file, and the programme team's road."""

import csv
import io
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fairlead_web.networks import api
from fairlead_web.networks.models import Report, Verdict

WORDS = "It speaks of people with contempt."
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')
HIDE = {"deed": "hide", "reason": "disrespect", "words": WORDS}


def page(name, network, *more):
    return reverse(f"networks:{name}", args=[network.code, *more])


def text(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


@pytest.fixture
def topic(network, author):
    return api.start_topic(network, title="A title", text="Words that hurt", by=author)


@pytest.fixture
def chair(make_chair, network):
    return make_chair(network)


@pytest.fixture
def team(make_person, give):
    person = make_person("Joan Team")
    give(person, "programme-team")
    return person


def test_a_report_reaches_the_desk_and_the_decision_its_author(
    client, sign_in, topic, chair, fellow, author, network
):
    sign_in(fellow)
    form = text(client, page("report_topic", network, topic.pk))
    assert "never told who reported" in form
    assert client.post(page("report_topic", network, topic.pk), {"reason": "none"}).status_code == 422
    sent = {"reason": "disrespect", "words": "Please look"}
    client.post(page("report_topic", network, topic.pk), sent)
    client.post(page("report_topic", network, topic.pk), sent)
    assert Report.objects.count() == 1
    sign_in(chair)
    assert "1 report to judge" in text(client, "/my-page/")
    address = page("judge_topic", network, topic.pk)
    assert address in text(client, page("desk", network))
    shown = text(client, address)
    for words in (
        "Ama Author",
        "A title",
        "Words that hurt",
        "It attacks or belittles people",
        "Please look",
    ):
        assert words in shown
    assert "Femi" not in shown
    wrong = client.post(address, {**HIDE, "deed": "keep"})
    assert (wrong.status_code, "Say which rule" in wrong.content.decode()) == (422, True)
    assert client.post(address, HIDE)["Location"] == page("desk", network)
    assert "No report waits for you" in text(client, page("desk", network))
    for reader, sees in ((fellow, False), (author, True)):
        sign_in(reader)
        seen = text(client, page("topic", network, topic.pk))
        assert ("Words that hurt" in seen) is sees
        assert (WORDS in seen) is sees
        assert "It attacks or belittles people." in seen
        assert "Femi" not in seen.partition("<main")[2]
        assert ("A title" in text(client, page("discussion", network))) is False
    assert WORDS in text(client, reverse("networks:mine"))


def test_the_author_asks_for_another_look_and_the_chair_shows_it_again(
    client, sign_in, topic, chair, author, network
):
    api.moderate(topic, **HIDE, by=chair)
    sign_in(author)
    assert "Ask a moderator to look" in text(client, page("topic", network, topic.pk))
    asking = text(client, page("report_topic", network, topic.pk))
    assert "learns that you ask" in asking
    assert "not told who you are. Write" not in asking  # it would say the opposite of the line above
    assert "never told who reported" not in asking
    client.post(page("report_topic", network, topic.pk), {"reason": "other", "words": "I was quoting."})
    sign_in(chair)
    shown = text(client, page("judge_topic", network, topic.pk))
    assert "The author asks you to look" in shown
    assert "Hidden by a moderator" in shown
    client.post(
        page("judge_topic", network, topic.pk), {"deed": "keep", "reason": "none", "words": "A quotation."}
    )
    assert "Words that hurt" in text(client, page("topic", network, topic.pk))


def test_what_is_removed_is_gone_for_everybody(client, sign_in, topic, chair, author, fellow, network):
    one = api.post(topic, text="Very rude words", by=author)
    sign_in(chair)
    client.post(page("judge_post", network, one.pk), {**HIDE, "deed": "remove"})
    for reader in (chair, fellow, author):
        sign_in(reader)
        seen = text(client, page("topic", network, topic.pk))
        assert "Very rude words" not in seen
        assert "Removed by a moderator." in seen
        assert (WORDS in seen) is (reader == author)
    sign_in(chair)
    assert client.get(page("judge_post", network, one.pk)).status_code == 404
    refused = sign_in(fellow).post(page("report_post", network, one.pk), {"reason": "other"})
    assert "nothing left to report" in refused.content.decode()


def test_moderating_wants_a_chair_and_a_second_factor(
    client, sign_in, topic, chair, fellow, team, make_chair, other_network, network
):
    addresses = [page("judge_topic", network, topic.pk), page("log", network), page("log_file", network)]
    for reader in (fellow, team, make_chair(other_network, "Other Chair")):
        sign_in(reader)
        assert {client.get(address).status_code for address in addresses} == {404}
        assert client.post(addresses[0], HIDE).status_code == 404
    sign_in(chair, strong=False)
    assert {client.get(address).status_code for address in addresses} == {302}
    sign_in(fellow)
    assert client.get(reverse("networks:team_reports")).status_code == 404
    sign_in(team, strong=False)
    assert client.get(reverse("networks:team_reports")).status_code == 302
    assert not Verdict.objects.exists()


def test_a_chair_finds_nothing_about_their_own_words(client, sign_in, chair, make_chair, fellow, network):
    own = api.start_topic(network, title="Mine", text="By the chair", by=chair)
    other = make_chair(network, "Orla Other")
    sign_in(chair)
    before = TOKEN.sub("", text(client, page("desk", network)))
    api.report(own, reason="disrespect", by=fellow)
    assert TOKEN.sub("", text(client, page("desk", network))) == before
    assert client.get(page("judge_topic", network, own.pk)).status_code == 404
    sign_in(other)
    assert page("judge_topic", network, own.pk) in text(client, page("desk", network))


def test_the_team_reads_the_words_and_neither_names_nor_network(
    client, sign_in, team, chair, fellow, network, make_person, give
):
    own = api.start_topic(network, title="Mine", text="By the chair", by=chair)
    api.report(own, reason="disrespect", words="Please look", by=fellow)
    sign_in(team)
    assert "1 report that no chair can judge" in text(client, "/my-page/")
    listed = text(client, reverse("networks:team_reports"))
    address = reverse("networks:judge_for_chairs", args=[Report.objects.get().pk])
    assert address in listed
    shown = text(client, address)
    for words in ("Mine", "By the chair", "It attacks or belittles people", "Please look"):
        assert words in shown
    for words in (str(network), network.code, "LGBT", "Chidi", "Femi"):
        assert words not in listed + shown
    assert client.get(page("topic", network, own.pk)).status_code == 404
    done = client.post(address, HIDE)
    assert done["Location"] == reverse("networks:team_reports")
    assert "No report waits" in text(client, reverse("networks:team_reports"))
    assert client.get(address).status_code == 404
    sign_in(chair)
    assert "Programme team" in text(client, page("log", network))


def test_a_moderator_reads_it_in_its_place_and_finds_what_to_do_where_somebody_is_at_risk(
    client, sign_in, topic, chair, author, fellow, team, network
):
    post = api.post(topic, text="You are not alone", by=fellow)
    api.report(post, reason="disrespect", words="", by=author)
    sign_in(chair)
    address = page("judge_post", network, post.pk)
    assert f'href="{page("topic", network, topic.pk)}#post-{post.pk}"' in text(client, address)
    assert "Samaritans" not in text(client, address)
    Report.objects.update(reason="risk")
    assert "Samaritans" in text(client, address)
    assert "and post there" in text(client, address)
    own = api.start_topic(network, title="Mine", text="By the chair", by=chair)
    report = api.report(own, reason="risk", words="", by=fellow)
    sign_in(team)
    shown = text(client, reverse("networks:judge_for_chairs", args=[report.pk]))
    assert "You are not told who it is" in shown
    assert "Read it in its place" not in shown
    assert network.code not in shown


def test_one_of_the_team_is_not_shown_reports_of_their_own_words(
    client, sign_in, team, join, fellow, network
):
    join(team, network)
    own = api.start_topic(network, title="Mine", text="By one of the team", by=team)
    api.report(own, reason="other", by=fellow)
    sign_in(team)
    assert "No report waits" in text(client, reverse("networks:team_reports"))
    assert "no chair can judge" not in text(client, "/my-page/").partition("<main")[2]
    address = reverse("networks:judge_for_chairs", args=[Report.objects.get().pk])
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1"])
def test_the_log_is_a_file_without_names_words_or_formulas(start, client, sign_in, topic, chair, network):
    api.moderate(topic, deed="remove", reason="purpose", words=f"{start} is an advertisement", by=chair)
    sign_in(chair)
    answer = client.get(page("log_file", network))
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert network.code not in answer["Content-Disposition"]
    head, row = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    told = dict(zip(head, row, strict=True))
    assert told["What"] == "Topic"
    assert told["Decision"] == "Remove"
    assert told["Reported for"] == "Not reported"
    assert told["Decided by"] == "Chair"
    assert told["In words"].lstrip("'").endswith("is an advertisement")
    assert all(not cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝")) for cell in row)
    for words in ("Ama", "Chidi", "Words that hurt", "A title"):
        assert words not in answer.content.decode()
    shown = text(client, page("log", network))
    assert "is an advertisement" in shown
    assert page("log_file", network) in shown


def test_an_empty_log_says_so(client, sign_in, chair, network):
    sign_in(chair)
    assert "Nothing has been decided yet" in text(client, page("log", network))


def test_pages_ask_as_many_questions_for_many_as_for_one(
    client, sign_in, chair, team, topic, make_person, join, network, other_network
):
    def more(number):
        person = make_person(f"Person {number}")
        for place in (network, other_network):
            join(person, place)
            one = api.start_topic(place, title=f"Topic {number}", text="Text", by=person)
            api.report(one, reason="other", by=person)
            api.report(topic, reason="other", by=person) if place == network else None
        api.moderate(
            api.post(topic, text="Off", by=person), deed="hide", reason="purpose", words="Off.", by=chair
        )

    def questions():
        found = []
        for reader, address in (
            (chair, page("desk", network)),
            (chair, page("judge_topic", network, topic.pk)),
            (chair, page("log", network)),
            (team, reverse("networks:team_reports")),
        ):
            sign_in(reader)
            text(client, address)
            with CaptureQueriesContext(connection) as asked:
                text(client, address)
            found.append(len(asked))
        return found

    more(0)
    before = questions()
    for number in range(1, 6):
        more(number)
    assert questions() == before
