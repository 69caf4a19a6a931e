"""Organisations and roles as pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.html import format_html

from fairlead_web.organisations.models import Organisation, Role
from fairlead_web.ui import api as ui


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


def facts(organisation: Organisation) -> list[tuple[str, Any]]:
    """What is known about a body itself."""
    known: list[tuple[str, Any]] = [("Code", organisation.code), ("Kind", organisation.get_kind_display())]
    if organisation.opened_on:
        known.append(("Opened", ui.day(organisation.opened_on)))
    if organisation.closed_on:
        known.append(("Closed", ui.day(organisation.closed_on)))
    if organisation.successor:
        known.append(("Became", link(organisation.successor)))
    predecessors = list(organisation.predecessors.all())
    if predecessors:
        known.append(("Came from", _joined([link(one) for one in predecessors])))
    return known


def link(organisation: Organisation) -> str:
    """An organisation's name, linked to its page."""
    return format_html(
        '<a href="{}">{}</a>', reverse("organisations:detail", args=[organisation.code]), organisation.name
    )


def list_rows(organisations: Iterable[Organisation]) -> list[list[Any]]:
    """Rows of the list: name, code, kind, state."""
    return [[link(one), one.code, one.get_kind_display(), state(one)] for one in organisations]


def state(organisation: Organisation) -> str:
    """Open or closed, and whether it is made up."""
    word = f"Closed {ui.day(organisation.closed_on)}" if organisation.closed_on else "Open"
    return f"{word}, synthetic" if organisation.synthetic else word


def _joined(links: list[str]) -> str:
    return format_html(", ".join(["{}"] * len(links)), *links)


def people_rows(roles: Iterable[Role]) -> list[list[str]]:
    """Rows of the people who hold roles for an organisation."""
    return [[role.person.name, role.get_kind_display(), ui.day(role.starts_on)] for role in roles]
