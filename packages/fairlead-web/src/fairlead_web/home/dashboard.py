"""A signed-in person's own page: what waits for them, what is theirs, what is new."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fairlead_web.accounts import api as accounts
from fairlead_web.content import api as content
from fairlead_web.home.presenters import Card, cards
from fairlead_web.networks import api as networks
from fairlead_web.observatory import api as observatory
from fairlead_web.organisations import api as organisations
from fairlead_web.releases import api as releases
from fairlead_web.ui.api import day

MOST = 5
"""So many lines of each list; the rest stands on the list's own page."""
LOOKED_AT = 3
"""In so many of a person's organisations figures are looked for."""
FIGURES = 3


@dataclass(frozen=True)
class Line:
    """Something to go to, and a word about it."""

    text: str
    href: str
    about: str = ""


@dataclass(frozen=True)
class Step:
    """One step of the welcome, and whether it is done."""

    title: str
    why: str
    href: str
    done: bool


def waiting(person: Any) -> list[Line]:
    """What waits for this person and nobody else can do for them."""
    return [
        *appointments_waiting(person),
        *contacts_waiting(person),
        *releases_waiting(person),
        *asks_waiting(person),
        *requests_waiting(person),
        *reports_waiting(person),
        *reports_for_team(person),
        *questions_waiting(person),
        *team_waiting(person),
    ]


def appointments_waiting(person: Any) -> Iterator[Line]:
    """Staff networks that this person is asked to chair or sponsor."""
    if many := organisations.appointments_for(person).count():
        text = ngettext("{many} organisation asks you", "{many} questions by organisations", many).format(
            many=many
        )
        yield Line(text, reverse("accounts:me"), _("To agree or decline"))
    for one in networks.appointments_of(person):
        text = _("You are asked to chair the {network}").format(network=one.network)
        yield Line(text, reverse("networks:mine"), _("Once you agree"))


def contacts_waiting(person: Any) -> Iterator[Line]:
    """Peers who ask to be in contact."""
    if many := networks.requests_to(person).count():
        text = ngettext("{many} peer asks to be in contact", "{many} peers ask to be in contact", many)
        yield Line(text.format(many=many), reverse("networks:contacts"), _("To accept or decline"))


def releases_waiting(person: Any) -> Iterator[Line]:
    """Releases to approve, those that came back, and what a lead has begun and not brought to an end."""
    for one in releases.awaiting_second_person(person)[:MOST]:
        yield Line(str(one), reverse("releases:release", args=[one.pk]), _("Waits for your approval"))
    for one in releases.sent_back(person)[:MOST]:
        yield Line(str(one), reverse("releases:release", args=[one.pk]), _("Came back with a note"))
    for one in releases.to_be_asked_for(person)[:MOST]:
        href = reverse("releases:release", args=[one.pk])
        yield Line(str(one), href, _("Checked. Look through it, and ask for approval"))
    for table in releases.awaiting_answers(person)[:MOST]:
        href = reverse("releases:understanding", args=[table.pk])
        yield Line(table.name, href, _("Waits for your answers, and is deleted a day after it was sent"))


def asks_waiting(person: Any) -> Iterator[Line]:
    """What networks ask of the organisations that this person leads."""
    for one in networks.asks_waiting_for(person)[:MOST]:
        href = reverse("networks:ask", args=[one.network.code, one.pk])
        about = _("Asked of {organisation} in public. Reply for it").format(organisation=one.organisation)
        yield Line(one.title, href, about)


def requests_waiting(person: Any) -> Iterator[Line]:
    """Requests to join the networks that this person chairs."""
    if many := networks.requests_waiting_for(person):
        text = ngettext("{many} request to join", "{many} requests to join", many).format(many=many)
        yield Line(text, reverse("networks:mine"), _("For you as chair"))


def reports_waiting(person: Any) -> Iterator[Line]:
    """Reports of what was written in the networks that this person chairs."""
    if many := networks.reports_waiting_for(person):
        text = ngettext("{many} report to judge", "{many} reports to judge", many).format(many=many)
        yield Line(text, reverse("networks:mine"), _("For you as chair"))


def reports_for_team(person: Any) -> Iterator[Line]:
    """Reports that no chair can judge, for the programme team."""
    if not organisations.may(person, "networks.judge_for_chairs"):
        return
    if many := networks.reports_waiting_for_team(person):
        text = ngettext(
            "{many} report that no chair can judge", "{many} reports that no chair can judge", many
        ).format(many=many)
        yield Line(text, reverse("networks:team_reports"), _("For the programme team"))


def questions_waiting(person: Any) -> Iterator[Line]:
    """Questions in live chats of the networks that this person chairs."""
    if many := networks.questions_waiting_for(person):
        text = ngettext("{many} question in a live chat", "{many} questions in live chats", many).format(
            many=many
        )
        yield Line(text, reverse("networks:mine"), _("For you as chair"))


def team_waiting(person: Any) -> Iterator[Line]:
    """The programme team's queues."""
    if not organisations.may(person, "content.answer_enquiries"):
        return
    if many := organisations.requests_waiting().exclude(person_id=person.pk).count():
        text = ngettext("{many} request for a role", "{many} requests for roles", many).format(many=many)
        yield Line(text, reverse("team:desk"), _("For the programme team"))
    if many := networks.networks_needing_chair().count():
        text = ngettext(
            "{many} network needs a chair to let people in",
            "{many} networks need a chair to let people in",
            many,
        )
        yield Line(text.format(many=many), reverse("networks:manage"), _("For the programme team"))
    if many := accounts.doubtful_letters().count():
        text = ngettext(
            "{many} letter that may not have arrived", "{many} letters that may not have arrived", many
        )
        yield Line(text.format(many=many), reverse("team:letters"), _("For the programme team"))
    if many := content.waiting_enquiries():
        text = ngettext("{many} open enquiry", "{many} open enquiries", many).format(many=many)
        yield Line(text, reverse("content:enquiries"), _("For the programme team"))


def team_pages(person: Any) -> list[Line]:
    """Where the programme team works."""
    found = [
        ("organisations.give_roles", _("Desk"), "team:desk", _("Requests, lists, domains, accounts")),
        ("organisations.give_roles", _("Roles"), "organisations:people", _("Who may do what")),
        ("networks.manage", _("Networks"), "networks:manage", _("Open, close, appoint chairs")),
        ("networks.manage", _("Growth"), "networks:growth", _("By quarter, rounded to ten")),
        ("content.answer_enquiries", _("Enquiries"), "content:enquiries", _("With owner and due date")),
        ("content.edit", _("Edit pages"), "wagtailadmin_home", _("News, themes and texts")),
        ("accounts.invite", _("Invitations"), "accounts:invitations", _("For people without a work address")),
    ]
    return [
        Line(text, reverse(name), about)
        for permission, text, name, about in found
        if organisations.may(person, permission)
    ]


def own_organisations(person: Any) -> list[Any]:
    """The organisations where the person works or holds a role, each once, by name."""
    place = organisations.affiliation_of(person)
    held = {one.organisation for one in organisations.roles_of(person.pk) if one.organisation}
    return sorted(held | ({place.organisation} if place else set()), key=lambda one: one.name)


def own_figures(found: list[Any]) -> list[Card]:
    """Three of the newest figures of these organisations, each organisation’s clearest gaps in turn."""
    looked_at = [one.code for one in found[:LOOKED_AT]]
    entries = observatory.figures_of(*looked_at)
    held = [cards(one for one in entries if one.organisation_code == code) for code in looked_at]
    in_turn = [card for turn in zip_longest(*held) for card in turn if card]
    return in_turn[:FIGURES]


def news(person: Any) -> list[Line]:
    """What is new in one's networks, and the newest articles, newest first, each with its day."""
    dated = [
        (
            timezone.localdate(one.published_at),
            one.title,
            reverse("networks:update", args=[one.network.code, one.pk]),
            str(one.network),
        )
        for one in networks.updates_for(person)[:MOST]
    ]
    dated += [
        (one.published_on, one.reading()["title"], one.url or "", _("News"))
        for one in content.latest_news(MOST)
    ]
    dated.sort(key=lambda one: one[0], reverse=True)
    return [Line(title, href, f"{source} · {day(date)}") for date, title, href, source in dated]


def welcome(person: Any, *, networks_joined: bool, placed: bool) -> list[Step]:
    """Three steps for somebody new; none once all are done."""
    steps = [
        Step(
            _("Say who you are, and who sees it"),
            _("Nobody sees anything of you until you choose."),
            reverse("accounts:profile"),
            done=accounts.profile_of(person).pk is not None,
        ),
        Step(
            _("Say where you work"),
            _("Your organisation’s figures then stand on this page."),
            reverse("organisations:mine"),
            done=placed,
        ),
        Step(
            _("Look at the networks"),
            _("Each has members and supporters. Whether you belong is known to you and its chair only."),
            reverse("networks:list"),
            done=networks_joined,
        ),
    ]
    return [] if all(step.done for step in steps) else steps
