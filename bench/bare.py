"""A page's queries, kept while it is drawn, and a plain view that asks them again and returns its bytes.

What a page asks through querysets is asked so again: narrowed, compiled, sent, read and made into model
objects. Everything else runs as SQL.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import resolve

BUILDING = "_filter_or_exclude"
ASKING = (BUILDING, "_fetch_all", "exists", "count", "aggregate")
Statement = tuple[str, str]


@dataclass
class Asked:
    """One question, the statements that it became, and how it is asked again."""

    again: Callable[[], Any]
    statements: list[Statement] = field(default_factory=list)


@dataclass
class Held:
    """What the bare view does while it stands in the place of the site's own."""

    asked: list[Asked]
    content: bytes


standing: list[Held] = []


def middleware(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """The innermost, so that all others surround the bare view as they surround the site's own."""

    def answer(request: HttpRequest) -> HttpResponse:
        if not standing:
            return get_response(request)
        resolve(request.path_info)
        return bare(request, standing[-1])

    return answer


def bare(request: HttpRequest, held: Held) -> HttpResponse:
    """The same queries and the same bytes, and nothing else."""
    for one in held.asked:
        one.again()
    return HttpResponse(held.content)


@contextmanager
def instead(held: Held) -> Iterator[None]:
    """Let the bare view answer meanwhile."""
    standing.append(held)
    try:
        yield
    finally:
        standing.pop()


@contextmanager
def watched() -> Iterator[list[Asked]]:
    """The questions that are asked meanwhile."""
    found: list[Asked] = []
    open_: list[Asked] = []  # the queryset that is being evaluated; those inside it are part of it

    def statement(execute: Callable[..., Any], sql: str, values: Any, many: bool, context: Any) -> Any:
        if sql.lstrip().upper().startswith("SELECT"):
            if not open_:
                found.append(Asked(lambda: raw(sql, values)))
            (open_ or found)[-1].statements.append((sql, repr(values)))
        return execute(sql, values, many, context)

    def keeping(name: str, method: Callable[..., Any]) -> Callable[..., Any]:
        def kept(queryset: Any, *given: Any, **named: Any) -> Any:
            if open_:
                return method(queryset, *given, **named)
            fresh = queryset._chain()
            open_.append(Asked(lambda: getattr(fresh._chain(), name)(*given, **named)))
            try:
                return method(queryset, *given, **named)
            finally:
                one = open_.pop()
                if one.statements or name == BUILDING:
                    found.append(one)

        return kept

    real = {name: getattr(QuerySet, name) for name in ASKING}
    try:
        for name, method in real.items():
            setattr(QuerySet, name, keeping(name, method))
        with connection.execute_wrapper(statement):
            yield found
    finally:
        for name, method in real.items():
            setattr(QuerySet, name, method)


def raw(sql: str, values: Any) -> None:
    """Ask in SQL and read every row."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        cursor.fetchall()


def without(asked: list[Asked], around: list[Asked]) -> list[Asked]:
    """Those that are not asked around every page anyway, and what is built for them."""
    known = [one for each in around for one in each.statements]
    built = [one for one in asked if not one.statements][sum(not one.statements for one in around) :]
    return built + [
        one for one in asked if one.statements and not all(statement in known for statement in one.statements)
    ]
