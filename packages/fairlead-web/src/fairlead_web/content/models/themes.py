"""The three themes: their words are written here, what they hold is asked for."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel

from fairlead_web.content import themes
from fairlead_web.content.models.news import ArticlePage
from fairlead_web.content.models.pages import EditorialPage, Theme
from fairlead_web.ui import api as ui

NEWS = 3


class ThemeIndexPage(EditorialPage):
    """The three themes beside each other."""

    template = "content/themes.jinja"
    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["content.FrontPage"]
    subpage_types: ClassVar[list[str]] = ["content.ThemePage"]

    class Meta:
        """In lists of page types."""

        verbose_name = "themes"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The themes that are there."""
        context = super().get_context(request, *args, **kwargs)
        pages = [(page.get_url(request), page.reading()) for page in ThemePage.objects.live().child_of(self)]
        context["cards_of_themes"] = [
            {
                "href": href,
                "title": told["title"],
                "text": told["introduction"],
                "language": foreign,
                "title_language": foreign,
            }
            for href, told in pages
            for foreign in [told["language"] if told["language"] != ui.html_language() else ""]
        ]
        return context


class ThemePage(EditorialPage):
    """One theme: its indicators, asks, news, and what apps above add to the slot `content.theme`."""

    template = "content/theme.jinja"
    max_count = 3
    parent_page_types: ClassVar[list[str]] = ["content.ThemeIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    theme = models.CharField("theme", max_length=20, choices=Theme, unique=True)

    content_panels: ClassVar[list[Any]] = [*EditorialPage.content_panels, FieldPanel("theme", read_only=True)]

    class Meta:
        """In lists of page types."""

        verbose_name = "theme"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """What the theme holds today."""
        context = super().get_context(request, *args, **kwargs)
        context["indicators"] = themes.indicators(self.theme)
        context["latest"] = themes.latest(self.theme)
        context["news"] = ArticlePage.newest().filter(theme=self.theme)[:NEWS]
        return context
