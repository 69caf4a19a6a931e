"""The directory: what narrows it, what it costs, and the list for spreadsheets."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fairlead_web.audit.api import SITE
from fairlead_web.organisations import actions

pytestmark = pytest.mark.django_db


@pytest.fixture
def bodies():
    def add(code, name, kind, region=""):
        return actions.add_organisation(code=code, name=name, kind=kind, region=region, by=SITE)

    return [
        add("T1", "Harbour Trust", "trust", "north-west"),
        add("C1", "Harbour Council", "council", "north-west"),
        add("B1", "Estuary Board", "icb", "london"),
    ]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", {"T1", "C1", "B1"}),
        ("text=harbour", {"T1", "C1"}),
        ("q=harbour", {"T1", "C1"}),
        ("kind=council", {"C1"}),
        ("region=north-west&kind=trust", {"T1"}),
        ("state=closed", {"B1"}),
        ("state=open", {"T1", "C1"}),
        ("partner=on", {"C1"}),
        ("kind=nonsense", {"T1", "C1", "B1"}),
        ("text=nowhere", set()),
    ],
)
def test_each_field_narrows(client, bodies, asked, found):
    actions.close_organisation(bodies[2], on=dt.date(2025, 1, 1), by=SITE)
    actions.record_partnership(bodies[1], programme="Partners", starts_on=dt.date(2020, 1, 1), by=SITE)
    page = client.get(f"/organisations/?{asked}").content.decode()
    assert {code for code in ("T1", "C1", "B1") if f"/organisations/{code}/" in page} == found


def test_as_many_queries_for_many_as_for_one(client, bodies, make_organisation):
    def queries():
        with CaptureQueriesContext(
            connection,
        ) as spent:
            client.get("/organisations/")
        return len(spent)

    few = queries()
    for number in range(20):
        make_organisation(f"X{number}")
    assert queries() == few


def test_the_list_for_spreadsheets_runs_no_formula(client, bodies):
    actions.rename(bodies[0], name="=1+1", on=dt.date(2025, 1, 1), by=SITE)
    answer = client.get("/organisations/directory.csv?kind=trust")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0] == "code,name,kind,region,opened,closed,successor,synthetic"
    assert lines[1:] == ["T1,'=1+1,trust,north-west,,,,False"]
