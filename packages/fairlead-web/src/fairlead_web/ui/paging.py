"""Long lists in pages."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _


def paginate(request: HttpRequest, items: QuerySet[Any] | Sequence[Any], size: int = 25) -> Page[Any]:
    """The page that `?page=` asks for; the nearest one where that does not exist."""
    return Paginator(items, size).get_page(request.GET.get("page"))


def page_links(request: HttpRequest, page: Page[Any]) -> dict[str, Any]:
    """Addresses of the pages before and after, with the search kept."""
    links: dict[str, Any] = {"landmarkLabel": _("Pagination")}
    if page.has_previous():
        links["previous"] = _link(request, page, page.previous_page_number(), _("Previous"))
    if page.has_next():
        links["next"] = _link(request, page, page.next_page_number(), _("Next"))
    return links


def _link(request: HttpRequest, page: Page[Any], number: int, text: str) -> dict[str, str]:
    query = request.GET.copy()
    query["page"] = str(number)
    where = _("Page %(number)s of %(all)s") % {"number": number, "all": page.paginator.num_pages}
    return {"href": f"?{query.urlencode()}", "labelText": where, "text": text}
