"""The list of public pages for search engines, with the host that asks."""

from typing import Any

from django.contrib.sitemaps import Sitemap
from django.urls import reverse
from wagtail.models import Page

LISTS = ("home:home", "home:help", "observatory:list", "organisations:list", "networks:list")


class EditorialPages(Sitemap[Any]):
    """Pages written in Wagtail."""

    def items(self) -> Any:
        """All that are public."""
        return Page.objects.live().filter(depth__gt=2).order_by("path")

    def location(self, item: Any) -> str:
        """Its address."""
        return str(item.get_url())

    def lastmod(self, item: Any) -> Any:
        """When it was published last."""
        return item.last_published_at


class Lists(Sitemap[str]):
    """Where the pages of other apps begin."""

    def items(self) -> tuple[str, ...]:
        """Their names."""
        return LISTS

    def location(self, item: str) -> str:
        """The address of such a name."""
        return reverse(item)


SITEMAPS = {"pages": EditorialPages, "lists": Lists}
