"""Editorial pages: there from the start, in two languages, never empty, open to nobody's private words."""

import datetime as dt
import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.images import ImageFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from PIL import Image as Pixels
from wagtail.images import get_image_model

from fairlead_web.content import api, blocks, starting
from fairlead_web.content.models import ArticlePage, FrontPage, NewsIndexPage, PlainPage, ThemePage

FIRST = [
    "themes",
    "themes/equity",
    "themes/leadership",
    "themes/accountability",
    "news",
    "get-involved",
    "contact",
    "accessibility",
    "privacy",
    "cookies",
    "formats",
]


@pytest.fixture
def write(db):
    """write("Title", body=[…]) publishes an article."""

    def make(title="An article", **fields):
        page = ArticlePage(title=title, **fields)
        NewsIndexPage.objects.get().add_child(instance=page)
        page.save_revision().publish()
        return page

    return make


@pytest.mark.parametrize("path", FIRST)
def test_the_first_pages_are_there_with_a_heading_and_words(client, db, path):
    answer = client.get(f"/{path}/")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert page.count("<h1") == 1
    assert len(page.split("<main", 1)[1].split("</main>")[0]) > 500
    assert not answer.cookies


def test_pages_are_read_only(client, db):
    assert client.post("/news/").status_code == 405


def test_a_page_without_welsh_says_so_in_welsh_and_is_english(client, write):
    article = write("A title", published_on=dt.date(2026, 2, 1), credit="Synthetic Author")
    client.get("/language/cy/")
    page = client.get(article.url).content.decode()
    assert '<html lang="cy">' in page
    assert "Dyma hi yn Saesneg." in page
    english = page.split('<div lang="en-GB">')[1]
    assert '<span lang="cy">1 Chwefror 2026</span>' in english
    assert '<p class="fl-credit" lang="cy">Gan Synthetic Author</p>' in english
    client.get("/language/en-gb/")
    assert "nhsuk-inset-text" not in client.get(article.url).content.decode()


def test_a_page_with_welsh_is_welsh(client, db):
    client.get("/language/cy/")
    page = client.get("/cookies/").content.decode()
    assert "Un cwci, a dim ond pan fydd ei angen." in page
    assert '<div lang="en-GB">' not in page
    assert "Dyma hi yn Saesneg." not in page


def test_a_text_in_welsh_without_a_title_keeps_the_english_one(db):
    page = PlainPage.objects.get(slug="cookies")
    page.welsh_title = ""
    with translation.override("cy"):
        assert page.reading()["title"] == "Cookies"


def test_every_theme_says_what_will_be_here(client, db):
    page = client.get("/themes/equity/").content.decode()
    assert page.count("fl-empty") == 4


def test_a_theme_lists_its_figures_and_its_news(client, publish, write):
    publish(key="appraisal@1")
    write("Appraisals that help", theme="leadership")
    page = client.get("/themes/leadership/").content.decode()
    assert "Title of appraisal@1" in page
    assert "1 organisation" in page
    assert "Claim by sex &lt;script&gt;" in page
    assert "Appraisals that help" in page
    other = client.get("/themes/equity/").content.decode()
    assert "Title of appraisal@1" not in other
    assert "Appraisals that help" not in other


def test_a_theme_asks_as_often_for_ten_organisations_as_for_one(client, publish, write):
    def queries():
        client.get("/themes/leadership/")
        with CaptureQueriesContext(connection) as asked:
            client.get("/themes/leadership/")
        return len(asked)

    publish("RX0")
    write("First", theme="leadership")
    one = queries()
    for number in range(1, 10):
        publish(f"RX{number}")
        write(f"More {number}", theme="leadership")
    assert queries() == one


def test_news_come_newest_first_by_theme_and_by_page(client, write):
    for number in range(12):
        day = dt.date(2026, 1, 1) + dt.timedelta(number)
        write(f"Piece {number}", published_on=day, theme="equity" if number == 3 else "")
    page = client.get("/news/").content.decode()
    assert page.index("Piece 11") < page.index("Piece 10")
    assert "Piece 1<" not in page
    assert "Piece 1<" in client.get("/news/?page=2").content.decode()
    themed = client.get("/news/?theme=equity").content.decode()
    assert "Piece 3<" in themed
    assert "Piece 11" not in themed
    assert "Piece 11" in client.get("/news/?theme=nonsense").content.decode()


def test_an_article_waits_for_its_day(client, write):
    write("Not yet", published_on=timezone.localdate() + dt.timedelta(1))
    assert "Not yet" not in client.get("/news/").content.decode()
    assert "Not yet" not in client.get("/news/feed.atom").content.decode()


def test_an_article_shows_all_it_is_made_of(client, write, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    drawn = io.BytesIO()
    Pixels.new("RGB", (20, 10)).save(drawn, "PNG")
    picture = get_image_model().objects.create(title="p", file=ImageFile(drawn, name="p.png"))
    contact = PlainPage.objects.get(slug="contact")
    article = write(
        "All of it",
        introduction="In short.",
        credit="Ada Osei",
        body=[
            ("heading", {"text": "A heading <b>", "level": "3"}),
            ("paragraph", "<p>Words and <i>more</i> words.</p>"),
            ("quote", {"text": "We asked first.", "credit": "A nurse"}),
            ("picture", {"image": picture, "alternative": "Two people talking", "caption": "In Leeds"}),
            ("action", {"text": "Write to us", "page": contact, "address": ""}),
            ("action", {"text": "Elsewhere", "page": None, "address": "https://example.org/"}),
        ],
    )
    page = client.get(article.get_url()).content.decode()
    assert '<h3 class="nhsuk-heading-s">A heading &lt;b&gt;</h3>' in page
    assert "<i>more</i>" in page
    assert "A nurse" in page
    assert 'alt="Two people talking"' in page
    assert 'href="/contact/"' in page
    assert 'href="https://example.org/"' in page
    assert "By Ada Osei" in page
    source = page.split('<img src="')[1].split('"')[0]
    shown = client.get(source)
    assert shown.status_code == 200
    assert "immutable" in shown["Cache-Control"]
    assert client.get("/pictures/nothing.png").status_code == 404
    assert client.get("/pictures/../../fairlead.sqlite3").status_code in {400, 404}


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "http://example.org", "//example.org", "/\\example.org", "networks/"]
)
def test_an_action_leads_somewhere_safe(db, address):
    block = blocks.ActionBlock()
    with pytest.raises(ValidationError):
        block.clean(block.to_python({"text": "Go", "page": None, "address": address}))


def test_an_action_has_one_aim(db):
    block = blocks.ActionBlock()
    with pytest.raises(ValidationError):
        block.clean(block.to_python({"text": "Go", "page": None, "address": ""}))
    assert block.clean(block.to_python({"text": "Go", "page": None, "address": "/networks/"}))


def test_the_feed_carries_the_news(client, write):
    write("In the feed", introduction="Told in short.", credit="Ada Osei")
    answer = client.get("/news/feed.atom")
    assert answer["Content-Type"].startswith("application/atom+xml")
    feed = answer.content.decode()
    assert "In the feed" in feed
    assert "Told in short." in feed
    assert "Ada Osei" in feed


def test_the_privacy_page_is_made_from_the_register(client, db):
    page = client.get("/privacy/").content.decode()
    assert "Answering questions and requests for other formats" in page
    assert "Twelve months after the answer" in page


def test_the_root_of_the_editorial_pages_is_the_home_page(client, db):
    assert client.get("/front/").status_code == 404
    assert ThemePage.objects.count() == 3


def test_the_notice_stands_on_the_home_page_until_it_is_taken_out(client, db):
    assert "fl-notice" not in client.get("/").content.decode()
    front = FrontPage.objects.get()
    front.notice_title, front.notice = "Join us <b>", "<p>On <i>Monday</i>.</p>"
    front.save()
    page = client.get("/").content.decode()
    assert "Join us &lt;b&gt;" in page
    assert "On <i>Monday</i>." in page


def test_the_root_of_the_tree_leads_home(rf, db):
    assert FrontPage.objects.get().serve(rf.get("/")).url == "/"


def test_search_engines_find_the_public_pages(client, write):
    write("To be found")
    listed = client.get("/sitemap.xml").content.decode()
    for path in ("/news/to-be-found/", "/themes/equity/", "/observatory/", "/privacy/"):
        assert f"<loc>http://testserver{path}</loc>" in listed
    assert "/front/" not in listed


def test_a_first_text_is_title_introduction_and_sections():
    told = starting.text("contact")
    assert (told["title"], told["welsh_title"]) == ("Contact", "Cysylltu")
    assert told["introduction"] == "We answer within ten working days."
    assert [kind for kind, _ in told["body"]][:3] == ["paragraph", "heading", "paragraph"]
    folder = starting.TEXTS
    assert {one.name for one in (folder / "cy").iterdir()} == {one.name for one in (folder / "en").iterdir()}
    for slug in (one.stem for one in (folder / "en").iterdir()):
        told = starting.text(slug)
        shape = [[kind for kind, _ in told[name]] for name in ("body", "welsh_body")]
        assert shape[0] == shape[1], f"{slug}: as many sections in both languages"


def test_other_pages_can_list_the_newest_articles(write):
    write("Older", published_on=dt.date(2026, 1, 1))
    write("Newer", published_on=dt.date(2026, 2, 1))
    assert [one.title for one in api.latest_news(1)] == ["Newer"]


def test_the_old_address_of_a_page_leads_to_the_new_one(client, write, django_capture_on_commit_callbacks):
    article = write("Moved")
    with django_capture_on_commit_callbacks(execute=True):
        article.slug = "moved-here"
        article.save_revision().publish()
    answer = client.get("/news/moved/")
    assert (answer.status_code, answer["Location"]) == (301, "/news/moved-here/")
