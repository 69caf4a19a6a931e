"""The chair's pages: who asks, who belongs, what to tell. All behind a second factor; others find nothing."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from fairlead_web.networks import actions, discussion, presenters, published, queries
from fairlead_web.networks.forms import UpdateForm
from fairlead_web.networks.models import Story
from fairlead_web.networks.views.doors import FORM, PRESS, READ, office_page
from fairlead_web.networks.views.finding import network_where
from fairlead_web.networks.views.forms import FormPage, form_page, sent
from fairlead_web.networks.views.public import crumbs, desk_crumbs
from fairlead_web.ui import api as ui


@office_page(READ)
def desk(request: HttpRequest, code: str) -> HttpResponse:
    """What waits for the chair, and what there is to do."""
    network = network_where(request, code, "networks.see_register")
    requests = ui.paginate(request, queries.requests(network), name="requests")
    waiting = ui.paginate(request, published.stories_waiting(network), name="waiting")
    celebrated = ui.paginate(request, published.stories_of(network, inside=True), name="celebrated")
    context = {
        "network": network,
        "pages": {"requests": requests, "waiting": waiting, "celebrated": celebrated},
        "requests": presenters.people.request_lines(requests),
        "reports": presenters.moderation.waiting(discussion.reports_to_judge(request.user, network)),
        "waiting": presenters.stories.stories(waiting, for_chair=True),
        "celebrated": presenters.stories.stories(celebrated, for_chair=True),
        "asks": presenters.asks.cards(published.asks_of_network(network).filter(answered_on=None)),
        "crumbs": crumbs(network),
    }
    return render(request, "networks/desk.jinja", context)


@office_page(READ)
def register(request: HttpRequest, code: str) -> HttpResponse:
    """Who belongs, for the chair alone."""
    network = network_where(request, code, "networks.see_register")
    page = ui.paginate(request, queries.belonging(network), size=50)
    context = {
        "network": network,
        "page": page,
        "rows": presenters.people.register_rows(page),
        "crumbs": desk_crumbs(network),
    }
    return render(request, "networks/register.jinja", context)


@office_page(PRESS)
def answer(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Welcome somebody who asked, or say kindly that it cannot be. What says neither does nothing."""
    network = network_where(request, code, "networks.approve")
    entry = get_object_or_404(queries.requests(network), pk=number)
    chosen = request.POST.get("answer")
    if chosen == "welcome":
        actions.accept(entry, by=request.user)
        messages.success(request, _("They belong now, and a letter tells them to look."))
    elif chosen == "decline":
        actions.decline(entry, by=request.user)
        messages.success(request, _("The request is deleted. A letter tells them kindly."))
    return redirect("networks:desk", code)


@office_page(FORM)
def write_update(request: HttpRequest, code: str) -> HttpResponse:
    """Publish news, having said for whom."""
    network = network_where(request, code, "networks.write_update")
    page = FormPage(
        title=_("Write an update"),
        caption=str(network),
        submit=_("Publish"),
        then=reverse("networks:detail", args=[code]),
        done=_("The update is published."),
        context={"crumbs": desk_crumbs(network)},
    )

    def act(given: dict[str, Any]) -> None:
        public = given["public"] == "yes"
        actions.publish_update(
            network, title=given["title"], text=given["text"], public=public, by=request.user
        )

    return form_page(request, UpdateForm(sent(request)), page, act)


@office_page(PRESS)
def remove_update(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Take an update down."""
    network = network_where(request, code, "networks.write_update")
    update = get_object_or_404(published.updates_of(network, inside=True), pk=number)
    actions.remove_update(update, by=request.user)
    messages.success(request, _("The update is taken down."))
    return redirect("networks:detail", code)


@office_page(PRESS)
def celebrate(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Show a story where its author agreed, or show it no longer. What says neither does nothing."""
    network = network_where(request, code, "networks.celebrate")
    story = get_object_or_404(Story, network=network, pk=number)
    chosen = request.POST.get("show")
    if chosen == "no":
        actions.put_away(story, by=request.user)
        messages.success(request, _("The story is not shown any more."))
    elif chosen == "yes":
        actions.celebrate(story, by=request.user)
        messages.success(request, _("The story is shown where its author agreed."))
    return redirect("networks:desk", code)
