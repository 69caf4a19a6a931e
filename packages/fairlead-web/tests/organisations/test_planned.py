"""What is to close, merge or divide: said everywhere, moved by nobody before its day, done by itself."""

import datetime as dt

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.management import call_command

from fairlead_web.audit.api import SITE
from fairlead_web.organisations import actions, api, descent
from fairlead_web.organisations.models import Affiliation

pytestmark = pytest.mark.django_db

BEGAN, LAST, FIRST = dt.date(2024, 4, 1), dt.date(2027, 3, 31), dt.date(2027, 4, 1)
BEFORE, AFTER = dt.datetime(2026, 12, 1, 12, tzinfo=dt.UTC), dt.datetime(2027, 4, 1, 12, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _before():
    with time_machine.travel(BEFORE, tick=False):
        yield


def words(client, address):
    return " ".join(client.get(address).content.decode().split())


def on_the_day():
    with time_machine.travel(AFTER, tick=False):
        call_command("hand_on")


def test_until_the_day_nothing_moves_and_on_it_all_does(old, new, make_person, give):
    lead, late = make_person("Lena Lead"), make_person("Late Comer")
    give(lead, "lead", old, starts_on=BEGAN)
    actions.add_domain(old, domain="harbour.nhs.uk", by=SITE)
    actions.merge([old], into=new, on=LAST, by=SITE)
    assert api.is_lead(lead, old)
    assert old.domains.exists()
    # Who comes between the record and the day follows too.
    give(late, "approver", old)
    actions.affiliate(person_id=late.pk, organisation=old, job_title="Chair", by=SITE)
    call_command("hand_on")
    assert api.is_approver(late, old)
    on_the_day()
    on_the_day()
    with time_machine.travel(AFTER, tick=False):
        assert api.is_lead(lead, new)
        assert api.is_approver(late, new)
        assert not api.is_lead(lead, old)
    assert new.domains.get().domain == "harbour.nhs.uk"
    assert list(Affiliation.objects.order_by("starts_on").values_list("organisation__code", "ends_on")) == [
        ("OLD", LAST),
        ("NEW", None),
    ]


def test_the_pages_say_what_is_to_come(client, old, new):
    actions.merge([old], into=new, on=LAST, by=SITE)
    page = words(client, "/organisations/OLD/")
    assert "Goes on until 31 March 2027. After that its place is taken by" in page
    assert "Closed on" not in page
    assert "Will join it" in words(client, "/organisations/NEW/")
    assert "Came from" not in words(client, "/organisations/NEW/")
    assert "Open, closes 31 March 2027" in words(client, "/organisations/?text=Harbour")
    on_the_day()
    with time_machine.travel(AFTER, tick=False):
        assert "Closed on 31 March 2027. Its place is taken by" in words(client, "/organisations/OLD/")
        assert "Came from" in words(client, "/organisations/NEW/")
        assert "became <a href=" in words(client, "/organisations/?text=Harbour")


def test_a_closing_without_successor_is_told_before_and_after(client, old):
    actions.close_organisation(old, on=LAST, by=SITE)
    assert "Goes on until 31 March 2027.</p>" in words(client, "/organisations/OLD/")
    with time_machine.travel(AFTER, tick=False):
        assert "Closed on 31 March 2027.</p>" in words(client, "/organisations/OLD/")


def test_a_division_asks_people_on_the_day(client, old, new, make_organisation, make_person, post_office):
    other, ada = make_organisation("RX2", "Bay Trust"), make_person()
    actions.affiliate(person_id=ada.pk, organisation=old, job_title="", by=SITE, starts_on=BEGAN)
    actions.name_successors(old, into=[(new, "hospitals"), (other, "")], on=LAST, by=SITE)
    page = words(client, "/organisations/OLD/")
    assert "After that its work goes to" in page
    assert "(hospitals, from 1 April 2027)" in page
    assert post_office() == []
    on_the_day()
    with time_machine.travel(AFTER, tick=False):
        assert [letter.to for letter in post_office()] == [[ada.email]]
    assert Affiliation.objects.get().ends_on == LAST


def test_what_is_planned_is_called_off(old, new, make_organisation, make_person, give, sign_in, client):
    lead, team = make_person("Lena Lead"), make_person("Joan Ashworth")
    give(lead, "lead", old, starts_on=BEGAN)
    give(team, "programme-team")
    actions.name_successors(old, into=[(new, ""), (make_organisation("RX2"), "")], on=LAST, by=SITE)
    browser = sign_in(team)
    page = words(browser, "/organisations/OLD/change/")
    assert "It closes on 31 March 2027" in page
    assert "Its work went to several" not in page
    assert browser.post("/organisations/OLD/change/call-off/").status_code == 302
    old.refresh_from_db()
    assert (old.closed_on, old.successor, old.shares.count()) == (None, None, 0)
    actions.call_off(old, by=SITE)  # again changes nothing
    assert "Call it off" not in words(browser, "/organisations/OLD/change/")
    on_the_day()
    assert api.is_lead(lead, old)


def test_what_has_happened_is_not_called_off(old, new, make_person, give, sign_in):
    actions.merge([old], into=new, on=dt.date(2026, 3, 31), by=SITE)
    team = make_person("Joan Ashworth")
    give(team, "programme-team")
    answer = sign_in(team).post("/organisations/OLD/change/call-off/")
    assert answer.status_code == 422
    assert "This has happened already" in answer.content.decode()
    old.refresh_from_db()
    assert old.successor == new


def test_another_closing_is_refused_while_one_is_recorded(old, new):
    actions.close_organisation(old, on=LAST, by=SITE)
    with pytest.raises(ValidationError, match="A last day is recorded already: 31 March 2027"):
        actions.close_organisation(old, on=LAST, successor=new, by=SITE)


def test_who_follows_a_body_that_was_itself_merged_by_then_comes_to_the_last(
    old, new, make_organisation, make_person, give
):
    last, lead = make_organisation("END", "Shore Trust"), make_person("Lena Lead")
    give(lead, "lead", old, starts_on=BEGAN)
    actions.merge([old], into=new, on=LAST, by=SITE)
    actions.merge([new], into=last, on=dt.date(2026, 12, 31), by=SITE)
    assert descent.became(old) == old
    on_the_day()
    old.refresh_from_db()
    with time_machine.travel(AFTER, tick=False):
        assert api.is_lead(lead, last)
        assert descent.successors(old) == [last]


def test_what_stands_for_a_divided_successor_are_its_parts(old, new, make_organisation):
    heirs = [make_organisation("RX1", "A"), make_organisation("RX2", "B")]
    actions.merge([old], into=new, on=dt.date(2025, 3, 31), by=SITE)
    actions.name_successors(new, into=[(one, "") for one in heirs], on=dt.date(2026, 3, 31), by=SITE)
    assert descent.successors(old) == heirs
