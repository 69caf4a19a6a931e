"""Telling and withdrawing a story."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fairlead_web.networks import actions, published
from fairlead_web.networks.actions.stories import words
from fairlead_web.networks.forms import StoryForm
from fairlead_web.networks.views.doors import FORM, PRESS, personal_page
from fairlead_web.networks.views.finding import network_where
from fairlead_web.networks.views.forms import FormPage, form_page, sent, show
from fairlead_web.networks.views.public import crumbs


@personal_page(FORM)
def tell(request: HttpRequest, code: str) -> HttpResponse:
    """Write a story; a button counts its words without sharing it."""
    network = network_where(request, code, "networks.tell_story")
    text = request.POST.get("text", "")
    counted = ngettext("%(count)s word of 150", "%(count)s words of 150", words(text)) % {
        "count": words(text)
    }
    page = FormPage(
        title=_("How I make a difference"),
        caption=str(network),
        lede=_("Tell in at most 150 words what you did and what changed."),
        submit=_("Share it with the chair"),
        then=reverse("networks:mine"),
        done=_("Thank you. The chair reads it next; you can withdraw it here at any time."),
        template="networks/tell.jinja",
        context={"counted": counted if request.method == "POST" else "", "crumbs": crumbs(network)},
    )
    if "count" in request.POST:
        given = {name: request.POST.get(name, "") for name in ("text", "shown")}
        return show(request, StoryForm(initial=given), page)

    def act(given: dict[str, Any]) -> None:
        actions.share_story(network, text=given["text"], shown=given["shown"], by=request.user)

    return form_page(request, StoryForm(sent(request)), page, act)


@personal_page(PRESS)
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Delete one's own story."""
    story = get_object_or_404(published.stories_by(request.user), pk=number)
    actions.withdraw_story(story, by=request.user)
    messages.success(request, _("Your story is deleted, here and wherever it was shown on this site."))
    return redirect("networks:mine")
