"""The news as a feed."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from fairlead_web.content.models import ArticlePage

MOST = 30


class NewsFeed(Feed[ArticlePage, None]):
    """The newest articles, each with its summary."""

    feed_type = Atom1Feed

    def title(self) -> str:
        """Whose news."""
        return f"{_('News')} – {settings.WAGTAIL_SITE_NAME}"

    def link(self) -> str:
        """The page of the same news."""
        return reverse("content:news")

    def subtitle(self) -> str:
        """What it brings."""
        return _("What the programme does and learns")

    def items(self) -> Any:
        """Articles, newest first."""
        return ArticlePage.newest()[:MOST]

    def item_title(self, item: Any) -> str:
        """The article's title."""
        return str(item.reading()["title"])

    def item_description(self, item: Any) -> str:
        """Its summary."""
        return str(item.reading()["introduction"])

    def item_link(self, item: Any) -> str:
        """Its address."""
        return str(item.get_url())

    def item_pubdate(self, item: Any) -> dt.datetime:
        """The start of its day."""
        return timezone.make_aware(dt.datetime.combine(item.published_on, dt.time()))

    def item_author_name(self, item: Any) -> str:
        """As the author wishes to be named."""
        return str(item.credit)
