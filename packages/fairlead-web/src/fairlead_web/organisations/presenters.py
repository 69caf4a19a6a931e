"""Organisations and roles as pages show them."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext, gettext_lazy, gettext_noop

from fairlead_web.organisations.descent import is_closed
from fairlead_web.organisations.models import Credit, Office, Organisation, Partnership, Role, Share
from fairlead_web.ui import api as ui
from fairlead_web.vocabulary import api as vocabulary

CSV_HEAD = ("code", "name", "kind", "region", "opened", "closed", "successor", "synthetic")


@dataclass(frozen=True)
class RoleLine:
    """One role in words."""

    kind: str
    organisation: Organisation | None
    since: str
    until: str


def role_lines(roles: Iterable[Role]) -> list[RoleLine]:
    """Roles in words, by organisation and kind."""
    lines = [
        RoleLine(role.get_kind_display(), role.organisation, ui.day(role.starts_on), ui.day(role.ends_on))
        for role in roles
    ]
    return sorted(lines, key=lambda line: (line.organisation.name if line.organisation else "", line.kind))


def facts(
    organisation: Organisation,
    before: Iterable[Organisation] = (),
    shares: Iterable[Share] = (),
    joining: Iterable[Organisation] = (),
) -> list[tuple[str, Any]]:
    """What is known about a body.

    `before`: the bodies that became it; `shares`: where its work went; `joining`: those that will become it.
    """
    every = _facts(organisation, list(before), list(shares), list(joining))
    return [(name, value) for name, value in every if value]


def _facts(
    organisation: Organisation, before: list[Organisation], shares: list[Share], joining: list[Organisation]
) -> Iterator[tuple[str, Any]]:
    yield gettext("Code"), organisation.code
    yield gettext("Kind"), organisation.get_kind_display()
    yield gettext("Region"), region(organisation.region)
    yield gettext("Opened"), ui.day(organisation.opened_on)
    over = is_closed(organisation)
    yield gettext("Closed") if over else gettext("Closes"), ui.day(organisation.closed_on)
    if organisation.successor:
        yield gettext("Became") if over else gettext("Becomes"), link(organisation.successor)
    parts = ((share_line(one),) for one in shares)
    label = gettext("Its work went to") if over else gettext("Its work will go to")
    yield label, format_html_join("", "<p>{}</p>", parts)
    coming = ((came_from(one),) for one in joining)
    yield gettext("Will join it"), format_html_join("", "<p>{}</p>", coming)
    yield gettext("Came from"), format_html_join("", "<p>{}</p>", ((came_from(one),) for one in before))
    earlier = ((one.name, ui.day(one.until)) for one in organisation.earlier_names.all())
    yield gettext("Earlier names"), format_html_join("", "<p>{} (until {})</p>", earlier)
    codes = ((one.get_scheme_display(), one.code) for one in organisation.other_codes.all())
    yield gettext("Other codes"), format_html_join("", "<p>{}: {}</p>", codes)


def share_line(share: Share) -> str:
    """A body to which part of the work went, since when, and what it was."""
    to_come = share.starts_on > timezone.localdate()
    since = (gettext("from %(day)s") if to_come else gettext("since %(day)s")) % {
        "day": ui.day(share.starts_on)
    }
    return format_html(
        "{} ({})", link(share.successor), ", ".join(part for part in (share.what, since) if part)
    )


def came_from(organisation: Organisation) -> str:
    """A body that became another, or will, with its last day."""
    return format_html("{} ({} {})", link(organisation), gettext("until"), ui.day(organisation.closed_on))


def region(code: str) -> str:
    """A region's name; empty for none."""
    found = vocabulary.term("region", code) if code else None
    return str(found) if found else ""


def crumbs(here: str, organisation: Organisation | None = None) -> list[dict[str, str]]:
    """The way back: home, the directory, and the organisation where there is one."""
    way = [
        {"href": reverse("home:home"), "text": gettext("Home")},
        {"href": reverse("organisations:list"), "text": gettext("Organisations")},
    ]
    if organisation is not None:
        way.append({"href": reverse("organisations:detail", args=[organisation.code]), "text": here})
    return way


def link(organisation: Organisation) -> str:
    """An organisation's name, linked to its page."""
    return format_html(
        '<a href="{}">{}</a>', reverse("organisations:detail", args=[organisation.code]), organisation.name
    )


def list_rows(organisations: Iterable[Organisation]) -> list[list[Any]]:
    """Rows of the directory: name, code, kind, region, state."""
    names = {one.code: str(one) for one in vocabulary.regions()}
    told = cache(state)  # a page has few of them
    return [
        [
            link(one),
            one.code,
            ui.label(one, "kind"),
            names.get(one.region, ""),
            told(
                one.closed_on, one.synthetic, link(one.successor) if one.successor and is_closed(one) else ""
            ),
        ]
        for one in organisations
    ]


def csv_rows(organisations: Iterable[Any]) -> Iterator[list[object]]:
    """Rows of the directory for spreadsheets, by CSV_HEAD; `organisations` with their shares."""
    for one in organisations:
        yield [
            one.code,
            one.name,
            one.kind,
            one.region,
            one.opened_on,
            one.closed_on,
            one.successor.code if one.successor else " ".join(share.successor.code for share in one.parts),
            one.synthetic,
        ]


def state(closed_on: dt.date | None, synthetic: bool, became: str = "") -> str:
    """Open or closed, what it became (markup), and whether it is made up."""
    word = gettext("Open")
    if closed_on:
        over = closed_on < timezone.localdate()
        word = (gettext("Closed {day}") if over else gettext("Open, closes {day}")).format(
            day=ui.day(closed_on)
        )
    if became:
        word = format_html("{}, {} {}", word, gettext("became"), became)
    return format_html(gettext("{state}, synthetic"), state=word) if synthetic else word


def people_rows(roles: Iterable[Role]) -> list[list[str]]:
    """Rows of the people who hold roles for an organisation."""
    return [[role.person.name, ui.label(role, "kind"), ui.day(role.starts_on)] for role in roles]


@dataclass(frozen=True)
class HolderLine:
    """Somebody who chairs or sponsors a staff network, or did."""

    office: str
    who: str
    span: str
    over: bool
    end: tuple[str, int] | None  # the route and the number that end it
    at_once: bool  # a role opens pages, and ends at this moment; an office ends with the day


def holder_lines(chairs: Iterable[Role], offices: Iterable[Office]) -> list[HolderLine]:
    """All of them, those of today and to come before those of the past."""
    every = [_holder(one, gettext("Chair"), one.person.name, "end_chair") for one in chairs] + [
        _holder(one, gettext(OFFICES[Office.Kind(one.kind)]), named(one), "end_office") for one in offices
    ]
    return sorted(every, key=lambda line: line.over)


def _holder(one: Role | Office, office: str, who: str, route: str) -> HolderLine:
    today, days = timezone.localdate(), {"since": ui.day(one.starts_on), "until": ui.day(one.ends_on)}
    text = gettext("since %(since)s, until %(until)s") if one.ends_on else gettext("since %(since)s")
    if one.starts_on > today:
        text = gettext("from %(since)s to %(until)s") if one.ends_on else gettext("from %(since)s")
    is_role = isinstance(one, Role)
    ended = isinstance(one, Role) and one.ended_at is not None
    over = ended or (one.ends_on is not None and one.ends_on < today)
    last_day = one.ends_on == today and not is_role
    end = None if over or last_day else (f"organisations:{route}", one.pk)
    return HolderLine(office, who, text % days, over, end, is_role)


def named(office: Office) -> str:
    """Post and name, where one is known."""
    return ", ".join(
        part for part in (office.person.name if office.person else office.name, office.post) if part
    )


def partnership_lines(spans: Iterable[Partnership]) -> list[list[str]]:
    """Rows of partnerships: in what, from, until."""
    return [[one.programme, ui.day(one.starts_on), ui.day(one.ends_on) or gettext("today")] for one in spans]


def held_rows(roles: Iterable[Role]) -> list[tuple[Role, str]]:
    """Roles with what they are held for, in words."""
    return [(one, str(one.staff_network or one.organisation or gettext("the whole site"))) for one in roles]


def credit_lines(given: Iterable[Credit]) -> list[tuple[str, str]]:
    """Who is thanked, for what."""
    return [(link(one.organisation) if one.organisation else one.called, one.what_for) for one in given]


def given_lines(given: Iterable[Credit]) -> list[tuple[int, str, str, str]]:
    """Credits as those who give them see them: number, to whom, what for, whether they are shown."""
    return [
        (
            one.pk,
            one.organisation.name if one.organisation else str(one.person),
            one.what_for,
            gettext("shown") if one.organisation or one.called else gettext("not named, unless they agree"),
        )
        for one in given
    ]


def fault_rows(steps: Iterable[Any]) -> list[list[str]]:
    """Rows of a list that cannot be taken over: where, why, and what to do."""
    return [[str(step.row), step.column, step.says, step.remedy] for step in steps]


def step_rows(steps: Iterable[Any]) -> list[list[str]]:
    """Rows of a list with what would happen to each."""
    return [[str(step.row), step.what, str(DEEDS[step.deed]), step.says] for step in steps]


def count_rows(steps: Iterable[Any]) -> list[list[str]]:
    """How many rows would do what."""
    counted = Counter(step.deed for step in steps)
    return [[str(word), ui.count(counted[deed])] for deed, word in COUNTED.items() if counted[deed]]


def stored_rows(steps: Iterable[dict[str, Any]]) -> list[list[str]]:
    """The same of a list that waits."""
    return [[str(step["row"]), step["what"], str(DEEDS[step["deed"]]), step["says"]] for step in steps]


OFFICES = {Office.Kind.SPONSOR: gettext_noop("Executive sponsor"), Office.Kind.CHAIR: gettext_noop("Chair")}
DEEDS = {
    "add": gettext_lazy("Add"),
    "rename": gettext_lazy("Rename"),
    "remember": gettext_lazy("Remember an earlier name"),
    "close": gettext_lazy("Close"),
    "succeed": gettext_lazy("Name what took its place"),
    "invite": gettext_lazy("Invite"),
    "nothing": gettext_lazy("Nothing to do"),
}
COUNTED = {**DEEDS, "error": gettext_lazy("Cannot be taken over")}
