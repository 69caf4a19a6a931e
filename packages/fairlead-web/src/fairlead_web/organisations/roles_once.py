"""Whoever reads a page has the same roles from its top to its bottom, so they are asked for once.

A page's own rights, its navigation and its parts each ask who may do what. What is found is kept for that one
answer and for no other, and only while somebody reads: who sends a form may change roles.
"""

from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from django.http import HttpRequest, HttpResponse

from fairlead_web.organisations import queries

Held = set[tuple[str, int | None]]
_known: ContextVar[dict[int, Held] | None] = ContextVar("roles_once", default=None)


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
    known = _known.get()
    if known is None:
        return _ask(person_id)
    if person_id not in known:
        known[person_id] = _ask(person_id)
    return known[person_id]


def _ask(person_id: int) -> Held:
    # Not in order, and without what the roles are about: neither is asked for here.
    held = queries.roles_of(person_id).select_related(None).order_by()
    return set(held.values_list("kind", "organisation"))
