"""One's own belonging: seeing it, joining, changing it, leaving, meeting others."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from fairlead_web.networks import actions, discussion, duties, presenters, published, queries
from fairlead_web.networks.forms import JoinForm, MembershipForm
from fairlead_web.networks.views.doors import FORM, PRESS, READ, personal_page
from fairlead_web.networks.views.finding import network_or_404, network_where, own_entry
from fairlead_web.networks.views.forms import FormPage, form_page, sent
from fairlead_web.networks.views.public import crumbs
from fairlead_web.ui import api as ui

NEW = 10


@personal_page(READ)
def mine(request: HttpRequest) -> HttpResponse:
    """My networks, what is new in them, what waits for me."""
    chaired = queries.networks_chaired(request.user)
    context = {
        "entries": queries.memberships_of(request.user),
        "waiting": presenters.people.waiting_words(duties.waiting_for(request.user)) if chaired else [],
        "appointments": queries.appointments_of(request.user),
        "chaired": chaired,
        "updates": published.updates_for(request.user)[:NEW],
        "topics": discussion.topics_for(request.user)[:NEW],
        "judged": presenters.discussion.judged(discussion.judged_of(request.user)),
        "words_left": discussion.words_left_in(request.user),
        "stories": published.stories_by(request.user),
        "crumbs": crumbs(),
    }
    return render(request, "networks/mine.jinja", context)


@personal_page(FORM)
def join(request: HttpRequest, code: str) -> HttpResponse:
    """Join, or ask to, after reading what is stored and who sees it."""
    network = network_where(request, code, "networks.join")
    if queries.membership(request.user, network) is not None:
        return redirect("networks:mine")
    waits, chaired = network.asks_approval, queries.chairs_of(network).exists()
    page = FormPage(
        title=_("Ask to join") if waits else _("Join"),
        caption=str(network),
        submit=_("Ask to join") if waits else _("Join"),
        then=reverse("networks:mine"),
        done=request_waits(chaired)
        if waits
        else _("You belong. Only you and the chair know, unless you chose otherwise."),
        template="networks/join.jinja",
        context={"network": network, "chaired": chaired, "crumbs": crumbs(network)},
    )

    def act(given: dict[str, Any]) -> None:
        actions.join(network, by=request.user, kind=given["kind"], seen_by_fellows=given["seen_by_fellows"])

    return form_page(request, JoinForm(sent(request)), page, act)


def request_waits(chaired: bool) -> str:
    """Who answers somebody who asked to join."""
    if chaired:
        return _("The chair has your request. We write to you when it is answered.")
    return _(
        "Your request is kept. This network has no chair at the moment: the next one answers it, once the "
        "programme team has appointed them, and we write to you then."
    )


@personal_page(FORM)
def membership(request: HttpRequest, code: str) -> HttpResponse:
    """Switch between member and supporter, and choose what others see."""
    entry = own_entry(request, code)
    now = {"kind": entry.kind, "seen_by_fellows": entry.seen_by_fellows}
    page = FormPage(
        title=_("Change how you belong"),
        caption=str(entry.network),
        submit=_("Save"),
        then=reverse("networks:mine"),
        done=_("Saved. Nobody is told."),
        context={"crumbs": crumbs(entry.network)},
    )

    def act(given: dict[str, Any]) -> None:
        actions.change_membership(entry, by=request.user, **given)

    return form_page(request, MembershipForm(sent(request), initial=now), page, act)


@personal_page(FORM)
def leave(request: HttpRequest, code: str) -> HttpResponse:
    """Ask whether, and leave; or take out what one wrote where one takes part no longer."""
    network = network_or_404(code)
    entry = queries.membership(request.user, network)
    if entry is None and not discussion.words_left_in(request.user).filter(pk=network.pk).exists():
        raise Http404("No network has this code.")
    if request.method == "POST":
        actions.leave(network, by=request.user)
        messages.success(
            request, _("You have left. Your entry, your stories and what you wrote there are deleted.")
        )
        return redirect("networks:mine")
    context = {"entry": entry, "network": network, "crumbs": crumbs(network)}
    return render(request, "networks/leave.jinja", context)


@personal_page(READ)
def fellows(request: HttpRequest, code: str) -> HttpResponse:
    """Those who chose to be seen by others who belong. It is not said how many did not."""
    network = network_where(request, code, "networks.see_inside")
    seen = presenters.people.fellows(queries.belonging(network), request.user)
    page = ui.paginate(request, seen)
    context = {"network": network, "page": page, "crumbs": crumbs(network)}
    return render(request, "networks/fellows.jinja", context)


@personal_page(PRESS)
def agree(request: HttpRequest, number: int) -> HttpResponse:
    """Agree to be chair."""
    term = get_object_or_404(queries.appointments_of(request.user), pk=number)
    actions.agree_to_chair(term, by=request.user)
    messages.success(request, _("Thank you. You chair the network, and its page names you."))
    return redirect("networks:mine")


@personal_page(PRESS)
def refuse(request: HttpRequest, number: int) -> HttpResponse:
    """Refuse to be chair."""
    term = queries.appointments_of(request.user).filter(pk=number).first()
    if term is None:
        raise Http404("No appointment has this number.")
    actions.end_chair(term, by=request.user)
    messages.success(request, _("You do not chair the network. Nothing was shown."))
    return redirect("networks:mine")
