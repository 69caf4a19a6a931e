"""What somebody wrote in networks, for them alone: found and removed there also once they are outside."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from fairlead_web.networks import actions, discussion, presenters, published, queries
from fairlead_web.networks.models import Post, Topic, Update
from fairlead_web.networks.views.doors import FORM, READ, personal_page
from fairlead_web.networks.views.public import crumbs
from fairlead_web.ui import api as ui


@personal_page(READ)
def mine(request: HttpRequest) -> HttpResponse:
    """My topics, posts and updates in all networks, each with the way to take it back."""
    inside = set(queries.networks_inside(request.user).values_list("pk", flat=True))
    lines = presenters.own_words.lines(
        discussion.written_by(request.user), published.updates_by(request.user), inside
    )
    page = ui.paginate(request, lines, size=25)
    return render(request, "networks/words.jinja", {"page": page, "crumbs": way_back()})


@personal_page(FORM)
def remove(request: HttpRequest, number: int, kind: str) -> HttpResponse:
    """Ask whether, and remove what one wrote in a discussion."""
    wrote = (one for one in discussion.written_by(request.user) if (one.kind, one.pk) == (kind, number))
    thing = next(wrote, None)
    if thing is None:
        raise Http404("Nothing has this number.")
    return removing(request, thing, lambda: actions.remove_post(thing, by=request.user))


@personal_page(FORM)
def remove_update(request: HttpRequest, number: int) -> HttpResponse:
    """Ask whether, and take down an update that one wrote, also after one's term."""
    update = get_object_or_404(published.updates_by(request.user), pk=number)
    return removing(request, update, lambda: actions.withdraw_update(update, by=request.user))


def removing(request: HttpRequest, thing: Topic | Post | Update, act: Callable[[], Any]) -> HttpResponse:
    """The question, and the deed."""
    back = reverse("networks:my_words")
    if request.method == "POST":
        act()
        messages.success(request, _("Removed. Its words are deleted."))
        return redirect(back)
    context = {
        "network": thing.network,
        "title": getattr(thing, "title", ""),
        "paragraphs": presenters.words.paragraphs(thing.text),
        "leaves_a_place": not isinstance(thing, Update),
        "back": back,
        "crumbs": [*way_back(), {"href": back, "text": _("What you wrote")}],
    }
    return render(request, "networks/remove.jinja", context)


def way_back() -> list[dict[str, str]]:
    """The way back to one's own networks."""
    return [*crumbs(), {"href": reverse("networks:mine"), "text": _("My networks")}]
