"""Pages of the demonstration programme, drawn anew each time, against bare views and against themselves.

`python -m bench.site pages | canary`; `bench.demonstration` has made the programme.
"""

import itertools
import resource
import statistics
import sys
import time
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import Client

from bench import bare, links, made
from bench.child import report
from bench.programme import NETWORK, ROLES, reader
from fairlead_web.networks import api as networks
from fairlead_web.networks.models import Membership

ROUNDS = 5
QUICK = 15.0
"""Milliseconds. What takes no longer is quick for everybody, however many times a bare view that is."""
TIMES = 2.5
"""A bare view, at most, for all that is not quick."""
SHOWN = 6
NO_PAGES = {
    "account_request_login_code": "another name of account_login",
    "releases:progress_state": "a line for the script of a page",
    "wagtaildocs_serve": "sends a file",
}
"""Routes that somebody may see and that are no page of their own, each with the reason."""


@dataclass(frozen=True)
class Page:
    """One page for one reader, in milliseconds: ours, and a bare view with its queries and its bytes."""

    role: str
    address: str
    ours: float
    plain: float

    @property
    def ratio(self) -> float:
        """How many times a bare view it takes."""
        return self.ours / self.plain

    def __str__(self) -> str:
        """One line."""
        where = f"{self.role} {self.address}"
        return f"      {where:66.66} {self.ours:6.1f} ms, bare {self.plain:5.1f} ms: {self.ratio:5.2f}"


def taken(client: Client, address: str) -> float:
    """Milliseconds of the processor for one answer, which must be a page.

    The database is read in the same process, and processes that the page starts are counted with it; what
    else the machine does does not count.
    """
    begun = processor()
    answer = client.get(address)
    spent = (processor() - begun) * 1000
    assert answer.status_code == 200, f"{address}: {answer.status_code}"
    return spent


def processor() -> float:
    """Seconds of the processor that this process and those it waited for have taken."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def compared(role: str, client: Client, address: str) -> Page:
    """A page and its bare view in turn, the quickest of each."""
    with bare.watched() as asked:
        held = bare.Held([], client.get(address).content)
    with bare.instead(held), bare.watched() as around:
        client.get(address)
    held.asked = bare.without(asked, around)
    ours, plain = [], []
    for _ in range(ROUNDS):
        ours.append(taken(client, address))
        with bare.instead(held):
            plain.append(taken(client, address))
    return Page(role, address, min(ours), min(plain))


def pages() -> None:
    """Every page that the demonstration shows, by whom it is for."""
    found: list[Page] = []
    left = links.routes_with_pages() - NO_PAGES.keys()
    made.own_sign_in()
    also = made.addresses()
    for role in ROLES:
        client = reader(role)
        site = links.walk(client, also)
        left -= site.routes
        found += [compared(role, client, address) for address in site.pages]
    long = [page for page in found if page.ours > QUICK]
    tell(found, long)
    print(f"      No pages of their own: {', '.join(f'{name} ({why})' for name, why in NO_PAGES.items())}")
    print(f"      Not measured: {', '.join(sorted(left)) or 'none'}")
    report(
        median=statistics.median(page.ours for page in found),
        slowest=max(page.ours for page in found),
        ratio=max((page.ratio for page in long), default=0.0),
        quick=QUICK,
        ratio_of_all=max(page.ratio for page in found),
        left=len(left),
    )


def tell(found: list[Page], long: list[Page]) -> None:
    """A summary, and the pages that are slowest, by the clock and for what they ask."""
    over = [page for page in found if page.ratio > TIMES]
    middle = statistics.median(page.ratio for page in found)
    print(f"      {len(found)} pages in {len(ROLES)} roles, {len(long)} of them over {QUICK:.0f} ms.")
    print(f"      The median page takes {middle:.2f} times its bare view; {len(over)} take over {TIMES}.")
    print("      The slowest:")
    print(*sorted(found, key=lambda page: -page.ours)[:SHOWN], sep="\n")
    for title, some in (("all", found), (f"those over {QUICK:.0f} ms", long)):
        print(f"      The slowest for what they ask, of {title}:")
        print(*sorted(some, key=lambda page: -page.ratio)[:SHOWN], sep="\n")


def canary() -> None:
    """The pages of a network with somebody more in its register and without, in turn."""
    hidden = get_user_model().objects.exclude(pk__in=Membership.objects.values("person")).order_by("-pk")[0]
    network = networks.network(NETWORK)
    assert network is not None, "The programme has no such network."
    readers = [reader(role) for role in ("visitor", "lead", "programme-team", "member")]
    addresses = (f"/networks/{NETWORK}/", "/networks/", f"/networks/{NETWORK}/updates/")
    spent: dict[tuple[int, str, bool], list[float]] = {}
    for number in range(8 * ROUNDS):
        for belongs in (True, False) if number % 2 else (False, True):  # so that the order tells nothing
            with transaction.atomic():
                if belongs:
                    networks.join(network, by=hidden, kind="member")
                for who, address in itertools.product(range(len(readers)), addresses):
                    spent.setdefault((who, address, belongs), []).append(taken(readers[who], address))
                transaction.set_rollback(True)
    total = {
        state: sum(min(times) for key, times in spent.items() if key[2] is state) for state in (True, False)
    }
    report(ratio=max(total.values()) / min(total.values()))


if __name__ == "__main__":
    pages() if sys.argv[1] == "pages" else canary()
