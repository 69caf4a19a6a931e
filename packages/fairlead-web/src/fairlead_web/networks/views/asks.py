"""What networks ask of others, and the replies."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fairlead_web.networks import actions, presenters, published
from fairlead_web.networks.forms import AskForm, AskWordsForm, ReplyForm
from fairlead_web.networks.models import Ask
from fairlead_web.networks.views.doors import FORM, PRESS, office_page, personal_page
from fairlead_web.networks.views.finding import network_or_404, network_where
from fairlead_web.networks.views.forms import FormPage, form_page, sent
from fairlead_web.networks.views.public import crumbs, desk_crumbs, personal
from fairlead_web.organisations import api as organisations
from fairlead_web.ui import api as ui


@require_safe
def asks(request: HttpRequest) -> HttpResponse:
    """All asks, or those of one theme."""
    theme = request.GET.get("theme", "")
    found = published.asks_by_theme(theme) if theme in Ask.Theme.values else published.asks()
    page = ui.paginate(request, found)
    context = {
        "page": page,
        "asks": presenters.asks.cards(page),
        "themes": Ask.Theme.choices,
        "theme": theme if theme in Ask.Theme.values else "",
        "crumbs": crumbs(),
    }
    return render(request, "networks/asks.jinja", context)


@require_safe
def ask(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """One ask, with its replies."""
    network = network_or_404(code)
    asked = get_object_or_404(published.asks_of_network(network), pk=number)
    context = {
        "network": network,
        "asked": asked,
        "facts": presenters.asks.facts(asked),
        "state": presenters.asks.state(asked),
        "replies": asked.replies.select_related("organisation"),
        "may_reply_for": repliers(request, asked),
        "chairs_it": organisations.may(request.user, "networks.write_ask", network),
        "crumbs": crumbs(network),
    }
    return personal(request, render(request, "networks/ask.jinja", context))


def repliers(request: HttpRequest, asked: Ask) -> list[Any]:
    """The organisations for which the reader may reply."""
    if not request.user.is_authenticated:
        return []
    if asked.organisation_id:
        return list(organisations.answers_for(request.user.pk, "lead").filter(pk=asked.organisation_id))
    return list(organisations.organisations_of(request.user.pk, "lead"))


@office_page(FORM)
def write_ask(request: HttpRequest, code: str) -> HttpResponse:
    """Ask something in public."""
    network = network_where(request, code, "networks.write_ask")
    page = FormPage(
        title=_("Ask something"),
        caption=str(network),
        lede=_("Everybody can read what your network asks, whom it asks, and what is replied."),
        submit=_("Publish"),
        then=reverse("networks:detail", args=[code]),
        done=_("The ask is published."),
        context={"crumbs": desk_crumbs(network)},
    )

    def act(given: dict[str, Any]) -> None:
        named = given.pop("organisation")
        organisation = organisations.organisation(named) if named else None
        if named and organisation is None:
            raise actions.NotNow(_("No organisation has this code. Look it up in the list of organisations."))
        actions.ask(network, by=request.user, organisation=organisation, **given)

    return form_page(request, AskForm(sent(request)), page, act)


@personal_page(FORM)
def reply(request: HttpRequest, code: str, number: int, organisation: str) -> HttpResponse:
    """Reply for an organisation that one leads."""
    asked = get_object_or_404(published.asks_of_network(network_or_404(code)), pk=number)
    body = organisations.organisation(organisation)
    if body is None or body not in repliers(request, asked):
        raise Http404("You lead no organisation with this code that was asked.")
    page = FormPage(
        title=_("Reply"),
        caption=asked.title,
        lede=_("You reply for %(organisation)s, in public.") % {"organisation": body.name},
        submit=_("Publish the reply"),
        then=reverse("networks:ask", args=[code, number]),
        done=_("The reply is published."),
        context={"crumbs": crumbs(asked.network)},
    )

    def act(given: dict[str, Any]) -> None:
        actions.reply(asked, organisation=body, text=given["text"], by=request.user)

    return form_page(request, ReplyForm(sent(request)), page, act)


@personal_page(FORM)
def correct_reply(request: HttpRequest, code: str, number: int, reply: int) -> HttpResponse:
    """Word a reply of an organisation that one leads anew."""
    asked = get_object_or_404(published.asks_of_network(network_or_404(code)), pk=number)
    answer = get_object_or_404(asked.replies.select_related("organisation"), pk=reply)
    if not organisations.may(request.user, "networks.reply_for", answer.organisation):
        raise Http404("You lead no organisation that gave this reply.")
    page = FormPage(
        title=_("Correct the reply"),
        caption=asked.title,
        lede=_("You reply for %(organisation)s, in public.") % {"organisation": answer.organisation.name},
        submit=_("Publish the correction"),
        then=reverse("networks:ask", args=[code, number]),
        done=_("The reply stands there as you worded it."),
        context={"crumbs": crumbs(asked.network)},
    )

    def act(given: dict[str, Any]) -> None:
        actions.correct_reply(answer, text=given["text"], by=request.user)

    return form_page(request, ReplyForm(sent(request), initial={"text": answer.text}), page, act)


@office_page(FORM)
def correct(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """The chair words an ask anew, in public."""
    network = network_where(request, code, "networks.write_ask")
    asked = get_object_or_404(published.asks_of_network(network), pk=number)
    page = FormPage(
        title=_("Correct what you ask"),
        caption=str(network),
        lede=_(
            "Everybody reads on which day it was corrected, and which replies were given before. "
            "Whom you ask stays as it is."
        ),
        submit=_("Publish the correction"),
        then=reverse("networks:ask", args=[code, number]),
        done=_("The ask stands there as you worded it."),
        context={"crumbs": desk_crumbs(network)},
    )

    def act(given: dict[str, Any]) -> None:
        actions.correct_ask(asked, by=request.user, **given)

    now = {"title": asked.title, "text": asked.text}
    return form_page(request, AskWordsForm(sent(request), initial=now), page, act)


@office_page(PRESS)
def take_back(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """The chair takes back an ask to which nobody has replied."""
    done, then = _("The ask is taken back. Nobody sees it any more."), reverse("networks:desk", args=[code])
    return pressed(request, code, number, actions.take_back_ask, done=done, then=then)


@office_page(PRESS)
def mark_answered(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """The chair says that an ask of many is answered."""
    done, then = _("The ask is marked as answered."), reverse("networks:ask", args=[code, number])
    return pressed(request, code, number, actions.mark_answered, done=done, then=then)


def pressed(
    request: HttpRequest, code: str, number: int, deed: Callable[..., None], *, done: str, then: str
) -> HttpResponse:
    """The chair presses a button beside an ask: the deed is done, or the ask's page says why not."""
    network = network_where(request, code, "networks.write_ask")
    asked = get_object_or_404(published.asks_of_network(network), pk=number)
    try:
        deed(asked, by=request.user)
    except actions.NotNow as fault:
        messages.error(request, str(fault))
        return redirect("networks:ask", code, number)
    messages.success(request, done)
    return redirect(then)
