"""What Wagtail asks us: pages that the site's own links lead to stay where they are."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.admin.site_summary import PagesSummaryItem

STAYS = "The site's own links lead to this page: change its text, but leave it where it is."


@hooks.register("before_delete_page")  # type: ignore[untyped-decorator]  # Wagtail has no types
@hooks.register("before_unpublish_page")  # type: ignore[untyped-decorator]  # Wagtail has no types
@hooks.register("before_move_page")  # type: ignore[untyped-decorator]  # Wagtail has no types
def keep_fixed_pages(request: HttpRequest, page: Any, *more: Any) -> HttpResponse | None:
    """Refuse, with a sentence, where a page is fixed."""
    if not page.specific.fixed:
        return None
    messages.error(request, STAYS)
    return redirect("wagtailadmin_explore", page.get_parent().pk)


@hooks.register("before_bulk_action")  # type: ignore[untyped-decorator]  # Wagtail has no types
def keep_fixed_pages_among_many(
    request: HttpRequest, action_type: str, objects: Any, action_class_instance: Any
) -> HttpResponse | None:
    """The same for several pages at once."""
    if action_type in {"delete", "unpublish", "move"} and any(
        getattr(getattr(one, "specific", None), "fixed", False) for one in objects
    ):
        messages.error(request, STAYS)
        return redirect("wagtailadmin_home")
    return None


class PagesOfTheProgramme(PagesSummaryItem):  # type: ignore[misc]  # Wagtail has no types
    """How many pages there are, under the programme's name; Wagtail's own says on which host."""

    def get_context_data(self, parent_context: Any) -> Any:
        """The same, with the name as it is set today."""
        return {**super().get_context_data(parent_context), "site_name": settings.SITE.name}


@hooks.register("construct_homepage_summary_items", order=100)  # type: ignore[untyped-decorator]  # Wagtail has no types
def name_the_programme(request: HttpRequest, items: list[Any]) -> None:
    """Put it where Wagtail's own stood."""
    items[:] = [PagesOfTheProgramme(request) if type(one) is PagesSummaryItem else one for one in items]
