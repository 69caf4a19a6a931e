"""Reports and verdicts: who judges, who is told what, and what the log holds."""

import pytest

from fairlead_web.accounts import api as accounts
from fairlead_web.accounts.actions import consents
from fairlead_web.accounts.models import Letter
from fairlead_web.audit.api import SITE
from fairlead_web.audit.models import Event
from fairlead_web.networks import api, discussion
from fairlead_web.networks.actions.moderation import MOST_REPORTS_AN_HOUR
from fairlead_web.networks.models import ChairTerm, Report, Verdict
from fairlead_web.organisations.api import may

WORDS = "It speaks of people with contempt."


@pytest.fixture
def chair(make_chair, network):
    return make_chair(network)


@pytest.fixture
def team(make_person, give):
    person = make_person("Joan Team")
    give(person, "programme-team")
    return person


@pytest.fixture
def topic(network, author):
    return api.start_topic(network, title="A title", text="Words that hurt some people a lot", by=author)


def subjects():
    return sorted(Letter.objects.values_list("person__name", "subject"))


@pytest.mark.parametrize(("deed", "state"), [("hide", "hidden"), ("remove", "removed")])
def test_a_chair_hides_or_removes_and_both_sides_are_told(deed, state, topic, chair, author, fellow, network):
    api.report(topic, reason="disrespect", words="Please look", by=fellow)
    assert api.reports_waiting_for(chair) == 1
    verdict = api.moderate(topic, deed=deed, reason="disrespect", words=WORDS, by=chair)
    topic.refresh_from_db()
    assert (topic.state, topic.verdict) == (state, verdict)
    assert (topic.text == "") is (deed == "remove") is (topic.title == "")
    assert api.reports_waiting_for(chair) == 0
    assert subjects() == [
        ("Ama Author", "A moderator’s decision"),
        ("Chidi Eze", "Something waits for you"),
        ("Femi Fellow", "An answer for you"),
    ]
    assert list(discussion.judged_of(author)) == [topic]
    assert (verdict.reported_for, verdict.by_team, verdict.kind) == ("disrespect", False, "topic")


def test_the_letters_name_no_network_nobody_and_no_words(topic, chair, fellow, network, post_office):
    api.report(topic, reason="disrespect", words="Please look", by=fellow)
    api.moderate(topic, deed="hide", reason="disrespect", words=WORDS, by=chair)
    api.moderate(topic, deed="keep", words="On second thoughts it is fair.", by=chair)
    letters = post_office()
    assert len(letters) == 4
    for letter in letters:
        whole = f"{letter.subject}\n{letter.body}".replace("/networks/mine/", "")
        for word in (
            str(network),
            network.code,
            "LGBT",
            "network",
            "Femi",
            "Ama",
            "A title",
            WORDS,
            "contempt",
        ):
            assert word not in whole, letter.subject
    assert network.code not in "".join(Letter.objects.values_list("key", flat=True))


def test_what_is_kept_disturbs_nobody_but_the_reporter(topic, chair, author, fellow):
    api.report(topic, reason="other", by=fellow)
    api.moderate(topic, deed="keep", words="It is a fair question.", by=chair)
    topic.refresh_from_db()
    assert (topic.state, topic.verdict) == ("shown", None)
    assert not Letter.objects.filter(person=author).exists(), (
        "Nobody is told of a report that came to nothing."
    )
    assert Letter.objects.filter(person=fellow).exists()


def test_an_author_who_asked_for_a_look_hears_that_there_was_one(topic, chair, author, fellow):
    api.report(topic, reason="risk", by=author)
    api.moderate(topic, deed="keep", words="It is a cry for help.", by=chair)
    (letter,) = Letter.objects.filter(person=author)
    assert letter.key.startswith("looked-at-")
    assert "Nobody was told" not in letter.text
    api.report(topic, reason="other", by=author)
    api.moderate(topic, deed="hide", reason="risk", words="It tells where somebody works.", by=chair)
    assert Letter.objects.filter(person=author).count() == 2, "One letter tells of a decision, not two."


def test_what_was_hidden_can_be_shown_again_after_another_look(topic, chair, author, fellow):
    answer = api.post(topic, text="Answer", by=author)
    api.moderate(answer, deed="hide", reason="risk", words="It may put somebody at risk.", by=chair)
    answer.refresh_from_db()
    with pytest.raises(api.NotNow, match="nothing left to report"):
        api.report(answer, reason="other", by=fellow)
    api.report(answer, reason="other", words="I took the name out", by=author)
    api.moderate(answer, deed="keep", words="The name is gone.", by=chair)
    answer.refresh_from_db()
    assert (answer.state, answer.verdict) == ("shown", None)
    assert subjects().count(("Ama Author", "A moderator’s decision")) == 2
    assert ("Ama Author", "An answer for you") not in subjects(), "One letter says it."
    assert Verdict.objects.count() == 2


def test_reporting_twice_is_reporting_once_and_too_much_is_refused(topic, chair, author, fellow):
    first = api.report(topic, reason="other", by=fellow)
    assert api.report(topic, reason="private", by=fellow) == first
    posts = [api.post(topic, text=f"Post {number}", by=author) for number in range(MOST_REPORTS_AN_HOUR)]
    for one in posts[:-1]:
        api.report(one, reason="other", by=fellow)
    with pytest.raises(api.NotNow, match="Wait a little"):
        api.report(posts[-1], reason="other", by=fellow)
    assert api.report(topic, reason="other", by=fellow) == first
    assert Letter.objects.count() == 1, "One letter a day says that something waits."
    assert str(first) == f"Report {first.pk}"


def test_a_chair_who_wants_no_reminders_gets_no_letter(topic, chair, fellow):
    consents.object_to(chair, "reminders", by=chair)
    api.report(topic, reason="other", by=fellow)
    assert not Letter.objects.exists()
    assert api.reports_waiting_for(chair) == 1


def test_nobody_outside_reports(topic, make_person):
    with pytest.raises(api.NotNow, match="Only those who belong"):
        api.report(topic, reason="other", by=make_person("Noor Reader"))
    assert not Report.objects.exists()


def test_nothing_is_decided_twice(topic, chair):
    api.moderate(topic, deed="remove", reason="other", words="It is a copy of a letter.", by=chair)
    with pytest.raises(api.NotNow, match="removed already"):
        api.moderate(topic, deed="keep", words="No", by=chair)
    assert Verdict.objects.count() == 1
    assert str(Verdict.objects.get()).startswith("Verdict ")


@pytest.mark.parametrize(("deed", "reason"), [("keep", "other"), ("hide", "none"), ("remove", "none")])
def test_a_decision_and_its_reason_fit_together(deed, reason, topic, chair):
    with pytest.raises(api.NotNow, match="Say which rule"):
        api.moderate(topic, deed=deed, reason=reason, words=WORDS, by=chair)


@pytest.mark.parametrize(
    "words",
    [
        "Because ama author wrote this.",
        "She said “words that hurt some people a lot”.",
        "A TITLE words that hurt some, indeed",
    ],
)
def test_the_log_names_no_author_and_quotes_nothing(words, topic, chair):
    with pytest.raises(api.NotNow, match="the reason stands in the log"):
        api.moderate(topic, deed="hide", reason="disrespect", words=words, by=chair)
    assert not Verdict.objects.exists()


def test_removing_ones_own_ends_the_question(topic, chair, author, fellow):
    api.report(topic, reason="other", by=fellow)
    api.remove_post(topic, by=author)
    assert api.reports_waiting_for(chair) == 0
    assert not Verdict.objects.exists(), "The log would tell a chair that their own post was reported."


class TestWhoJudges:
    def test_a_chair_never_judges_their_own_words_and_another_chair_does(
        self, chair, make_chair, network, fellow, team
    ):
        other = make_chair(network, "Orla Other")
        own = api.start_topic(network, title="Mine", text="By the chair", by=chair)
        api.report(own, reason="disrespect", by=fellow)
        assert (api.reports_waiting_for(chair), api.reports_waiting_for(other)) == (0, 1)
        assert not api.reports_for_team().exists()
        subjects = Letter.objects.filter(person=chair).values_list("subject", flat=True)
        assert list(subjects) == ["There is another chair"]
        for nobody in (chair, team):
            with pytest.raises(api.NotNow, match="Somebody who did not write it"):
                api.moderate(own, deed="keep", words="Fine", by=nobody)
        api.moderate(own, deed="remove", reason="disrespect", words=WORDS, by=other)

    def test_without_another_chair_the_programme_team_judges(self, chair, network, fellow, team):
        own = api.post(
            api.start_topic(network, title="Mine", text="By the chair", by=chair), text="More", by=chair
        )
        assert not may(team, "networks.judge", own), "Not before somebody reports it."
        api.report(own, reason="disrespect", by=fellow)
        assert list(api.reports_for_team()) == list(Report.objects.all())
        assert may(team, "networks.judge", own)
        assert not may(team, "networks.judge", own.topic)
        verdict = api.moderate(own, deed="hide", reason="disrespect", words=WORDS, by=team)
        assert verdict.by_team
        assert not api.reports_for_team().exists()
        event = Event.objects.get(action="discussion.moderated")
        assert (event.subject_type, event.detail) == ("networks.verdict", {"deed": "hide"})
        assert network.code not in str(vars(event))
        copy = str(accounts.export_of(team))
        assert WORDS in copy, "A copy of one's data holds one's verdicts,"
        assert str(network) not in copy, "and still does not tell in which network."

    def test_a_network_without_a_chair_is_the_teams_too(self, topic, author, fellow, team):
        api.report(topic, reason="disrespect", by=fellow)
        assert api.reports_for_team().count() == 1
        api.moderate(topic, deed="keep", words="Ama Author is not refused here.", by=team)
        assert Verdict.objects.get().by_team, "A refused name would tell the team who wrote it."

    def test_a_report_moves_on_when_a_chair_goes_or_comes(self, topic, chair, fellow, make_chair, network):
        api.report(topic, reason="other", by=fellow)
        assert not api.reports_for_team().exists()
        api.end_chair(ChairTerm.objects.get(), by=SITE)
        assert api.reports_for_team().count() == 1
        make_chair(network, "New Chair")
        assert not api.reports_for_team().exists()

    def test_a_member_of_the_team_never_judges_their_own(self, network, team, fellow, join):
        join(team, network)
        own = api.start_topic(network, title="Mine", text="By one of the team", by=team)
        api.report(own, reason="other", by=fellow)
        assert not may(team, "networks.judge", own)


def test_an_answered_report_is_deleted_after_90_days_and_one_that_waits_is_not(topic, chair, author, fellow):
    one = api.post(topic, text="Answer", by=author)
    for thing in (one, topic):
        api.report(thing, reason="other", by=fellow)
    api.moderate(one, deed="keep", words="A fair answer.", by=chair)
    Report.objects.update(made_at="2020-01-01T00:00:00Z")
    accounts.delete_expired()
    assert Report.objects.count() == 2
    Report.objects.filter(post=one).update(answered_at="2020-01-01T00:00:00Z")
    accounts.delete_expired()
    assert [report.about for report in Report.objects.all()] == [topic]
