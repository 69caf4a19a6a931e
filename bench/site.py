"""Pages of the demonstration programme, drawn anew each time, against bare views and against themselves.

`python -m bench.site pages | canary`; `bench.demonstration` has made the programme.
"""

import itertools
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import django

from bench.child import report
from bench.demonstration import DATA

os.environ["FAIRLEAD_DATA"] = str(DATA)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fairlead_web.config.settings.demonstration")
os.environ.setdefault("FAIRLEAD_LOG_LEVEL", "ERROR")
django.setup()  # before anything that holds models is imported, hence E402 below

from django.conf import settings  # noqa: E402
from django.contrib.auth import get_user_model  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.test import Client, override_settings  # noqa: E402
from django.urls import path  # noqa: E402

from fairlead_web.networks import api as networks  # noqa: E402
from fairlead_web.networks.models import ChairTerm, Membership  # noqa: E402
from fairlead_web.organisations.models import Role  # noqa: E402
from fairlead_web.releases.models import Section  # noqa: E402

ROUNDS = 7
NETWORK = "lgbtq-leaders"
EDITORIAL = ("/", "/news/", "/themes/equity/", "/themes/leadership/", "/accessibility/", "/get-involved/")
PUBLIC = (
    *EDITORIAL,
    "/observatory/",
    "/organisations/",
    "/organisations/?text=trust",
    "/networks/",
    f"/networks/{NETWORK}/",
    "/networks/asks/",
    "/networks/reference-group/",
)
OWN = {
    "lead": ("/my-page/", "/account/", "/releases/", "/organisations/mine/"),
    "programme-team": ("/my-page/", "/team/", "/enquiries/", "/networks/manage/", "/audit/"),
    "chair": (f"/networks/{NETWORK}/chair/", f"/networks/{NETWORK}/chair/register/"),
    "member": ("/networks/mine/", f"/networks/{NETWORK}/discussion/", "/networks/peers/", "/account/data/"),
}
Query = tuple[str, Any]
held: dict[str, Any] = {}


def bare(request: HttpRequest, address: str = "") -> HttpResponse:
    """The same queries and the same bytes, and nothing else but what surrounds every page."""
    with connection.cursor() as cursor:
        for sql, values in held["queries"]:
            cursor.execute(sql, values)
            if cursor.description:
                cursor.fetchall()
    return HttpResponse(held["content"])


urlpatterns = [path("<path:address>", bare), path("", bare)]


def person(role: str) -> Any:
    """Somebody of the programme in this role."""
    found = {
        "lead": Role.objects.filter(kind="lead", ends_on=None),
        "programme-team": Role.objects.filter(kind="programme-team", ends_on=None),
        "chair": ChairTerm.objects.filter(network__code=NETWORK, ends_on=None).exclude(agreed_at=None),
        "member": Membership.objects.filter(network__code=NETWORK, state="joined"),
    }[role]
    return get_user_model().objects.get(pk=found.values_list("person", flat=True)[0])


def signed_in(whom: Any) -> Client:
    """A browser of somebody who has given a second factor just now."""
    client = Client()
    client.force_login(whom, backend="allauth.account.auth_backends.AuthenticationBackend")
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "type": "webauthn", "at": time.time()}]
    session["account_authentication_methods_user"] = str(whom.pk)
    session.save()
    return client


@contextmanager
def watched() -> Iterator[list[Query]]:
    """The queries that are asked meanwhile."""
    asked: list[Query] = []

    def keep(execute: Callable[..., Any], sql: str, values: Any, many: bool, context: Any) -> Any:
        if sql.lstrip().upper().startswith("SELECT"):
            asked.append((sql, values))
        return execute(sql, values, many, context)

    with connection.execute_wrapper(keep):
        yield asked


def taken(client: Client, address: str) -> float:
    """Milliseconds for one answer, which must be a page."""
    begun = time.perf_counter()
    answer = client.get(address)
    spent = (time.perf_counter() - begun) * 1000
    assert answer.status_code == 200, f"{address}: {answer.status_code}"
    return spent


def against_bare(client: Client, address: str) -> tuple[float, float]:
    """The page and a bare view with its queries and bytes, the quickest of each.

    One after the other and not in turn: settings that change empty what Django keeps of addresses.
    """
    with watched() as asked:
        content = client.get(address).content
    ours = [taken(client, address) for _ in range(ROUNDS)]
    held.update(queries=[], content=content)
    with override_settings(ROOT_URLCONF=__name__):
        with watched() as around:
            client.get(address)
        held["queries"] = [query for query in asked if query not in around]
        plain = [taken(client, address) for _ in range(ROUNDS)]
    client.get(address)
    return min(ours), min(plain)


def pages() -> None:
    """Every page of the list by whom it is for."""
    section = Section.objects.filter(release__state="public").select_related("release__organisation").first()
    figure = f"/observatory/{section.release.organisation.code}/{section.indicator}/"
    wanted = [(Client(), address) for address in (*PUBLIC, figure)]
    wanted += [(signed_in(person(role)), address) for role, those in OWN.items() for address in those]
    found = {}
    for client, address in wanted:
        found[address] = against_bare(client, address)
        print(f"      {address:42} {found[address][0]:6.1f} ms, bare {found[address][1]:6.1f} ms")
    slowest = max(found, key=lambda one: found[one][0] / found[one][1])
    report(
        median=statistics.median(ours for ours, _ in found.values()),
        editorial=max(found[address][0] for address in EDITORIAL),
        ratio=found[slowest][0] / found[slowest][1],
    )


def canary() -> None:
    """The pages of a network with somebody more in its register and without, in turn."""
    hidden = get_user_model().objects.exclude(pk__in=Membership.objects.values("person")).order_by("-pk")[0]
    network = networks.network(NETWORK)
    readers = [Client(), signed_in(person("lead")), signed_in(person("programme-team"))]
    readers.append(signed_in(person("member")))
    addresses = (f"/networks/{NETWORK}/", "/networks/", f"/networks/{NETWORK}/updates/")
    spent: dict[tuple[int, str, bool], list[float]] = {}
    for _ in range(3 * ROUNDS):
        for belongs in (True, False):
            with transaction.atomic():
                if belongs:
                    networks.join(network, by=hidden, kind="member")
                for number, address in itertools.product(range(len(readers)), addresses):
                    spent.setdefault((number, address, belongs), []).append(taken(readers[number], address))
                transaction.set_rollback(True)
    total = {
        state: sum(min(times) for key, times in spent.items() if key[2] is state) for state in (True, False)
    }
    report(ratio=max(total.values()) / min(total.values()))


if __name__ == "__main__":
    settings.PAGE_CACHE_SECONDS = 0
    settings.ALLOWED_HOSTS = ["*"]
    pages() if sys.argv[1] == "pages" else canary()
