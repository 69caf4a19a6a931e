"""A page asks the database as often for many rows as for few: every page, as everybody who may see it.

The small world is looked at, grown and looked at again (`support/growing.py` says how it grows). A page that
everybody may see is looked at again by one of those to whom it showed the same lists at first.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

import pytest
from authorisation import ALL_ROLES, MATRIX, Route, routes
from counting import Count, count
from django.apps import apps
from django.db import connection
from growing import LEFT, LEFT_PACKAGES, Growing
from readers import Reader
from world import World
from world_more import add_more

from fairlead_web.organisations import presenters
from fairlead_web.organisations.models import Organisation

COPIES = range(1, 7)
AS_OTHERS = {"deactivated", "expired", "other_chair", "other_lead", "other_approver"}
"""Seen as visitors see (`test_answers.py`), and as their twins do."""
LOOKING = {"visitor", "member", "chair", "lead", "team"}
"""Where everybody may look, nobody is shown what none of these is."""
EVERYONE = frozenset(MATRIX["groups"]["everyone"])
BESIDES: dict[str, tuple[str, ...]] = {
    "content:enquiries": ("?all",),
    "content:news": ("?theme=equity",),
    "demonstration:people": ("?q=a", "?q=chair"),
    "networks:asks": ("?theme=equity",),
    "networks:chat": ("/networks/{network}/chats/{past_chat}/",),
    "networks:chat_news": ("?seen=0",),
    "networks:desk_news": ("?seen=0",),
    "networks:peers": ("?role=Nurse", "?interest={interest}"),
    "observatory:indicator": ("?body=RX1",),
    "observatory:list": ("?text=Title", "?organisation=RX1"),
    "organisations:change": ("/organisations/RX0/change/",),
    "organisations:detail": ("/organisations/RX0/", "/organisations/RX9/"),
    "organisations:directory_csv": ("?text=Trust&kind=trust", "?partner=on&state=open"),
    "organisations:list": ("?text=Trust&kind=trust", "?partner=on&state=open"),
    "organisations:people": ("?text=trust",),
    "wagtail_serve": ("/news/equity-0/", "/page-0/"),
}
"""Searches and other addresses of the same routes."""
STILL = {
    "words, which are written here": {
        "account_inactive",
        "accounts:closed",
        "accounts:erased",
        "accounts:lost",
        "accounts:second_factor",
        "administration:front",
        "content:asked",
        "content:colours",
        "content:formats",
        "content:get_involved",
        "home:accessibility",
        "home:contact",
        "home:cookies",
        "home:help",
        "home:privacy",
        "mfa_index",
        "releases:add",
        "socialaccount_login_cancelled",
        "socialaccount_login_error",
        "ui:gallery",
    },
    "as many as the code names": {"accounts:choices", "content:themes"},
    "one thing": {
        "accounts:preview",
        "networks:update",
        "observatory:release_file",
        "observatory:section_csv",
        "releases:progress",
        "releases:progress_state",
        "team:list",
        "wagtaildocs_serve",
    },
    "allauth's, on which whoever has a passkey is asked for it first": {"mfa_list_webauthn"},
    "more than a page at first": {"audit:events"},
    "letters that went, from no table": {"demonstration:outbox"},
}
"""Pages without a form of their own that list as much as before, with the reason."""


@dataclass(frozen=True)
class Page:
    """One address, as one reader sees it."""

    route: Route
    role: str
    address: str

    def __str__(self) -> str:
        return f"{self.address} ({self.route.name}) as {self.role}"


@dataclass
class Looks:
    """All pages with few rows, and with many."""

    few: dict[Page, Count]
    many: dict[Page, Count]
    second: dict[Page, Count]  # the second page of those that go on
    growing: Growing
    readers: dict[str, Reader] = field(default_factory=dict)


def pages(things: dict[str, str]) -> Iterator[Page]:
    """Every page, as everybody who may see it."""
    for route in routes().values():
        seen_by = route.see & LOOKING if route.see == EVERYONE else route.see - route.moved - AS_OTHERS
        if not seen_by:
            continue
        first = route.address(things)
        besides = (one.format(**things) for one in BESIDES.get(route.name, ()))
        for address in (first, *(one if one.startswith("/") else first + one for one in besides)):
            for role in sorted(seen_by):
                yield Page(route, role, address)


def worth_another_look(few: dict[Page, Count]) -> list[Page]:
    """All; but where everybody may look, one of those for whom the database was asked the same."""
    kinds = {
        (page.address, frozenset(count.asked.items()) if page.route.see == EVERYONE else page.role): page
        for page, count in few.items()
    }
    return list(kinds.values())


@pytest.fixture(scope="module")
def looks(world: World, django_db_blocker):
    """What the database is asked for with few rows and with many."""
    with django_db_blocker.unblock():
        add_more(world)
        readers = {role: Reader(world, role) for role in ALL_ROLES if role not in AS_OTHERS}
        few = {page: count(readers[page.role], page.address) for page in pages(world.things)}
        growing = Growing()
        growing.grow(COPIES)
        connection.check_constraints()
        again = worth_another_look(few)
        many = {page: count(readers[page.role], page.address) for page in again}
        second = {
            page: count(readers[page.role], page.address + ("&" if "?" in page.address else "?") + "page=2")
            for page in again
            if many[page].goes_on
        }
        yield Looks(few, many, second, growing, readers)


def test_every_model_is_grown_or_left_with_a_reason(looks, db):
    grown = {model._meta.label: model for model in looks.growing.order}
    packages = {app.label for app in apps.get_app_configs() if not app.name.startswith("fairlead_web")}
    assert set(LEFT_PACKAGES) <= packages, "The site's own models are named one by one."
    assert not set(LEFT) & set(grown)
    labels = {model._meta.label for model in apps.get_models(include_auto_created=True)}
    assert set(LEFT) <= labels
    few = {name: len(looks.growing.rows[model]) for name, model in grown.items()}
    assert [name for name, rows in few.items() if not rows] == [], "Give it a row in support/world_more.py."
    many = {name: model._base_manager.count() for name, model in grown.items()}
    assert {name: (few[name], rows) for name, rows in many.items() if rows < 6 * few[name]} == {}


def test_every_page_is_seen_with_few_rows_and_with_many(looks):
    every = chain(looks.few.items(), looks.many.items(), looks.second.items())
    assert {str(page): count.label for page, count in every if count.label != "seen"} == {}


def test_what_pages_list_has_grown(looks):
    """Else nothing would be learned from how often they ask."""
    grew = {page.route.name for page, count in looks.many.items() if count.listed > looks.few[page].listed}
    still = {page.route.name for page in looks.many if not page.route.do} - grew
    assert still == set().union(*STILL.values())
    assert len(looks.second) > 20


def test_no_page_asks_more_often_where_there_are_more_rows(looks):
    found = {
        str(page): more for page, count in looks.many.items() if (more := count.more_than(looks.few[page]))
    }
    assert found == {}


def test_no_second_page_asks_more_often_either(looks):
    found = {
        str(page): more for page, count in looks.second.items() if (more := count.more_than(looks.few[page]))
    }
    assert found == {}


def test_a_page_that_asks_once_a_row_is_found_out(looks, monkeypatch, db):
    drawn = presenters.list_rows

    def slowly(found):
        return drawn([Organisation.objects.get(pk=one.pk) for one in found])

    monkeypatch.setattr(presenters, "list_rows", slowly)
    page = next(one for one in looks.many if one.route.name == "organisations:list")
    assert count(looks.readers[page.role], page.address).more_than(looks.few[page])
