"""Every page that one reader can come to by links, one of each kind."""

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.parse import parse_qs, urldefrag, urljoin, urlsplit

import yaml
from django.test import Client
from django.urls import Resolver404, get_resolver, resolve

from bench.child import ROOT

HREF = re.compile(r'(?:href|data-live|data-state)="([^"]*)"')
"""Links, and addresses that a page's script asks."""
SAMPLES = 8
"""So many pages of a kind are opened for their links: what is one's own may hang on the third network."""
MATRIX = ROOT / "packages/fairlead-web/tests/safety/authorisation.yaml"
ELSEWHERE = ("/cms/", "/static/")
"""Wagtail's own pages keep promises of their own."""
CHANGES_THE_SESSION = "content:language"


@dataclass
class Site:
    """What one reader found: addresses of pages, and every route that gave an answer."""

    pages: list[str] = field(default_factory=list)
    routes: set[str] = field(default_factory=set)


def walk(client: Client, also: Iterable[str] = ()) -> Site:
    """Follow links, from every address that is about nothing in particular, and from `also`."""
    found, known = Site(), set[str]()
    opened, kinds = Counter[str](), set[str]()
    waiting = deque([*beginnings(get_resolver().url_patterns), *also])
    while waiting:
        address = waiting.popleft()
        route, kind = named(address)
        if not route or address in known or opened[kind] == SAMPLES:
            continue
        known.add(address)
        answer = client.get(address)
        if answer.status_code >= 400:  # perhaps another of this kind is shown
            continue
        opened[kind] += 1
        if answer.has_header("Location"):
            waiting.append(urldefrag(urljoin(address, answer["Location"])).url)
            continue
        found.routes.add(route)
        if answer["Content-Type"].startswith("text/html"):
            if kind not in kinds:
                kinds.add(kind)
                found.pages.append(address)
            waiting += links(address, answer.content.decode())
    return found


def beginnings(patterns: Iterable[Any], before: str = "/") -> Iterator[str]:
    """Every address without a number or a name in it."""
    for one in patterns:
        if one.pattern.converters or "(" in str(one.pattern):
            continue
        if hasattr(one, "url_patterns"):
            yield from beginnings(one.url_patterns, before + str(one.pattern))
        else:
            yield before + str(one.pattern)


def links(address: str, text: str) -> Iterator[str]:
    """Where a page leads."""
    return (urldefrag(urljoin(address, unescape(one))).url for one in HREF.findall(text))


def named(address: str) -> tuple[str, str]:
    """An address's route, and its kind: route and questions, but each editorial page is its own kind."""
    parts = urlsplit(address)
    if parts.netloc or not parts.path.startswith("/") or parts.path.startswith(ELSEWHERE):
        return "", ""
    try:
        route = resolve(parts.path).view_name
    except Resolver404:
        return "", ""
    if route == CHANGES_THE_SESSION:
        return "", ""
    return route, "?".join(
        [parts.path if route == "wagtail_serve" else route, *sorted(parse_qs(parts.query))]
    )


def routes_with_pages() -> set[str]:
    """The routes that somebody may see, as the matrix of who may do what has them."""
    lines = yaml.safe_load(MATRIX.read_text("utf-8"))["routes"]
    return {name for name, line in lines.items() if line.get("see")}
