"""The matrix of who may do what, which lies in tests/safety/authorisation.yaml and is explained there."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.urls import URLPattern, get_resolver, reverse
from world import ROLES

MATRIX = yaml.safe_load((Path(__file__).parents[1] / "safety" / "authorisation.yaml").read_text("utf-8"))
OUTSIDE = MATRIX["groups"]["outside"]
ALL_ROLES = ["visitor", *ROLES]
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
ALSO = {
    "home:mine": ("chair", "lead", "person"),
    "accounts:me": ("person",),
    "accounts:invitations": ("lead",),
    "accounts:preview": ("administrator",),
    "accounts:erase": ("chair",),
    "organisations:mine": ("asker", "person"),
    "releases:list": ("lead",),
    "releases:release": ("approver",),
    "networks:mine": ("chair", "member", "asker", "person"),
    "networks:my_words": ("chair",),
    "networks:detail": ("chair", "member", "asker"),
    "networks:stories": ("chair", "member"),
    "networks:chats": ("chair",),
    "networks:chat": ("member",),
    "networks:start_topic": ("member",),
    "networks:write_post": ("member",),
    "networks:contacts": ("lead", "person", "administrator"),
}
"""Other readers to whom a page shows parts that the first does not see."""
KEYS = {"about", "see", "moved", "do", "refused", "proof", "hidden"}


@dataclass(frozen=True)
class Route:
    """One line of the matrix."""

    name: str
    about: tuple[str, ...] = ()  # the things in its address
    see: frozenset[str] = frozenset()  # get the page
    moved: frozenset[str] = frozenset()  # are led to another page of the site
    do: frozenset[str] = frozenset()  # may send its form
    refused: frozenset[str] = frozenset()  # are told that they may not
    proof: bool = False  # a second factor is asked for first
    hidden: bool = False  # visitors find nothing, where they would be asked to sign in elsewhere

    def address(self, things: dict[str, str]) -> str:
        """Its address, about these things."""
        return reverse(self.name, args=[things[one] for one in self.about])

    def expected(self, role: str, method: str) -> set[str]:
        """The answers that are right."""
        if method not in ("GET", "HEAD", "POST"):
            return {"no such method"}
        if method != "POST" and role in self.moved:
            return {"moved"}
        if role in (self.do if method == "POST" else self.see):
            return {"done" if method == "POST" else "seen"}
        known = self.do if method == "POST" else self.see | self.moved
        elsewhere = set() if known else {"no such method"}
        if role in self.refused:
            return {"refused", *elsewhere}
        if role in OUTSIDE and not self.hidden:
            return {"sign in", *elsewhere}
        return {"missing", *elsewhere}


def routes() -> dict[str, Route]:
    """The matrix by the names of routes."""
    return {name: Route(name, **read(line)) for name, line in MATRIX["routes"].items()}


def read(line: dict[str, Any]) -> dict[str, Any]:
    """One line with its groups written out."""
    assert KEYS.issuperset(line), line
    given: dict[str, Any] = {"about": tuple(line.get("about", ()))}
    given |= {name: line[name] for name in ("proof", "hidden") if name in line}
    return given | {name: roles(line.get(name, [])) for name in ("see", "moved", "do", "refused")}


def roles(names: list[str]) -> frozenset[str]:
    """Roles and groups of roles as roles."""
    return frozenset(one for name in names for one in MATRIX["groups"].get(name, [name]))


def routes_of_the_site() -> Iterator[tuple[str, str]]:
    """Every route that the site has: its name and its pattern."""
    yield from _walk(get_resolver(settings.ROOT_URLCONF).url_patterns, "/", "")


def _walk(patterns: Any, before: str, space: str) -> Iterator[tuple[str, str]]:
    for one in patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLPattern):
            yield f"{space}{one.name}", route
        else:
            inner = f"{space}{one.namespace}:" if one.namespace else space
            yield from _walk(one.url_patterns, route, inner)
