"""The discussion of a network, for those who belong and its chair: for anybody else there is no such page."""

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from fairlead_web.networks import actions, presenters, queries
from fairlead_web.networks import discussion as discussed
from fairlead_web.networks.forms_discussion import OwnWordsForm, ReportForm
from fairlead_web.networks.models import Network, Post, Topic
from fairlead_web.networks.views.doors import FORM, READ, personal_page
from fairlead_web.networks.views.finding import network_where
from fairlead_web.networks.views.forms import FormPage, form_page, sent
from fairlead_web.networks.views.public import crumbs
from fairlead_web.ui import api as ui

POSTS = 25  # on a page


@personal_page(READ)
def discussion(request: HttpRequest, code: str) -> HttpResponse:
    """The topics, the one with the newest post first."""
    network = network_where(request, code, "networks.discuss")
    page = ui.paginate(request, discussed.topics_of(network))
    context = {
        "network": network,
        "page": page,
        "topics": presenters.discussion.topic_lines(page),
        "who": who_reads(network),
        "crumbs": crumbs(network),
    }
    return render(request, "networks/discussion.jinja", context)


@personal_page(READ)
def topic(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """One topic and its posts."""
    network = network_where(request, code, "networks.discuss")
    opened = thing_or_404(network, Topic.kind, number)
    page = ui.paginate(request, discussed.posts_of(opened.topic), size=POSTS)
    chairs = {term.person_id for term in queries.chairs_of(network)}
    first, *posts = presenters.discussion.said([opened, *page], request.user, chairs)
    context = {
        "network": network,
        "topic": opened,
        "first": first,
        "posts": posts,
        "page": page,
        "crumbs": way_to(network),
    }
    return render(request, "networks/topic.jinja", context)


@personal_page(FORM)
def remove(request: HttpRequest, code: str, number: int, kind: str) -> HttpResponse:
    """Ask whether, and remove one's own words."""
    network = network_where(request, code, "networks.discuss")
    thing = own_or_404(request, network, kind, number)
    if request.method == "POST":
        where = address_of(thing)
        actions.remove_post(thing, by=request.user)
        messages.success(request, _("Removed. Its words are deleted."))
        return redirect(where)
    context = {
        "network": network,
        "paragraphs": presenters.words.paragraphs(thing.text),
        "leaves_a_place": True,
        "back": address_of(thing),
        "crumbs": way_to(network),
    }
    return render(request, "networks/remove.jinja", context)


@personal_page(FORM)
def report(request: HttpRequest, code: str, number: int, kind: str) -> HttpResponse:
    """Ask a moderator to look, knowing who reads what."""
    network = network_where(request, code, "networks.discuss")
    thing = thing_or_404(network, kind, number)
    mine = thing.author_id == request.user.pk
    page = FormPage(
        title=_("Ask a moderator to look") if mine else _("Report this"),
        caption=str(network),
        lede=_("A chair of this network who did not write it decides.")
        if mine
        else _(
            "A chair of this network who did not write it decides. The author is never told who reported."
        ),
        submit=_("Send it to the moderator"),
        then=address_of(thing),
        done=_("Thank you. A moderator looks at it, and we write to you when it is decided."),
        template="networks/report.jinja",
        context={"crumbs": way_to(network), "mine": mine},
    )

    def act(given: dict[str, Any]) -> None:
        actions.report(thing, by=request.user, **given)

    form = OwnWordsForm if mine else ReportForm
    return form_page(request, form(sent(request)), page, act)


def who_reads(network: Network) -> str:
    """Who reads what is posted, in a sentence that stands before every form."""
    return _(
        "Members and supporters of the %(network)s and its chair, also those who come later. Nobody else; "
        "not your organisation, not the programme team."
    ) % {"network": network}


def thing_or_404(network: Network, kind: str, number: int) -> Topic | Post:
    """A topic or a post of this network."""
    found = discussed.contribution(network, kind, number)
    if found is None:
        raise Http404("Nothing has this number.")
    return found


def own_or_404(request: HttpRequest, network: Network, kind: str, number: int) -> Topic | Post:
    """The same, for its author, as long as it has words."""
    found = thing_or_404(network, kind, number)
    if found.author_id != request.user.pk or found.is_gone:
        raise Http404("Nothing has this number.")
    return found


def address_of(thing: Topic | Post) -> str:
    """Where it stands: the page of its topic that holds it."""
    page = reverse("networks:topic", args=[thing.network.code, thing.topic.pk])
    if isinstance(thing, Topic):
        return page
    earlier = Q(written_at__lt=thing.written_at) | Q(written_at=thing.written_at, pk__lt=thing.pk)
    before = discussed.posts_of(thing.topic).filter(earlier).count()
    return f"{page}?page={before // POSTS + 1}#post-{thing.pk}"


def way_to(network: Network) -> list[dict[str, str]]:
    """The way back to the discussion."""
    here = {"href": reverse("networks:discussion", args=[network.code]), "text": _("Discussion")}
    return [*crumbs(network), here]
