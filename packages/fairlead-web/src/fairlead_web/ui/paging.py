"""Long lists in pages."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

ONLY = "page"
"""What the address calls the page of a list that stands alone."""


class Pages(Paginator):  # type: ignore[type-arg]  # takes no argument when it runs
    """A list cut into pages, with the name under which an address asks for one."""

    def __init__(self, items: QuerySet[Any] | Sequence[Any], size: int, name: str) -> None:
        super().__init__(items, size)
        self.name = name


def paginate(
    request: HttpRequest, items: QuerySet[Any] | Sequence[Any], size: int = 25, name: str = ONLY
) -> Page[Any]:
    """The page that `?page=` asks for; the nearest one where that does not exist.

    name: of one list among several on the same page, whose heading has it as its id.
    """
    return Pages(items, size, name).get_page(request.GET.get(name))


def page_links(request: HttpRequest, page: Page[Any], label: str = "") -> dict[str, Any]:
    """Addresses of the pages before and after, with the search and the pages of other lists kept."""
    what = _("Pagination")
    links: dict[str, Any] = {"landmarkLabel": f"{what}: {label}" if label else what}
    if page.has_previous():
        links["previous"] = _link(request, page, page.previous_page_number(), _("Previous"))
    if page.has_next():
        links["next"] = _link(request, page, page.next_page_number(), _("Next"))
    return links


def _link(request: HttpRequest, page: Page[Any], number: int, text: str) -> dict[str, str]:
    name = page.paginator.name if isinstance(page.paginator, Pages) else ONLY
    query = request.GET.copy()
    query[name] = str(number)
    place = "" if name == ONLY else f"#{name}"
    where = _("Page %(number)s of %(all)s") % {"number": number, "all": page.paginator.num_pages}
    return {"href": f"?{query.urlencode()}{place}", "labelText": where, "text": text}
