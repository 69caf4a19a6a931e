"""Editorial pages, and enquiries that come in through them."""

from fairlead_web.content.models.enquiries import Enquiry, Reply
from fairlead_web.content.models.news import ArticlePage, NewsIndexPage
from fairlead_web.content.models.pages import EditorialPage, FrontPage, PlainPage
from fairlead_web.content.models.themes import ThemeIndexPage, ThemePage

__all__ = [
    "ArticlePage",
    "EditorialPage",
    "Enquiry",
    "FrontPage",
    "NewsIndexPage",
    "PlainPage",
    "Reply",
    "ThemeIndexPage",
    "ThemePage",
]
