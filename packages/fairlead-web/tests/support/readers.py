"""A reader in each role, who tries everything, and what came back. Nothing that is sent stays done."""

import gc
import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from authorisation import METHODS, Route
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from world import World

from fairlead_web.config.logs import LineFormatter
from fairlead_web.home import errors
from fairlead_web.releases import studies

TOKEN = "csrfmiddlewaretoken"  # noqa: S105  (the name of a field)
LOOKING_AHEAD = {"visitor", "chair", "lead", "team"}
"""HEAD runs the same views as GET, so these try it for all."""
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@dataclass
class Answer:
    """What came back, and what the request wrote meanwhile."""

    role: str
    route: str
    method: str
    label: str
    status: int
    headers: dict[str, str]
    cookies: dict[str, Any]
    text: str
    written: list[str] = field(default_factory=list)


class Reader:
    """Somebody in a role, with a session of their own."""

    def __init__(self, world: World, role: str, *, strong: bool = True) -> None:
        self.role, self.client = role, Client(raise_request_exception=False)
        self.more: dict[str, Any] = {}
        self.key = session(world.people[role], strong=strong) if role != "visitor" else None
        if role == "expired":
            Session.objects.filter(pk=self.key).update(expire_date=timezone.now())

    def sends(self, method: str, address: str, route: str = "", data: Any = None) -> Answer:
        """One request, and what it wrote."""
        written: list[str] = []
        with connection.execute_wrapper(listening(written)):
            answer = self.answered(method, address, data)
        text = body_of(answer).decode(errors="replace")
        return Answer(
            self.role,
            route,
            method,
            labelled(method, answer),
            answer.status_code,
            dict(answer.items()),
            dict(answer.cookies.items()),
            text,
            written,
        )

    def fetches(self, method: str, address: str, data: Any = None) -> tuple[int, dict[str, str], bytes]:
        """One request as a browser sends it: the status, the headers and the body."""
        self.more = {"headers": {"Accept": "text/html,*/*"}}
        answer = self.answered(method, address, data)
        return answer.status_code, dict(answer.items()), body_of(answer)

    def follows(self, address: str, data: dict[str, Any]) -> tuple[int, str]:
        """A form sent, and the page to which it leads: the worse status of both, and the page."""
        with transaction.atomic():
            answer = self.sent("POST", address, data)
            status, page = answer.status_code, body_of(answer).decode(errors="replace")
            if 300 <= status < 400 and answer["Location"].startswith("/"):
                then = self.sent("GET", answer["Location"])
                status = max(status, then.status_code)
                page = body_of(then).decode(errors="replace")
            transaction.set_rollback(True)
        return status, page

    def twice(self, address: str, data: dict[str, Any]) -> tuple[list[int], list[str]]:
        """A form sent twice: both statuses, and what the second wrote.

        Without the token of its page, by which the site would know the same press (ui/pressed_twice.py).
        """
        written: list[str] = []
        data = {name: value for name, value in data.items() if name != TOKEN}
        with transaction.atomic():
            first = self.sent("POST", address, data)
            with connection.execute_wrapper(listening(written)):
                second = self.sent("POST", address, data)
            transaction.set_rollback(True)
        return [first.status_code, second.status_code], written

    def answered(self, method: str, address: str, data: Any = None) -> Any:
        """The site's answer; what was done is taken back."""
        with transaction.atomic():
            answer = self.sent(method, address, data)
            transaction.set_rollback(True)
        return answer

    def sent(self, method: str, address: str, data: Any = None) -> Any:
        """The site's answer to a browser with this reader's session."""
        self.client.cookies.clear()
        if self.key:
            self.client.cookies[settings.SESSION_COOKIE_NAME] = self.key
        cache.clear()
        send = getattr(self.client, method.lower())
        return send(address, data, **self.more) if method in ("GET", "POST") else send(address, **self.more)


def body_of(answer: Any) -> bytes:
    """All of it; a file is closed once it is read to its end."""
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def session(person: Any, *, strong: bool) -> str:
    """A session as signing in makes it; `strong` with a second factor given just now."""
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY] = str(person.pk)
    store[BACKEND_SESSION_KEY] = BACKEND
    store[HASH_SESSION_KEY] = person.get_session_auth_hash()
    if strong:
        store["account_authentication_methods"] = [
            {
                "method": "mfa",
                "type": "webauthn",
                "passwordless": True,
                "reauthenticated": True,
                "at": time.time(),
            }
        ]
        store["account_authentication_methods_user"] = str(person.pk)
    store.create()
    return str(store.session_key)


def listening(written: list[str]) -> Callable[..., Any]:
    """Keep every statement that writes, but for the session's own."""

    def listen(execute: Any, sql: str, params: Any, many: Any, context: Any) -> Any:
        if sql.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE")) and "django_session" not in sql:
            written.append(sql)
        return execute(sql, params, many, context)

    return listen


def labelled(method: str, answer: Any) -> str:
    """An answer in one word."""
    status, leads_to = answer.status_code, answer.get("Location", "")
    if status in (301, 302, 303):
        if leads_to.startswith(reverse("account_login")):
            return "sign in"
        if leads_to.startswith((reverse("accounts:second_factor"), reverse("mfa_reauthenticate"))):
            return "second step"
        return "done" if method == "POST" else "moved"
    known = {403: "refused", 404: "missing", 405: "no such method"}
    got_through = {200, 304, 409, 410, 422, 429}
    return known.get(status) or (
        ("done" if method == "POST" else "seen") if status in got_through else str(status)
    )


@dataclass
class Sweep:
    """All answers to one role, and what the site wrote into its log meanwhile."""

    answers: list[Answer]
    log: list[str]


def sweep(world: World, role: str, routes: dict[str, Route]) -> Sweep:
    """Every route by every method, as somebody in this role."""
    reader = Reader(world, role)
    with listening_to_the_log() as lines, without_collecting(), drawing_once():
        answers = [
            reader.sends(method, route.address(world.things), route.name)
            for route in routes.values()
            for method in METHODS
            if method != "HEAD" or role in LOOKING_AHEAD
        ]
    return Sweep(answers, lines)


@contextmanager
def listening_to_the_log() -> Iterator[list[str]]:
    """The log's lines as a real site writes them; nothing goes to the terminal."""
    lines: list[str] = []
    handler, root = logging.Handler(), logging.getLogger()
    handler.setFormatter(LineFormatter())
    # A handler of this test's own, which keeps lines instead of writing them.
    handler.emit = lambda record: lines.append(handler.format(record))  # type: ignore[method-assign]
    before, root.handlers = root.handlers, [handler]
    try:
        yield lines
    finally:
        root.handlers = before


@contextmanager
def drawing_once() -> Iterator[None]:
    """Draw the page that says “not found” once a role: it is the same wherever it stands."""
    real, drawn = errors.render, {}

    def render(request: Any, template: str, **more: Any) -> HttpResponse:
        if template not in drawn:
            drawn[template] = real(request, template, **more).content
        return HttpResponse(drawn[template], **more)

    errors.render = render
    try:
        yield
    finally:
        errors.render = real


@contextmanager
def reading_once() -> Iterator[None]:
    """Read the same table once: each reading starts a process of its own, which takes most of a second."""
    real, known = studies.profiled, {}

    def profiled(upload: Any) -> Any:
        file = studies.sent_file(upload)
        table = (file.name, file.read_bytes(), upload.sheet)
        if table not in known:
            known[table] = real(upload)
        return known[table]

    studies.profiled = profiled
    try:
        yield
    finally:
        studies.profiled = real


@contextmanager
def without_collecting() -> Iterator[None]:
    """Leave garbage for later: looking for it takes a fifth of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.collect()
