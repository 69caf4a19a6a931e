"""The chair's pages of live chats: planning them, and judging questions. All behind a second factor."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from fairlead_web.networks import actions, chats, presenters
from fairlead_web.networks.forms_chats import AnswerForm, ChatForm, DeclineForm, planned
from fairlead_web.networks.models import ChatQuestion, LiveChat, Network
from fairlead_web.networks.views.doors import FORM, PRESS, READ, office_page
from fairlead_web.networks.views.finding import network_where
from fairlead_web.networks.views.forms import FormPage, form_page, sent
from fairlead_web.networks.views.public import desk_crumbs
from fairlead_web.ui import api as ui


@office_page(FORM)
def plan(request: HttpRequest, code: str) -> HttpResponse:
    """Plan a live chat."""
    network = network_where(request, code, "networks.hold_chat")
    page = FormPage(
        title=_("Plan a live chat"),
        caption=str(network),
        lede=_("Those who belong see it, and can ask from now on. Others do not learn that it is held."),
        submit=_("Plan it"),
        then=reverse("networks:chats", args=[code]),
        done=_("Planned. Those who belong can ask already."),
        context={"crumbs": desk_crumbs(network)},
    )

    def act(given: dict[str, Any]) -> None:
        actions.plan_chat(network, by=request.user, **given)

    return form_page(request, ChatForm(sent(request)), page, act)


@office_page(FORM)
def change(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Change a plan."""
    network, chat = held(request, code, number)
    form = ChatForm(sent(request), initial=planned(chat))
    page = desk_page(
        network, chat, title=_("Change the plan"), submit=_("Save"), done=_("The plan is saved.")
    )

    def act(given: dict[str, Any]) -> None:
        # Forms hold minutes: a moment that was not changed keeps its seconds.
        stored = {name: getattr(chat, name) for name in ("opens_at", "closes_at")}
        same = {
            name: value
            for name, value in stored.items()
            if given[name] == value.replace(second=0, microsecond=0)
        }
        actions.change_chat(chat, by=request.user, **{**given, **same})

    return form_page(request, form, page, act)


@office_page(FORM)
def cancel(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Ask whether, and cancel."""
    network, chat = held(request, code, number)
    if request.method == "POST":
        try:
            actions.cancel_chat(chat, by=request.user)
            messages.success(request, _("The live chat is cancelled. Its questions are deleted."))
        except actions.NotNow as fault:
            messages.error(request, str(fault))
        return redirect("networks:chats", code)
    context = {"network": network, "chat": chat, "crumbs": way_to(network, chat)}
    return render(request, "networks/cancel_chat.jinja", context)


@office_page(PRESS)
def forget_guest(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Take the guest's name out, as they asked."""
    _network, chat = held(request, code, number)
    actions.forget_guest(chat, by=request.user)
    messages.success(request, presenters.chats.unnamed())
    return redirect("networks:chat_desk", code, number)


@office_page(READ)
def desk(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """All questions of a chat, those that wait first."""
    network, chat = held(request, code, number)
    seen, news = looked(request, chat)
    page = None
    if chat.state in presenters.chat_news.PAGED:
        page = ui.paginate(request, presenters.chats.by_what_to_do(news.lines))
        news = replace(news, lines=list(page))
    context = {
        "network": network,
        "page": page,
        "state": presenters.chats.state(chat),
        "when": presenters.chats.when(chat),
        "news": news,
        "since": presenters.chat_news.since_last_look(news, seen),
        "crumbs": desk_crumbs(network),
        **to_judge(chat, news),
    }
    return render(request, "networks/chat_desk.jinja", context)


@office_page(READ)
def desk_news(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """What is new at a chat's desk, for the script of its page."""
    _network, chat = held(request, code, number)
    _seen, news = looked(request, chat)
    answer = {
        "open": chat.state == LiveChat.State.OPEN,
        "words": news.words,
        "until": str(news.until),
        "list": render_to_string("networks/chat_desk_list.jinja", to_judge(chat, news), request),
    }
    return JsonResponse(answer)


def looked(request: HttpRequest, chat: LiveChat) -> tuple[int | None, presenters.chat_news.News]:
    """How far the chair had read, and what came since."""
    seen = presenters.chat_news.read_so_far(request.GET.get("seen", ""))
    return seen, presenters.chat_news.desk_news(chats.all_questions(chat), chat, seen)


def to_judge(chat: LiveChat, news: presenters.chat_news.News) -> dict[str, Any]:
    """The questions by what there is to do about them, and whether it can be done now."""
    judges = chat.state in (LiveChat.State.OPEN, LiveChat.State.CLOSED)
    return {"chat": chat, "groups": presenters.chats.groups(news.lines), "judges": judges}


@office_page(PRESS)
def put(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Put a question to those who belong."""
    question = question_of(request, code, number)
    try:
        actions.put_question(question, by=request.user)
        messages.success(request, _("The question is put. Those who belong see it."))
    except actions.NotNow as fault:
        messages.error(request, str(fault))
    return redirect("networks:chat_desk", code, question.chat_id)


@office_page(FORM)
def answer(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Answer a question in one's own words or the guest's."""
    question = question_of(request, code, number)
    now = {"answer": question.answer, "answered_by": question.answered_by or "chair"}
    form = AnswerForm(sent(request), guest=question.chat.guest_name, initial=now)
    words = {"title": _("Answer"), "submit": _("Show the answer"), "done": _("The question is answered.")}
    return judging(request, question, form, actions.answer_question, words)


@office_page(FORM)
def decline(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Decline a question, with a reason for its asker."""
    question = question_of(request, code, number)
    words = {
        "title": _("Decline this question"),
        "submit": _("Decline"),
        "done": _("The question is declined."),
    }
    return judging(request, question, DeclineForm(sent(request)), actions.decline_question, words)


def judging(
    request: HttpRequest,
    question: ChatQuestion,
    form: forms.Form,
    deed: Callable[..., None],
    words: dict[str, str],
) -> HttpResponse:
    """The page on which a chair reads one question and does one thing about it."""
    page = desk_page(question.chat.network, question.chat, question=question, **words)
    return form_page(request, form, page, lambda given: deed(question, by=request.user, **given))


def held(request: HttpRequest, code: str, number: int) -> tuple[Network, LiveChat]:
    """A chat of a network, for its chair; for anybody else it is not found."""
    network = network_where(request, code, "networks.hold_chat")
    return network, get_object_or_404(chats.chats_of(network, inside=True), pk=number)


def question_of(request: HttpRequest, code: str, number: int) -> ChatQuestion:
    """A question in a chat of a network, for its chair; for anybody else it is not found."""
    network = network_where(request, code, "networks.hold_chat")
    return get_object_or_404(chats.questions_in(network), pk=number)


def desk_page(network: Network, chat: LiveChat, **words: Any) -> FormPage:
    """A page with a form that leads back to the chat's desk."""
    question = words.pop("question", None)
    return FormPage(
        **words,
        caption=chat.title,
        then=reverse("networks:chat_desk", args=[network.code, chat.pk]),
        template="networks/judge.jinja",
        context={"question": question, "crumbs": way_to(network, chat)},
    )


def way_to(network: Network, chat: LiveChat) -> list[dict[str, str]]:
    """The way back to the chat's desk."""
    return desk_crumbs(network, (reverse("networks:chat_desk", args=[network.code, chat.pk]), chat.title))
