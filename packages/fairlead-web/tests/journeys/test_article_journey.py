"""The programme team publishes an article with a live figure, and visitors read it.

The editing pages are Wagtail's own and outside the promises of access; the article is within them.
"""

import pytest
from django.utils import timezone

from fairlead_web.content.models import NewsIndexPage
from fairlead_web.releases.models import Release

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

TITLE = "Appraisals, one year on"
WITHDRAWN = "Counted twice."


@pytest.fixture
def team(make_person, give):
    person = make_person("Tess Team")
    give(person, "programme-team")
    return person


def writes(visitor):
    """An article with a title, an introduction and one figure, published."""
    page = visitor.opens(f"/cms/pages/add/content/articlepage/{NewsIndexPage.objects.get().pk}/").page
    page.get_by_role("textbox", name="Title*").fill(TITLE)
    page.get_by_role("textbox", name="Introduction").fill("What the newest figures say.")
    page.get_by_role("button", name="Insert a block").first.click()
    page.get_by_role("option", name="Figure").click()
    page.get_by_label("Indicator and organisation").and_(page.locator("select")).select_option(
        "RX1/appraisal@1"
    )
    page.get_by_role("button", name="Toggle preview").click()
    preview = page.frame_locator("iframe[title=Preview]").last.locator("main")
    preview.get_by_text("Claim by sex").first.wait_for()
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish").click()
    page.get_by_role("link", name=TITLE, exact=True).wait_for()
    visitor.faults.clear()  # what the editing pages write on the console is Wagtail's


def test_an_article_with_a_live_figure(visitor, team, publish):
    release = publish()
    writes(visitor.signs_in(team))
    visitor.signs_out().opens("/news/").reads("News").follows(TITLE).reads(TITLE)
    shown = visitor.page.locator("main").inner_text()
    for words in ("What the newest figures say.", "Claim by sex", "Electronic staff record", "Public since"):
        assert words in shown
    assert visitor.page.locator("main svg").count() == 1
    article = visitor.page.url.removeprefix(visitor.address)

    Release.objects.filter(pk=release.pk).update(
        state="withdrawn",
        withdrawn_by=publish.people["approver"],
        withdrawn_at=timezone.now(),
        withdrawal_note=WITHDRAWN,
    )
    visitor.opens(f"{article}?again").reads(TITLE)
    shown = visitor.page.locator("main").inner_text()
    assert WITHDRAWN in shown, "The figure is live: it says what became of it."
    assert "Claim by sex" not in shown
