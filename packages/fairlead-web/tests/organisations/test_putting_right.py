"""A merger that was recorded by mistake is put right: what moved comes back, with what happened since."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from fairlead_web.accounts import api as accounts
from fairlead_web.audit.api import SITE
from fairlead_web.organisations import actions, api
from fairlead_web.organisations.models import Affiliation, Move, Office, Organisation, Partnership, Role

pytestmark = pytest.mark.django_db

BEGAN, LAST, LATER = dt.date(2024, 4, 1), dt.date(2026, 3, 31), dt.date(2026, 9, 1)


def merge(old, new):
    actions.merge([old], into=new, on=LAST, by=SITE)


def put_right(old):
    actions.put_right(Organisation.objects.get(pk=old.pk), by=SITE)


def held(model, *names):
    return sorted(map(str, model.objects.values_list("organisation", "starts_on", "ends_on", *names)))


def test_all_is_as_if_it_had_never_merged(old, new, make_person, give):
    lead, both, coming = make_person("Lena Lead"), make_person("Bo Both"), make_person("Cy Coming")
    give(lead, "lead", old, starts_on=BEGAN)
    give(coming, "approver", old, starts_on=LATER)
    for body in (old, new):
        give(both, "approver", body, starts_on=BEGAN)
        actions.affiliate(person_id=both.pk, organisation=body, job_title="Chair", by=SITE, starts_on=BEGAN)
    actions.affiliate(person_id=lead.pk, organisation=old, job_title="Lead", by=SITE, starts_on=BEGAN)
    actions.record_partnership(old, programme="WRES", starts_on=BEGAN, by=SITE)
    actions.add_domain(old, domain="harbour.nhs.uk", by=SITE)
    actions.ask_for_role(organisation=old, kind="lead", reason="I lead", by=both)
    before = [held(Affiliation, "person"), held(Partnership), held(Role, "person", "kind")]
    merge(old, new)
    assert Move.objects.filter(organisation=old).count() == 8
    put_right(old)
    assert [held(Affiliation, "person"), held(Partnership), held(Role, "person", "kind")] == before
    assert api.is_lead(lead, old)
    assert api.is_approver(both, old)
    assert not api.is_lead(lead, new)
    assert old.domains.get().domain == "harbour.nhs.uk"
    assert old.requests.count() == 1
    old.refresh_from_db()
    assert (old.closed_on, old.successor, old.handed_on, old.moves.count()) == (None, None, False, 0)
    put_right(old)  # again changes nothing
    merge(old, new)
    assert api.is_lead(lead, new)


def test_what_happened_since_stays_true(old, new, make_person, give):
    ended, left, joined = make_person("Eve Ended"), make_person("Lee Left"), make_person("Jo Joined")
    give(ended, "lead", old, starts_on=BEGAN)
    give(left, "approver", old, starts_on=BEGAN)
    merge(old, new)
    api.end_role(Role.objects.get(person=ended, organisation=new), by=SITE)
    accounts.close_account(left, by=SITE)
    give(joined, "lead", new)
    put_right(old)
    assert not api.is_lead(ended, old)
    assert Role.objects.get(person=ended).ended_at is not None
    assert not Role.objects.filter(person=left, ends_on=None).exists()
    assert api.is_lead(joined, new)


def test_staff_networks_come_back_with_those_who_came_since(old, new, make_person):
    chair, later = make_person("Cho Chair"), make_person("Lu Later")
    network = actions.record_staff_network(old, name="Carers", open_to="Carers", by=SITE, starts_on=BEGAN)
    actions.record_office(network, kind="sponsor", post="Chief nurse", starts_on=BEGAN, by=SITE)
    role = actions.appoint_chair(network, person_id=chair.pk, by=SITE)
    Role.objects.filter(pk=role.pk).update(starts_on=BEGAN)
    merge(old, new)
    [continued] = network.continued_by.all()
    actions.appoint_chair(continued, person_id=later.pk, by=SITE)
    put_right(old)
    assert not new.staff_networks.exists()
    network.refresh_from_db()
    assert network.ends_on is None
    assert Office.objects.get().staff_network == network
    assert {one.person for one in network.chairs.filter(ends_on=None)} == {chair, later}
    assert api.is_staff_network_chair(later, old)


def test_what_cannot_be_known_is_refused(old, new, make_organisation, make_person, give):
    give(make_person("Lena Lead"), "lead", old, starts_on=BEGAN)
    merge(old, new)
    end = make_organisation("END", "Shore Trust")
    actions.merge([new], into=end, on=dt.date(2026, 6, 30), by=SITE)
    with pytest.raises(ValidationError, match="Coast Trust has closed since"):
        put_right(old)
    put_right(new)
    Move.objects.filter(organisation=old).delete()
    with pytest.raises(ValidationError, match="not known what moved"):
        put_right(old)


def test_a_division_is_undone_and_who_said_where_they_are_stays_there(
    old, new, make_organisation, make_person
):
    other, ada = make_organisation("RX2", "Bay Trust"), make_person()
    place = actions.affiliate(person_id=ada.pk, organisation=old, job_title="", by=SITE, starts_on=BEGAN)
    actions.name_successors(old, into=[(new, ""), (other, "")], on=LAST, by=SITE)
    place.refresh_from_db()
    actions.go_on(place, at=other, by=ada)
    put_right(old)
    assert not old.shares.exists()
    assert {one.organisation for one in Affiliation.objects.filter(person=ada, ends_on=None)} == {old, other}


def test_what_is_planned_is_called_off(old, new):
    last = timezone.localdate() + dt.timedelta(days=9)
    actions.merge([old], into=new, on=last, by=SITE)
    put_right(old)
    old.refresh_from_db()
    assert old.closed_on is None


def test_the_team_does_it_on_the_body_s_page(old, new, make_person, give, sign_in):
    team = make_person("Joan Ashworth")
    give(team, "programme-team")
    browser = sign_in(team)
    assert "recorded by mistake" not in browser.get("/organisations/OLD/change/").content.decode()
    merge(old, new)
    assert "This was recorded by mistake" in browser.get("/organisations/OLD/change/").content.decode()
    assert browser.post("/organisations/OLD/change/put-right/").status_code == 302
    assert "Closed on" not in browser.get("/organisations/OLD/").content.decode()
