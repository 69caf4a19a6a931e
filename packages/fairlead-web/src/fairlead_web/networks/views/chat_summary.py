"""The chair's page where a live chat's summary is edited."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from fairlead_web.networks import actions, chats, presenters
from fairlead_web.networks.forms_summary import SummaryForm, published
from fairlead_web.networks.models import LiveChat
from fairlead_web.networks.views.chat_desk import held, way_to
from fairlead_web.networks.views.doors import FORM, PRESS, office_page
from fairlead_web.networks.views.forms import FormPage, form_page, sent

OVER = (LiveChat.State.CLOSED, LiveChat.State.SUMMARISED)


@office_page(FORM)
def summarise(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Write the summary, or change it."""
    network, chat = held(request, code, number)
    if chat.state not in OVER:
        raise Http404("The live chat is not over.")
    questions = list(chats.answered_questions(chat))
    initial = published(chat, questions, chats.exchanges_of(chat))
    lines = presenters.chats.questions(questions, chat)
    answers = {line.number: f"{line.answered_by}: “{line.answer}”" for line in lines}
    form = SummaryForm(sent(request), questions=questions, answers=answers, initial=initial)
    page = FormPage(
        title=_("Write the summary"),
        caption=chat.title,
        lede=_("What nobody agreed to is left out of a public summary, unless you tell it in your words."),
        submit=_("Publish the summary"),
        then=reverse("networks:chat", args=[code, number]),
        done=_("The summary is published."),
        context={"crumbs": way_to(network, chat)},
    )

    def act(given: dict[str, Any]) -> None:
        actions.publish_summary(chat, by=request.user, **form.chosen())

    return form_page(request, form, page, act)


@office_page(PRESS)
def remove(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Take the summary down."""
    _network, chat = held(request, code, number)
    actions.remove_summary(chat, by=request.user)
    messages.success(request, _("The summary is taken down."))
    return redirect("networks:chat_desk", code, number)
