"""Pages that need a step in between: after a code, a proof, a fault, or in a state that passes.

Each is a walk that ends on the page to be looked at, named for the template that it is there for. What a
walk does is taken back. The walks themselves stand in steps_*.py.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from readers import session
from world import World

HTML = {"Accept": "text/html,*/*"}


class Browser:
    """Keeps its session from page to page, and goes where it is led."""

    def __init__(self, person: Any = None, *, strong: bool = True, **about: Any) -> None:
        self.client = Client(raise_request_exception=False, **about)
        if person is not None:
            self.client.cookies[settings.SESSION_COOKIE_NAME] = session(person, strong=strong)

    def opens(self, address: str, **about: Any) -> Any:
        """The page to which an address leads."""
        return self.told(self.client.get(address, headers=HTML, follow=True, **about))

    def sends(self, address: str, data: Any = None, **about: Any) -> Any:
        """The page to which a form leads."""
        return self.told(self.client.post(address, data or {}, headers=HTML, follow=True, **about))

    def told(self, answer: Any) -> Any:
        """An answer that knows who was given it."""
        answer.browser = self
        return answer

    def remembers(self, **what: Any) -> None:
        """Put something into the session."""
        held = self.client.session
        held.update({name.replace("__", "."): value for name, value in what.items()})
        held.save()


@contextmanager
def taken_back() -> Iterator[None]:
    """Whatever is done meanwhile; nobody has tried too often before."""
    cache.clear()
    with transaction.atomic(), patch.object(transaction, "on_commit", at_once):
        yield
        transaction.set_rollback(True)


def at_once(deed: Callable[[], Any], *_more: Any, **_about: Any) -> None:
    """Nothing is stored for good here, so that nothing waits for it."""
    deed()


Walk = Callable[[World, Browser], Any]


@dataclass(frozen=True)
class Step:
    """One page: the template it is there for, who comes to it, and how."""

    name: str
    template: str
    role: str
    strong: bool
    walk: Walk

    @contextmanager
    def walked(self, world: World) -> Iterator[Any]:
        """The answer at the end of the walk, which is taken back."""
        with taken_back():
            yield self.walk(world, self.browser(world))

    def browser(self, world: World) -> Browser:
        """Of whoever walks."""
        person = None if self.role == "visitor" else world.people[self.role]
        return Browser(person, strong=self.strong)


STEPS: list[Step] = []


def step(template: str, role: str = "visitor", *, strong: bool = True) -> Callable[[Walk], Walk]:
    """A walk to a page that this template draws; `strong` with a second factor given just now."""

    def named(walk: Walk) -> Walk:
        STEPS.append(Step(walk.__name__, f"{template}.jinja", role, strong, walk))
        return walk

    return named
