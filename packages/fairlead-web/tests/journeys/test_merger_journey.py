"""An organisation merges into another: its people, roles, staff networks, figures and history follow."""

import datetime as dt

import pytest
from django.utils import timezone

from fairlead_web.audit.api import SITE
from fairlead_web.organisations import actions
from fairlead_web.organisations import api as organisations
from fairlead_web.organisations.models import Role

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

BEGAN = dt.date(2024, 4, 1)


@pytest.fixture
def harbour(publish):
    """A trust with public figures."""
    publish("RX2")
    return publish.people["RX2"]


@pytest.fixture
def people(harbour, make_person, give):
    """Its lead, somebody who works there, and the programme team."""
    lead, worker, team = make_person("Hana Harbour"), make_person("Wim Worker"), make_person("Tess Team")
    give(lead, "lead", harbour, starts_on=BEGAN)
    give(team, "programme-team", starts_on=BEGAN)
    actions.affiliate(
        person_id=worker.pk,
        organisation=harbour,
        job_title="Director of people",
        by=SITE,
        starts_on=BEGAN,
    )
    actions.record_staff_network(
        harbour,
        name="Disabled staff network",
        open_to="Disabled staff",
        by=SITE,
        shown=True,
        starts_on=BEGAN,
    )
    return lead, worker, team


def closes(visitor, team, last):
    visitor.signs_in(team).opens("/organisations/RX2/change/").reads("Change")
    visitor.page.get_by_label("Its last day").fill(f"{last:%d/%m/%Y}")
    visitor.page.get_by_label("What takes its place").fill("RX1")
    return visitor.presses("Close").reads("Trust RX2")


def test_people_roles_and_history_follow(visitor, trust, harbour, people):
    lead, worker, team = people
    last = timezone.localdate() - dt.timedelta(days=1)
    closes(visitor, team, last)

    visitor.signs_out().opens("/organisations/RX2/").reads("Trust RX2")
    assert trust.name in visitor.page.locator("main").inner_text()
    visitor.page.locator("main").get_by_role("link", name=trust.name).first.click()
    visitor.reads(trust.name)
    shown = visitor.page.locator("main").inner_text()
    assert "Trust RX2" in shown
    assert "Disabled staff network" in shown

    visitor.opens("/observatory/RX2/appraisal@1/").reads("Trust RX2")
    assert trust.name in visitor.page.locator("main").inner_text(), "Its figures say where it went."

    visitor.signs_in(lead).opens("/releases/add/RX1/").reads(f"{trust.name} Add figures")
    assert organisations.is_lead(lead, trust)
    assert list(Role.objects.filter(person=lead).order_by("starts_on").values_list("ends_on", flat=True)) == [
        last,
        None,
    ]

    visitor.signs_in(worker).opens("/organisations/mine/").reads("Where you work")
    assert "Director of people" in visitor.page.locator("main").inner_text()
    assert trust.name in visitor.page.locator("main").inner_text()

    visitor.signs_out().opens("/organisations/?text=RX2").reads("Organisations")
    assert "Trust RX2" in visitor.page.locator("main").inner_text(), "History is still found."
