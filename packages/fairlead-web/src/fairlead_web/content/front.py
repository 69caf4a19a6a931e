"""What the programme says on the home page in its own words, until an editor takes it out; and its news."""

from dataclasses import dataclass
from typing import Any

from wagtail.rich_text import RichText

from fairlead_web.content.models import ArticlePage, FrontPage


@dataclass(frozen=True)
class Notice:
    """A heading and a few lines, written in the editing pages."""

    title: str
    text: RichText


def notice() -> Notice | None:
    """The notice, or None where there is none."""
    page = FrontPage.objects.live().first()
    return Notice(page.notice_title, RichText(page.notice)) if page and page.notice else None


def latest_news(most: int) -> Any:
    """The newest articles, for lists: `reading()`, `published_on`, `credit`, `get_url(request)`."""
    return ArticlePage.newest()[:most]
