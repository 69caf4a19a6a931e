"""Whoever reads a page has the same roles from its top to its bottom, so they are asked for once.

A page's own rights, its navigation and its parts each ask who may do what. What is found is kept for that one
answer and for no other, and only while somebody reads: who sends a form may change roles.
"""

from collections.abc import Callable, Iterator
from contextvars import ContextVar
from typing import Any

from django.http import HttpRequest, HttpResponse

from fairlead_web.organisations import descent, queries

Held = set[tuple[str, int | None]]
_known: ContextVar[dict[tuple[str, int], Held] | None] = ContextVar("roles_once", default=None)


def roles_once_middleware(get_response: Callable[[HttpRequest], HttpResponse]) -> Any:
    """Keep each person's roles until the page is drawn."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return get_response(request)
        token = _known.set({})
        try:
            return get_response(request)
        finally:
            _known.reset(token)

    return middleware


def held_by(person_id: int) -> Held:
    """The roles that a person holds today: their kinds, each with the number of its organisation."""
    return _once(("held", person_id), lambda: _ask(person_id))


def answered_by(person_id: int) -> Held:
    """The same for bodies that merged, where a role is held at the one that stands in their place."""
    return _once(("answered", person_id), lambda: set(_merged(held_by(person_id))))


def _once(key: tuple[str, int], ask: Callable[[], Held]) -> Held:
    known = _known.get()
    if known is None:
        return ask()
    if key not in known:
        known[key] = ask()
    return known[key]


def _ask(person_id: int) -> Held:
    # Not in order, and without what the roles are about: neither is asked for here.
    held = queries.roles_of(person_id).select_related(None).order_by()
    return set(held.values_list("kind", "organisation"))


def _merged(held: Held) -> Iterator[tuple[str, int]]:
    for kind in sorted({one for one, _ in held}):
        at = [number for one, number in held if one == kind and number]
        yield from ((kind, number) for number in descent.merged_into(at))
