"""News: articles by the programme team, newest first."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from fairlead_web.content.models.pages import EditorialPage, Theme
from fairlead_web.ui import api as ui


class NewsIndexPage(EditorialPage):
    """All articles, by page."""

    template = "content/news.jinja"
    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["content.FrontPage"]
    subpage_types: ClassVar[list[str]] = ["content.ArticlePage"]

    class Meta:
        """In lists of page types."""

        verbose_name = "news"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """A page of articles, newest first, of one theme if asked."""
        context = super().get_context(request, *args, **kwargs)
        theme = request.GET.get("theme", "")
        found = ArticlePage.newest().child_of(self)
        context["theme"] = theme if theme in Theme.values else ""
        context["themes"] = Theme.choices
        context["page_of"] = ui.paginate(
            request, found.filter(theme=theme) if context["theme"] else found, 10
        )
        return context


class ArticlePage(EditorialPage):
    """One article, with its author's credit as text: an author need not have an account."""

    template = "content/article.jinja"
    parent_page_types: ClassVar[list[str]] = ["content.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    fixed = False

    published_on = models.DateField("date", default=timezone.localdate)
    credit = models.CharField("by", max_length=200, blank=True, help_text="As the author wishes to be named.")
    theme = models.CharField("theme", max_length=20, choices=Theme, blank=True)

    content_panels: ClassVar[list[Any]] = [
        EditorialPage.content_panels[0],
        FieldPanel("published_on"),
        FieldPanel("credit"),
        FieldPanel("theme"),
        *EditorialPage.content_panels[1:],
    ]
    search_fields: ClassVar[list[Any]] = [
        *EditorialPage.search_fields,
        index.SearchField("introduction"),
        index.SearchField("body"),
    ]

    class Meta:
        """In lists of page types."""

        verbose_name = "article"

    @classmethod
    def newest(cls) -> Any:
        """Public articles, newest first; one with a date to come waits for its day."""
        live = cls.objects.live().filter(published_on__lte=timezone.localdate())
        return live.order_by("-published_on", "-pk")
