"""A body whose work went to several: its page names them, nobody is moved by machine, people are asked."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from fairlead_web.audit.api import SITE
from fairlead_web.organisations import actions, api, queries
from fairlead_web.organisations.models import Affiliation, Import, Organisation, Role, Share

LAST = timezone.localdate() - dt.timedelta(days=30)
FIRST = LAST + dt.timedelta(days=1)
BEGAN = dt.date(2024, 4, 1)


@pytest.fixture
def old(make_organisation):
    return make_organisation("OLD", "Harbour Trust")


@pytest.fixture
def heirs(make_organisation):
    return [make_organisation("RX1", "Coast Trust"), make_organisation("RX2", "Bay Trust")]


@pytest.fixture
def ada(make_person, old):
    person = make_person("Ada Osei")
    actions.affiliate(person_id=person.pk, organisation=old, job_title="Nurse", by=SITE, starts_on=BEGAN)
    return person


@pytest.fixture
def team(client, sign_in, make_person, give):
    person = make_person("Tess Team")
    give(person, "programme-team")
    return sign_in(person)


def divided(old, heirs, what=("", "")):
    actions.name_successors(old, into=list(zip(heirs, what, strict=True)), on=LAST, by=SITE)
    old.refresh_from_db()


def words(address, client):
    return client.get(address).content.decode()


def test_the_page_of_each_names_the_others_with_days(client, team, old, heirs):
    sent = {"on": f"{LAST:%d/%m/%Y}", "into": "RX1: community services\n\nbay trust"}
    assert team.post("/organisations/OLD/change/divide/", sent).status_code == 302
    client.logout()
    page = words("/organisations/OLD/", client)
    assert "Its work went to" in page
    assert "Coast Trust</a> (community services, since" in page
    assert 'href="/organisations/RX2/"' in page
    assert 'href="/organisations/OLD/"' in words("/organisations/RX1/", client)
    assert ",RX2 RX1," in words("/organisations/directory.csv", client)
    assert set(Share.objects.values_list("starts_on", flat=True)) == {FIRST}
    assert api.lineage(heirs[0]) == [old]


def test_nobody_is_moved_and_each_is_asked_once(old, heirs, ada, make_person, give, post_office):
    both, lead = make_person("Bo Both"), make_person("Lena Lead")
    for body in (old, heirs[0]):
        actions.affiliate(person_id=both.pk, organisation=body, job_title="", by=SITE, starts_on=BEGAN)
    give(lead, "lead", old, starts_on=BEGAN)
    divided(old, heirs)
    assert {one.organisation.code for one in Affiliation.objects.filter(ends_on=None)} == {"RX1"}
    assert not Role.objects.filter(ends_on=None).exists()
    [letter] = post_office()
    assert (letter.to, letter.subject) == ([ada.email], "Where do you work now?")


def test_a_person_says_where_they_work_now_and_their_history_stays(client, sign_in, old, heirs, ada):
    divided(old, heirs)
    place = Affiliation.objects.get()
    assert "Say where you work now" in words("/account/", sign_in(ada))
    assert "Harbour Trust closed on" in words("/organisations/mine/", client)
    address = f"/organisations/mine/{place.pk}/goes-on/"
    client.post(address, {"at": "OLD"})
    assert Affiliation.objects.count() == 1
    client.post(address, {"at": "RX2"})
    assert client.post(address, {"at": "RX1"}).status_code == 404
    held = list(
        Affiliation.objects.order_by("starts_on").values_list("organisation__code", "starts_on", "ends_on")
    )
    assert held == [("OLD", BEGAN, LAST), ("RX2", FIRST, None)]
    assert "Harbour Trust closed on" not in words("/organisations/mine/", client)


def test_after_a_year_nobody_is_asked_any_more(old, heirs, ada):
    actions.name_successors(
        old, into=[(one, "") for one in heirs], on=timezone.localdate() - dt.timedelta(days=366), by=SITE
    )
    assert not queries.unplaced(person=ada).exists()


def test_the_team_gives_roles_that_ended_where_they_belong(client, team, old, heirs, make_person, give):
    lead, keeper = make_person("Lena Lead"), make_person("Kim Keeper")
    give(lead, "lead", old, starts_on=BEGAN)
    give(keeper, "approver", old, starts_on=BEGAN)
    give(keeper, "approver", heirs[0], starts_on=BEGAN)
    divided(old, heirs)
    page = words("/organisations/OLD/change/", team)
    assert "Lena Lead" in page
    assert "Kim Keeper" not in page
    role = Role.objects.get(person=lead)
    address = f"/organisations/OLD/change/roles/{role.pk}/"
    assert "Choose one of its successors" in team.post(address, {}, follow=True).content.decode()
    team.post(address, {"at": "RX2"})
    assert api.is_lead(lead, heirs[1])
    assert team.post(address, {"at": "RX1"}).status_code == 404


def test_the_successor_of_a_body_that_closed_before_can_still_be_named(
    client, team, old, heirs, ada, post_office
):
    actions.close_organisation(old, on=LAST, by=SITE)
    actions.add_domain(old, domain="harbour.nhs.uk", by=SITE)
    assert team.post("/organisations/OLD/change/divide/", {"into": "RX1"}).status_code == 302
    old.refresh_from_db()
    assert (old.successor, old.closed_on) == (heirs[0], LAST)
    assert heirs[0].domains.get().domain == "harbour.nhs.uk"
    assert len(post_office()) == 1, "Those who were there are asked; none was moved when it closed."


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"into": "RX1\nRX2"}, "Say which day was its last"),
        ({"on": "1/1/2026", "into": "RX1\nNowhere: all"}, "“Nowhere”"),
        ({"on": "1/1/2026", "into": "RX1\nRX1"}, "each other organisation once"),
        ({"on": "1/1/2026", "into": "OLD\nRX1"}, "each other organisation once"),
        ({"on": "1/1/2026", "into": "RX1\nGONE"}, "was closed by then"),
        ({"on": "1/1/2026", "into": " \n"}, "Fill in “Where its work went”"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(team, old, heirs, make_organisation, sent, says):
    actions.close_organisation(make_organisation("GONE", "Gone"), on=dt.date(2025, 1, 1), by=SITE)
    answer = team.post("/organisations/OLD/change/divide/", sent)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    old.refresh_from_db()
    assert old.closed_on is None


def test_successors_are_named_once(old, heirs):
    divided(old, heirs)
    with pytest.raises(ValidationError, match="recorded already"):
        actions.name_successors(old, into=[(heirs[0], "")], by=SITE)


def test_a_list_of_successors_is_shown_and_taken_over(team, old, heirs, ada, make_organisation, make_person):
    solo, bo = make_organisation("SOLO", "Solo Trust"), make_person("Bo Li")
    actions.affiliate(person_id=bo.pk, organisation=solo, job_title="", by=SITE, starts_on=BEGAN)
    rows = (
        "old_code,new_code,date\nOLD,RX1,2026-04-01\nold,rx2,2026-04-01\nOLD,RX2,2026-04-01\n"
        "SOLO,RX1,01/07/2026\nZZZ,RX1,2026-04-01\nOLD,OLD,2026-04-01\nOLD,RX1,\n"
    )
    file = SimpleUploadedFile("list.csv", rows.encode())
    page = team.post("/team/lists/", {"kind": "successors", "file": file, "basis": ""}).content.decode()
    assert "went to Coast Trust, Bay Trust after 31 March 2026" in page
    assert "is taken over with the first row of this organisation" in page
    assert "one of the two is not in the directory" in page
    assert "is the same organisation" in page
    team.post(f"/team/lists/{Import.objects.get().pk}/do/")
    old.refresh_from_db()
    assert (old.closed_on, old.successor, old.shares.count()) == (dt.date(2026, 3, 31), None, 2)
    assert Organisation.objects.get(code="SOLO").successor == heirs[0]
    assert {one.organisation.code for one in Affiliation.objects.filter(ends_on=None)} == {"RX1"}
    file = SimpleUploadedFile("list.csv", rows.encode())
    again = team.post("/team/lists/", {"kind": "successors", "file": file, "basis": ""}).content.decode()
    assert "its successors are recorded already" in again
    assert "went to Coast" not in again
