"""News and enquiries of a demonstration: there once, readable, with figures that live."""

import datetime as dt

import pytest

from fairlead_web.content import api
from fairlead_web.content.demonstration import asked, told
from fairlead_web.content.demonstration.writing import blocks
from fairlead_web.content.models import ArticlePage, Enquiry, FrontPage, Reply
from fairlead_web.organisations import api as organisations

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 28)


@pytest.fixture
def filled():
    organisations.fill_demonstration()
    for _ in range(2):
        api.fill_demonstration(TODAY)


def test_articles_are_public_on_their_days_and_there_once(filled, client):
    articles = told("articles")["articles"]
    assert ArticlePage.objects.live().count() == len(articles)
    page = client.get("/news/").content.decode()
    assert "How to read a figure here in two minutes" in page
    assert "23 November 2026" in page
    for theme in ("equity", "leadership", "accountability"):
        assert "No article about this theme yet" not in client.get(f"/themes/{theme}/").content.decode()


def test_every_article_is_read_without_a_fault(filled, client):
    for article in ArticlePage.objects.live():
        page = client.get(article.url)
        assert page.status_code == 200
        text = page.content.decode().partition("<main")[2]
        assert article.title.replace("’", "’") in text
        for mark in (">>", "## ", "**", "&lt;p"):
            assert mark not in text, article.title


def test_each_page_and_address_that_an_article_leads_to_is_there(filled, client):
    for article in ArticlePage.objects.live():
        for block in article.body:
            if block.block_type == "action":
                assert client.get(block.value["address"]).status_code == 200


def test_the_home_page_says_what_this_is_and_an_editors_notice_stays(filled, client):
    assert "This is a demonstration" in client.get("/").content.decode()
    FrontPage.objects.update(notice="<p>Ours</p>")
    api.fill_demonstration(TODAY)
    assert FrontPage.objects.get().notice == "<p>Ours</p>"


def test_enquiries_have_owners_and_days_and_keep_the_rules(filled):
    items = told("enquiries")["enquiries"]
    found = Enquiry.objects.all()
    assert found.count() == len(items)
    assert found.filter(state="open", due_on__lt=TODAY).count() == 1
    assert Reply.objects.count() == found.filter(state="answered").count() == 5
    assert {one.owner.name for one in found} == {"Joan Ashworth", "Samira Quaye"}
    for one in found:
        one.full_clean()
        assert one.settled_at is None or one.settled_at > one.asked_at


def test_references_are_distinct_and_easy_to_read_out():
    references = {asked.reference(number) for number in range(27)}
    assert len(references) == 27


def test_without_a_programme_team_nothing_is_written(db):
    api.fill_demonstration(TODAY)
    assert not ArticlePage.objects.exists()


def test_plain_writing_becomes_blocks():
    parts = [
        "One.",
        "Two.",
        "## More\n- **a** b\n- c",
        ">> quote So. | Somebody",
        ">> figure RX1/x@1",
        "## Last",
        ">> action Go | /help/",
    ]
    assert blocks("\n\n".join(parts)) == [
        ("paragraph", "<p>One.</p><p>Two.</p>"),
        ("heading", {"text": "More", "level": "2"}),
        ("paragraph", "<ul><li><b>a</b> b</li><li>c</li></ul>"),
        ("quote", {"text": "So.", "credit": "Somebody"}),
        ("figure", {"figure": "RX1/x@1", "body": ""}),
        ("heading", {"text": "Last", "level": "2"}),
        ("action", {"text": "Go", "page": None, "address": "/help/"}),
    ]
