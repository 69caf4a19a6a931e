"""A button that is pressed twice does its deed once, also at the same moment, by two processes.

What one session sends to one address is done one after the other, so that the second finds what the first
has done, as every deed expects. Where the first led to a page, the second is led there as well and does
nothing: a form carries a token of the page it stood on, so the same press can be known.

Two steps of the middleware, with the session between them: it has to be stored before the next is let in.
"""

import fcntl
import hashlib
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

PRESS = "press"  # in the session: what was sent last, where it led, when
TOKEN = "csrfmiddlewaretoken"  # noqa: S105  (the name of a field)
SOON = 10.0  # seconds; who sends the same page's form later means it
FILES = 1024  # so many locks at most where the database has none; two who share one wait for each other


def one_at_a_time_middleware(get_response: Callable[[HttpRequest], HttpResponse]) -> Any:
    """Let in what a session sends to an address one after the other."""

    def middleware(request: HttpRequest) -> HttpResponse:
        session = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
        if request.method != "POST" or not session:
            return get_response(request)
        with alone(f"{session} {request.path_info}"):
            return get_response(request)

    return middleware


class PressedTwiceMiddleware:
    """Lead the second press of a button to where the first led."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Remember where a form led. A session that ended meanwhile is not begun anew for it."""
        response = self.get_response(request)
        press = getattr(request, PRESS, "")
        if press and response.status_code in (302, 303) and request.session.session_key:
            request.session[PRESS] = [press, response["Location"], time.time()]
        return response

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        """After the form's token was found to be good."""
        if request.method != "POST" or TOKEN not in request.POST:
            return None
        known, leads_to, at = request.session.get(PRESS, ("", "", 0.0))
        press = what_was_sent(request)
        if press == known and time.time() - at < SOON:
            return HttpResponseRedirect(leads_to)
        setattr(request, PRESS, press)
        return None


def what_was_sent(request: HttpRequest) -> str:
    """A short name for a form with all it holds, the token of its page included."""
    files = [(name, file.name, file.size) for name, held in request.FILES.lists() for file in held]
    held = (request.get_full_path(), sorted(request.POST.lists()), sorted(files))
    return hashlib.sha256(repr(held).encode()).hexdigest()


@contextmanager
def alone(name: str) -> Iterator[None]:
    """Wait until nobody else is at this, in any process. Whoever dies lets go."""
    number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], signed=True)
    with _held_by_postgresql(number) if connection.vendor == "postgresql" else _held_by_file(number):
        yield


@contextmanager
def _held_by_postgresql(number: int) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [number])
    try:
        yield
    finally:
        # A connection that broke has let go.
        with suppress(DatabaseError, InterfaceError), connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [number])


@contextmanager
def _held_by_file(number: int) -> Iterator[None]:
    lock = Path(settings.PRESSES) / str(number % FILES)
    lock.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with lock.open("wb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
