"""The forms that the site's pages hold, found by reading the pages, and filled in as a person might."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from authorisation import ALSO, Route
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import resolve
from readers import TOKEN, Reader


def zipped(files: dict[str, str]) -> bytes:
    """A zip of name to text."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return held.getvalue()


LOOKS = ("team", "chair", "lead", "approver", "member", "person", "administrator", "visitor")
TYPED = {"text", "email", "search", "textarea", "url", "tel"}
PLAUSIBLE = {
    "email": "new.person@example.org",
    "address": "new.person@example.org",
    "organisation": "RX1",
    "domain": "quay.nhs.uk",
    "code": "new-thing",
    "person": "pat.plain@example.org",
    "successor": "RX2",
    "opens_at": "2031-05-01 10:00",
    "closes_at": "2031-05-01 11:00",
}
FILLED: dict[str, dict[str, str]] = {  # what only one form asks for
    "accounts:close": {"email": "tess.team@example.org"},
    "accounts:erase": {"email": "tess.team@example.org"},
    "organisations:divide": {"into": "RX2: community services"},
    "organisations:record_office": {"address": ""},  # an address or a name
    "team:credits": {"person": ""},  # an organisation or a person
    "administration:add_connection": {
        "server_url": "https://localhost:9",
        "secret": "s",
        "domains": "quay.nhs.uk",
    },
    "administration:connection": {"domains": "harbour.nhs.uk"},
    "administration:find_second_step": {"person": "lou.lost@example.org"},
    "networks:manage_one": {"email": "pat.plain@example.org"},
    "networks:add_reference_member": {"email": "tess.team@example.org"},
    "releases:understanding": {"q1": "Staff", "q2": "2025/26", "q4": "own"},
}
FILES: dict[str, tuple[str, bytes]] = {  # what a form takes that asks for a file
    "releases:add_table": ("staff.csv", b"Ethnic group,Appraised,Staff\nWhite,2010,3000\nAsian,400,700\n"),
    "releases:add_release": ("my-release.zip", zipped({"my-release/release.json": "{}"})),
    "ui:gallery": ("notes.txt", b"Plain words"),
    "releases:add_study": ("my-study.zip", zipped({"my-study/study.yaml": ""})),
    "team:lists": ("bodies.csv", b"code,name,kind\nQ1,Quay Hospice,charity\n"),
}
PLAIN = "Plain words"
DAY, LATER = "2026-05-01", "2031-05-01"
CHOSEN = {"deed": "hide"}  # which goes with a reason
LEFT_EMPTY = {"website"}  # a trap for machines: whoever fills it in is thanked and forgotten


@dataclass
class Form:
    """A form on a page: where it leads, who found it, its fields by name with kind and values offered."""

    role: str
    route: str
    action: str
    fields: dict[str, tuple[str, list[str]]] = field(default_factory=dict)

    @property
    def typed(self) -> list[str]:
        """Fields into which people type."""
        return [name for name, (kind, _values) in self.fields.items() if kind in TYPED]

    @property
    def chosen(self) -> list[str]:
        """Fields in which people choose, and those that a page fills in itself."""
        given = ("select", "radio", "checkbox", "hidden")
        return [name for name, (kind, _values) in self.fields.items() if kind in given and name != TOKEN]

    @property
    def files(self) -> list[str]:
        """Fields that take files."""
        return [name for name, (kind, _values) in self.fields.items() if kind == "file"]

    def sent(self) -> dict[str, Any]:
        """The same with its files."""
        return {**self.filled(), **{name: SimpleUploadedFile(*FILES[self.route]) for name in self.files}}

    def filled(self, **instead: Any) -> dict[str, Any]:
        """What somebody might send, with some fields otherwise."""
        given = {name: plausible(name, *about) for name, about in self.fields.items()}
        given |= FILLED.get(self.route, {})
        return {**{name: value for name, value in given.items() if value is not None}, **instead}


def plausible(name: str, kind: str, values: list[str]) -> str | None:
    """A value that the field may well take; None for a file or a button."""
    if kind in ("file", "button"):  # the buttons that have names do not send for good
        return None
    if kind in TYPED:
        return "" if name in LEFT_EMPTY else values[0] or PLAUSIBLE.get(name) or day(name) or PLAIN
    if CHOSEN.get(name) in values:
        return CHOSEN[name]
    return next((one for one in values if one), "")


def day(name: str) -> str:
    """A day, where the field asks for one."""
    return {"ends_on": LATER, "on": DAY}.get(name) or (DAY if name.endswith("_on") else "")


def read(role: str, address: str, page: str) -> list[Form]:
    """The forms of a page that are sent by POST."""
    reading = Reading(role, address)
    reading.feed(page)
    return reading.found


class Reading(HTMLParser):
    """Finds the forms of a page that are sent by POST."""

    def __init__(self, role: str, address: str) -> None:
        super().__init__()
        self.role, self.address = role, address
        self.found: list[Form] = []
        self.form: Form | None = None
        self.choosing = ""

    def handle_starttag(self, tag: str, attributes: Any) -> None:
        """Note a form, or a field of the form at hand."""
        given = dict(attributes)
        if tag == "form" and given.get("method", "get").lower() == "post":
            action = given.get("action") or self.address
            self.form = Form(self.role, resolve(action.partition("?")[0]).view_name, action)
            self.found.append(self.form)
        elif self.form is None:
            return
        elif tag == "option" and self.choosing:
            self.form.fields[self.choosing][1].append(given.get("value", ""))
        elif name := given.get("name"):
            self.choosing = name if tag == "select" else ""
            kind = given.get("type", "text") if tag == "input" else tag
            value = [] if tag == "select" else [given.get("value", "")]
            known = self.form.fields.setdefault(name, (kind, []))
            known[1].extend(value)

    def handle_endtag(self, tag: str) -> None:
        """The form is over."""
        if tag == "form":
            self.form = None


def forms(
    routes: dict[str, Route], things: dict[str, str], readers: Any, looks: Any, *, once: bool = False
) -> Iterator[Form]:
    """Each form of the site once, by the route it leads to, as the first of the roles `looks` finds it.

    With `once` each page is looked at by whoever may do most with it, and by those to whom it shows more.
    """
    seen: set[str] = set()
    for route in routes.values():
        see = [role for role in looks if role in route.see - route.moved]
        see.sort(key=lambda role: role not in route.do)
        parts = [role for role in ALSO.get(route.name, ()) if role in see]
        for role in [*see[:1], *parts] if once else see:
            yield from fresh(readers(role), route.address(things), seen)


def fresh(reader: Reader, address: str, seen: set[str]) -> Iterator[Form]:
    """The forms of a page that were not seen before."""
    status, headers, body = reader.fetches("GET", address)
    if status != 200 or "text/html" not in headers.get("Content-Type", ""):
        return
    for one in read(reader.role, address, body.decode()):
        if one.route not in seen:
            seen.add(one.route)
            yield one
