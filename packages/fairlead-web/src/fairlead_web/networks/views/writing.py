"""Writing topics and posts, having read who will see them and under which name."""

from dataclasses import replace
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from fairlead_web.accounts.api import display_name
from fairlead_web.networks import actions, presenters, queries
from fairlead_web.networks.forms_discussion import PostForm, TopicForm
from fairlead_web.networks.harm import signposts
from fairlead_web.networks.models import Membership, Network, Topic
from fairlead_web.networks.views.discussion import address_of, own_or_404, thing_or_404, way_to, who_reads
from fairlead_web.networks.views.doors import FORM, personal_page
from fairlead_web.networks.views.finding import network_where
from fairlead_web.networks.views.forms import FormPage, form_page, sent, show


@personal_page(FORM)
def start(request: HttpRequest, code: str) -> HttpResponse:
    """Open a topic."""
    network = network_where(request, code, "networks.discuss")
    back = reverse("networks:discussion", args=[code])
    page = writing(request, network, title=_("Start a topic"), submit=_("Post it"), then=back)

    def act(given: dict[str, Any]) -> str:
        topic = actions.start_topic(
            network, title=given["title"], text=given["text"], key=given["key"], by=request.user
        )
        return address_of(topic)

    return write_or_preview(request, TopicForm, page, act, unseen_as=unseen_as(request, network))


@personal_page(FORM)
def write(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Post under a topic."""
    network = network_where(request, code, "networks.discuss")
    topic = thing_or_404(network, Topic.kind, number).topic
    if not topic.is_shown:
        raise Http404("Nobody can post under this topic.")
    title = _("Post under “%(topic)s”") % {"topic": topic.title}
    page = writing(request, network, title=title, submit=_("Post it"), then=address_of(topic))

    def act(given: dict[str, Any]) -> str:
        return address_of(actions.post(topic, text=given["text"], key=given["key"], by=request.user))

    return write_or_preview(request, PostForm, page, act, unseen_as=unseen_as(request, network))


@personal_page(FORM)
def change(request: HttpRequest, code: str, number: int, kind: str) -> HttpResponse:
    """Change one's own words."""
    network = network_where(request, code, "networks.discuss")
    thing = own_or_404(request, network, kind, number)
    page = writing(request, network, title=_("Change your words"), submit=_("Save"), then=address_of(thing))
    now = {"text": thing.text, "title": getattr(thing, "title", "")}

    def act(given: dict[str, Any]) -> None:
        actions.change_post(thing, text=given["text"], title=given.get("title", ""), by=request.user)

    form = TopicForm if kind == Topic.kind else PostForm
    return write_or_preview(request, form, page, act, initial=now)


def writing(request: HttpRequest, network: Network, *, title: str, submit: str, then: str) -> FormPage:
    """The page around the form: who will read it, and under which name it stands."""
    return FormPage(
        title=title,
        caption=str(network),
        submit=submit,
        then=then,
        done=_("Saved. It stands in the discussion."),
        template="networks/write.jinja",
        context={
            "who": who_reads(network),
            "name": display_name(request.user),  # type: ignore[arg-type]  # who is signed in, by now
            "crumbs": way_to(network),
        },
    )


def unseen_as(request: HttpRequest, network: Network) -> str:
    """The name that posting would show for the first time; empty for a chair, who is named in public."""
    entry = queries.membership(request.user, network)
    chairs = queries.chairs_of(network).filter(person_id=request.user.pk)
    if entry is None or entry.seen_by_fellows != Membership.Seen.NOTHING or chairs.exists():
        return ""
    return display_name(request.user)  # type: ignore[arg-type]  # who is signed in, by now


def write_or_preview(
    request: HttpRequest, form: type[forms.Form], page: FormPage, act: Any, **options: Any
) -> HttpResponse:
    """Do the deed, or show what it would look like, with help beside words that tell of harm."""
    if "preview" not in request.POST:
        return form_page(request, form(sent(request), **options), page, act)
    text = request.POST.get("text", "")
    seen = {
        "preview": presenters.words.paragraphs(text),
        "support": signposts(request.POST.get("title", ""), text),
    }
    given = {name: request.POST[name] for name in ("title", "text", "knows", "key") if name in request.POST}
    again = form(**{**options, "initial": given})
    return show(request, again, replace(page, context={**page.context, **seen}))
