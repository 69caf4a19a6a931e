"""Pages the programme team writes: public by intent, in English, in Welsh where somebody has written it."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from fairlead_web.content import figures, parts, pictures
from fairlead_web.content.blocks import LINKS, words

WELSH = "cy"
ENGLISH = "en-GB"
# What stands at /news/ and the like must stay there: such pages are made by a migration, one of each.
BELOW_FRONT = 3  # the tree: root, front page, these
FIXED = frozenset({"accessibility", "contact", "cookies", "formats", "get-involved", "privacy"})


class Theme(models.TextChoices):
    """What the programme is about; indicators are declared for one of them."""

    EQUITY = "equity", _("Equity")
    LEADERSHIP = "leadership", _("Leadership")
    ACCOUNTABILITY = "accountability", _("Accountability")


class EditorialPage(Page):  # type: ignore[misc]  # Wagtail has no types
    """What all editorial pages have. Not private ever: Wagtail holds nothing confidential."""

    private_page_options: ClassVar[list[str]] = []

    introduction = models.TextField("introduction", max_length=500, blank=True)
    body = StreamField(words(), verbose_name="text", blank=True)
    welsh_title = models.CharField("title in Welsh", max_length=255, blank=True)
    welsh_introduction = models.TextField("introduction in Welsh", max_length=500, blank=True)
    welsh_body = StreamField(words(), verbose_name="text in Welsh", blank=True)

    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("introduction"),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("welsh_title"), FieldPanel("welsh_introduction"), FieldPanel("welsh_body")],
            heading="Welsh: without a text here, readers of Welsh see the English one, marked as English",
            classname="collapsed",
        ),
    ]

    class Meta:
        """No table of its own."""

        abstract = True

    @property
    def fixed(self) -> bool:
        """Whether the site's own links lead here, so that it may not go."""
        return True

    def reading(self) -> dict[str, Any]:
        """Title, introduction and text in the reader's language, or in English, and which it is."""
        if get_language() == WELSH and self.welsh_body:
            return {
                "title": self.welsh_title or self.title,
                "introduction": self.welsh_introduction,
                "body": self.welsh_body,
                "language": WELSH,
            }
        return {
            "title": self.title,
            "introduction": self.introduction,
            "body": self.body,
            "language": ENGLISH,
        }

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """What the page's template needs."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return {
            **context,
            "reading": self.reading(),
            "figure_of": figures.shown,
            "picture_of": pictures.shown,
        }


class FrontPage(Page):  # type: ignore[misc]  # Wagtail has no types
    """The root of the editorial pages; what the home page says in the programme's own words."""

    private_page_options: ClassVar[list[str]] = []
    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    fixed = True

    notice_title = models.CharField("heading of the notice", max_length=120, blank=True)
    notice = RichTextField("notice on the home page", features=LINKS, max_length=1200, blank=True)

    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("notice_title"),
        FieldPanel("notice", help_text="Stands on the home page until it is taken out. May stay empty."),
    ]

    class Meta:
        """One of it."""

        verbose_name = "front page"

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The home page is drawn by the app `home`."""
        return redirect("home:home")


class PlainPage(EditorialPage):
    """A page of text. Those the site's own links lead to carry more: a form, a table, an address."""

    template = "content/plain.jinja"
    parent_page_types: ClassVar[list[str]] = ["content.FrontPage", "content.PlainPage"]
    subpage_types: ClassVar[list[str]] = ["content.PlainPage"]

    class Meta:
        """In lists of page types."""

        verbose_name = "page of text"

    @property
    def fixed(self) -> bool:
        """Whether the site's own links lead here: known by its address."""
        return self.depth == BELOW_FRONT and self.slug in FIXED

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Fixed pages have parts of their own, by address."""
        context = super().get_context(request, *args, **kwargs)
        part = self.slug if self.fixed else ""
        return {**context, "part": part, **parts.context(part)}
