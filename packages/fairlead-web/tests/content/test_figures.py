"""A live figure in a text: the newest public word, its doubt and source, or what became of it."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from fairlead_web.content import figures
from fairlead_web.content.blocks import FigureBlock
from fairlead_web.content.models import ArticlePage, NewsIndexPage
from fairlead_web.releases.models import Release

CHOICE = {"figure": "RX1/appraisal@1", "body": ""}


@pytest.fixture
def article(db):
    page = ArticlePage(title="With a figure", body=[("figure", CHOICE)])
    NewsIndexPage.objects.get().add_child(instance=page)
    return page


def shown(client, article):
    return client.get(article.get_url()).content.decode()


def test_the_figure_stands_with_chart_doubt_source_date_and_link(client, article, publish):
    publish()
    page = shown(client, article)
    for words in ("Claim by sex", "<title>Chart</title>", "Description.", "Why.", "Electronic staff record."):
        assert words in page
    assert "Public since" in page
    assert 'href="/observatory/RX1/appraisal@1/"' in page
    assert "Synthetic" in page


def test_the_newest_release_is_shown(client, article, publish):
    publish(period="2024/25")
    publish(period="2025/26")
    page = shown(client, article)
    assert "2025/26" in page
    assert "2024/25" not in page


def test_a_withdrawn_figure_says_so_and_why(client, article, publish):
    release = publish()
    Release.objects.filter(pk=release.pk).update(
        state="withdrawn",
        withdrawn_by=publish.people["approver"],
        withdrawn_at=timezone.now(),
        withdrawal_note="Counted twice <b>.",
    )
    page = shown(client, article)
    assert "was withdrawn by Trust RX1" in page
    assert "Counted twice &lt;b&gt;." in page
    assert f'href="/observatory/releases/{release.pk}/"' in page
    assert "Claim by sex" not in page


def test_a_figure_replaced_by_others_says_so(client, article, publish):
    release = publish()
    other = publish(key="else@1", period="2026/27")
    Release.objects.filter(pk=release.pk).update(
        state="superseded", superseded_by=other, superseded_at=timezone.now()
    )
    assert "was replaced by figures that do not hold it" in shown(client, article)


def test_a_figure_that_was_never_public_is_not_shown(client, article):
    assert "is not public" in shown(client, article)


def test_one_body_of_a_release_can_be_chosen(publish):
    publish()
    assert figures.shown({**CHOICE, "body": "RX1"}, "x").section
    assert not figures.shown({**CHOICE, "body": "RX2"}, "x").section


def test_editors_choose_among_what_is_or_was_public(publish):
    assert figures.choices() == []
    publish()
    assert figures.choices() == [("RX1/appraisal@1", "Title of appraisal@1: Trust RX1 (appraisal@1)")]


def test_reading_an_article_does_not_ask_for_every_choice(publish, django_assert_num_queries):
    publish()
    with django_assert_num_queries(0):
        assert FigureBlock().to_python(CHOICE)["figure"] == "RX1/appraisal@1"
    with pytest.raises(ValidationError):
        FigureBlock().clean(FigureBlock().to_python({**CHOICE, "figure": "RX2/appraisal@1"}))
