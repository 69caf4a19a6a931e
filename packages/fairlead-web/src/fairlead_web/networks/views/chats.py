"""Live chats for those who belong, and their public summaries for everybody."""

from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fairlead_web.accounts.api import display_name
from fairlead_web.networks import actions, chats, presenters
from fairlead_web.networks.forms_chats import QuestionForm, QuoteForm
from fairlead_web.networks.models import LiveChat
from fairlead_web.networks.views.doors import FORM, PRESS, office_page, personal_page
from fairlead_web.networks.views.finding import network_or_404, network_where
from fairlead_web.networks.views.forms import FormPage, form_page, sent
from fairlead_web.networks.views.public import crumbs, is_inside, personal
from fairlead_web.organisations.api import may
from fairlead_web.ui import api as ui

TAKES_QUESTIONS = (LiveChat.State.PLANNED, LiveChat.State.OPEN)


@require_safe
def list_of_chats(request: HttpRequest, code: str) -> HttpResponse:
    """A network's live chats; for a reader outside, those whose summary everybody may read."""
    found = network_or_404(code)
    inside = is_inside(request, found)
    page = ui.paginate(request, chats.chats_of(found, inside=inside))
    context = {
        "network": found,
        "page": page,
        "cards": presenters.chats.cards(page),
        "inside": inside,
        "holds_it": may(request.user, "networks.hold_chat", found),
        "crumbs": crumbs(found),
    }
    return personal(request, render(request, "networks/chats.jinja", context))


@require_safe
def chat(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """One live chat; for a reader outside, one without a public summary does not exist."""
    found = network_or_404(code)
    inside = is_inside(request, found)
    one = chats.chats_of(found, inside=inside).filter(pk=number).first()
    if one is None:
        raise Http404("No live chat has this number.")
    seen = presenters.chat_news.read_so_far(request.GET.get("seen", ""))
    news = presenters.chat_news.news(chats.put_questions(one) if inside else [], one, seen)
    kept = ui.paginate(request, chats.exchanges_of(one))
    put = ui.paginate(request, news.lines) if one.state in presenters.chat_news.PAGED else None
    context = {
        "network": found,
        "chat": one,
        "page": kept if one.summarised_at else put,
        "put": news.lines if put is None else list(put),
        "state": presenters.chats.state(one),
        "when": presenters.chats.when(one),
        "inside": inside,
        "holds_it": may(request.user, "networks.hold_chat", found),
        "unnames": bool(one.guest_name) and may(request.user, "networks.unname_guest", one),
        "may_ask": one.state in TAKES_QUESTIONS and may(request.user, "networks.ask_question", found),
        "exchanges": presenters.chats.exchanges(kept, one, request.user),
        "news": news,
        "since": presenters.chat_news.since_last_look(news, seen),
        "mine": own_questions(request, one) if inside else [],
        "crumbs": crumbs(found),
    }
    return personal(request, render(request, "networks/chat.jinja", context))


@require_safe
def chat_news(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """What is new in a live chat, for the script of its page and for those inside."""
    found = network_or_404(code)
    inside = is_inside(request, found)
    one = chats.chats_of(found, inside=True).filter(pk=number).first() if inside else None
    if one is None:
        raise Http404("No live chat has this number.")
    seen = presenters.chat_news.read_so_far(request.GET.get("seen", ""))
    news = presenters.chat_news.news(chats.put_questions(one), one, seen)
    answer = {
        "open": one.state == LiveChat.State.OPEN,
        "words": news.words,
        "until": str(news.until),
        "list": render_to_string("networks/chat_list.jinja", {"lines": news.lines}),
        "mine": render_to_string(
            "networks/chat_mine_list.jinja", {"chat": one, "mine": own_questions(request, one)}, request
        ),
    }
    return personal(request, JsonResponse(answer))


def own_questions(request: HttpRequest, one: LiveChat) -> list[presenters.chats.Line]:
    """What the reader asked, with what became of it."""
    return presenters.chats.questions(chats.questions_by(request.user, one), one)


@office_page(PRESS)
def unname_guest(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Take the guest's name out, for the chair; of a public summary, for the programme team as well."""
    found = network_or_404(code)
    one = get_object_or_404(chats.chats_of(found, inside=True), pk=number)
    if not may(request.user, "networks.unname_guest", one):
        raise Http404("No live chat has this number.")
    actions.forget_guest(one, by=request.user)
    messages.success(request, presenters.chats.unnamed())
    return redirect("networks:chat", code, number)


@personal_page(FORM)
def ask(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Ask a question, after reading who will see it."""
    network = network_where(request, code, "networks.ask_question")
    one = get_object_or_404(chats.chats_of(network, inside=True), pk=number)
    page = FormPage(
        title=_("Ask a question"),
        caption=one.title,
        submit=_("Send it to the chair"),
        then=reverse("networks:chat", args=[code, number]),
        done=_("The chair has your question. You see below what becomes of it."),
        template="networks/ask_question.jinja",
        context={"network": network, "chat": one, "crumbs": crumbs(network)},
    )

    def act(given: dict[str, Any]) -> None:
        named = given["named"] == "yes"
        actions.ask_question(one, text=given["text"], named=named, quote=given["quote"], by=request.user)

    name = display_name(cast(Any, request.user))
    return form_page(request, QuestionForm(sent(request), name=name), page, act)


@personal_page(FORM)
def quote(request: HttpRequest, number: int) -> HttpResponse:
    """Change how a public summary may quote one's own question."""
    question = get_object_or_404(chats.own_questions(request.user), pk=number)
    network = question.chat.network
    page = FormPage(
        title=_("How may a summary quote you?"),
        caption=question.chat.title,
        submit=_("Save"),
        then=reverse("networks:chat", args=[network.code, question.chat_id]),
        done=_("Saved. What is published follows it."),
        context={"crumbs": crumbs(network)},
    )

    def act(given: dict[str, Any]) -> None:
        actions.change_quote(question, quote=given["quote"], by=request.user)

    form = QuoteForm(sent(request), named=question.named, initial={"quote": question.quote})
    return form_page(request, form, page, act)


@personal_page(PRESS)
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Take one's own question back."""
    question = get_object_or_404(chats.own_questions(request.user), pk=number)
    actions.withdraw_question(question, by=request.user)
    messages.success(request, _("Your question is deleted, here and in the summary."))
    return redirect("networks:chat", question.chat.network.code, question.chat_id)


@personal_page(PRESS)
def take_back(request: HttpRequest, number: int) -> HttpResponse:
    """Take one's own words out of a summary."""
    exchange = get_object_or_404(chats.own_exchanges(request.user), pk=number)
    actions.take_back(exchange, by=request.user)
    messages.success(request, _("Your words are deleted. The answer stays."))
    return redirect("networks:chat", exchange.chat.network.code, exchange.chat_id)
