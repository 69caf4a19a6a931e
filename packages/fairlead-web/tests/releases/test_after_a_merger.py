"""A body merges while its figures wait for approval: those of the body in its place answer for them."""

import datetime as dt

import pytest
from django.utils import timezone

from fairlead_web.audit.api import SITE
from fairlead_web.organisations import api as organisations
from fairlead_web.organisations.api import may
from fairlead_web.releases import actions, queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def coast(make_organisation):
    return make_organisation("RX2", "Coast Trust")


@pytest.fixture
def heirs(make_person, give, coast):
    lead, approver = make_person("Cara Coast"), make_person("Ben Bay")
    give(lead, "lead", coast)
    give(approver, "approver", coast)
    return lead, approver


def merge(people, coast, days=1):
    last = timezone.localdate() - dt.timedelta(days=days)
    organisations.merge([people.trust], into=coast, on=last, by=SITE)
    people.trust.refresh_from_db()


def test_what_waited_is_approved_and_withdrawn_by_those_of_the_body_in_its_place(
    make_checked, people, coast, heirs, make_person
):
    lead, approver = heirs
    release = actions.request_approval(make_checked(), by=people.lead)
    assert not may(approver, "releases.approve", release)
    merge(people, coast)
    release.refresh_from_db()
    assert list(queries.awaiting_second_person(approver)) == [release]
    assert list(queries.own_organisations(lead)) == [coast, people.trust]
    assert may(approver, "releases.approve", release)
    assert may(people.approver, "releases.approve", release), "Their own roles went on there."
    assert not may(people.lead, "releases.approve", release)
    actions.approve(release, by=approver)
    release.refresh_from_db()
    assert release.organisation == people.trust
    assert may(lead, "releases.withdraw", release)
    assert not may(make_person("Stan Else"), "releases.read", release)


def test_before_the_day_only_its_own_answer_for_it(make_checked, people, coast, heirs):
    release = actions.request_approval(make_checked(), by=people.lead)
    merge(people, coast, days=-30)
    assert not may(heirs[1], "releases.approve", release)
    assert list(queries.own_organisations(heirs[0])) == [coast]
    assert may(people.approver, "releases.approve", release)


def test_the_page_of_the_body_in_its_place_leads_to_its_figures_and_says_whose_they_are(
    make_public, people, coast, make_organisation, client
):
    make_public()
    organisations.merge(
        [make_organisation("RX3", "Silent Trust")], into=coast, on=dt.date(2025, 3, 31), by=SITE
    )
    assert "Figures from before" not in client.get("/organisations/RX2/").content.decode()
    merge(people, coast)
    page = " ".join(client.get("/organisations/RX2/").content.decode().split())
    _own, _heading, before = page.partition("Figures from before")
    assert f'<a href="/organisations/RX1/">{people.trust.name}</a>, until' in before.partition("</ul>")[0]
    assert "Silent Trust" not in before.partition("</ul>")[0]
    assert "No figures of this organisation" not in page
