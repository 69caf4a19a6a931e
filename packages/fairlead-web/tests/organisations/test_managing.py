"""What the programme team, leads and people themselves do: who gets in, and what wrong input is answered."""

import datetime as dt

import pytest

from fairlead_web.organisations import api
from fairlead_web.organisations.models import (
    Affiliation,
    Organisation,
    Partnership,
    Role,
)

pytestmark = pytest.mark.django_db


TEAM_PAGES = ["add/", "people/", "RX1/change/"]
TEAM_DEEDS = [
    "people/give/",
    "people/1/end/",
    "RX1/change/name/",
    "RX1/change/end/",
    "RX1/change/partnership/",
]


class TestWhoGetsIn:
    def test_only_the_team_finds_its_pages(self, as_, client, lead, team, trust):
        for page in TEAM_PAGES:
            assert client.get(f"/organisations/{page}").status_code == 302
        browser = as_(lead)
        for page in TEAM_PAGES:
            assert browser.get(f"/organisations/{page}").status_code == 404
        for deed in TEAM_DEEDS:
            assert browser.post(f"/organisations/{deed}").status_code == 404
        for page in TEAM_PAGES:
            assert as_(team).get(f"/organisations/{page}").status_code == 200

    def test_the_team_gives_a_second_factor(self, client, team, trust):
        client.force_login(team, backend="allauth.account.auth_backends.AuthenticationBackend")
        answer = client.get("/organisations/people/")
        assert answer.status_code == 302
        assert "second" in answer.headers["Location"]

    def test_staff_networks_are_kept_by_the_organisations_own_lead(
        self, as_, lead, make_organisation, make_person, trust
    ):
        make_organisation("RX2")
        assert as_(lead).get("/organisations/RX1/staff-networks/").status_code == 200
        assert as_(lead).get("/organisations/RX2/staff-networks/").status_code == 404
        assert as_(make_person("Olu Other")).get("/organisations/RX1/staff-networks/").status_code == 404
        assert as_(lead).get("/organisations/RX1/staff-networks/99/").status_code == 404


class TestBodies:
    def test_added(self, as_, team):
        given = {
            "code": "RY1",
            "name": "Coast Trust",
            "kind": "trust",
            "region": "london",
            "opened_on": "1/4/2020",
        }
        answer = as_(team).post("/organisations/add/", given)
        assert answer.headers["Location"] == "/organisations/RY1/"
        assert Organisation.objects.get(code="RY1").opened_on == dt.date(2020, 4, 1)
        assert "London" in as_(team).get("/organisations/RY1/").content.decode()

    def test_found_by_person_organisation_or_code_and_ended_without_losing_the_place(
        self, as_, team, give, make_organisation, make_person
    ):
        held = give(make_person("Ada Osei"), "lead", make_organisation("RY1", "Coast Trust"))
        give(make_person("Olu Other"), "lead", make_organisation("RY2", "Harbour Trust"))
        browser = as_(team)
        for text in ("ada", "OSEI coast", "ry1"):
            page = browser.get("/organisations/people/", {"text": text}).content.decode()
            assert "Ada Osei" in page, text
            assert "Olu Other" not in page, text
        address = f"/organisations/people/{held.pk}/end/?text=ry1"
        assert f'action="{address}"' in page
        assert browser.post(address).headers["Location"] == "/organisations/people/?text=ry1"
        after = browser.get("/organisations/people/?text=ry1").content.decode()
        assert "No role today has “ry1” beside it" in after
        assert browser.get("/organisations/people/?text=<b>").content.decode().count("<b>") == 0

    @pytest.mark.parametrize(
        ("changed", "said"),
        [
            ({"code": "RX1"}, "already exists"),
            ({"code": "people"}, "A code has letters"),
            ({"code": "a/b"}, "A code has letters"),
            ({"opened_on": "31/2/2020"}, "Write the day as in"),
            ({"kind": "shop"}, "Select a valid choice"),
        ],
    )
    def test_wrong_input_stands_beside_its_field(self, as_, team, trust, changed, said):
        given = {"code": "RY1", "name": "Coast Trust", "kind": "trust", **changed}
        answer = as_(team).post("/organisations/add/", given)
        assert answer.status_code == 422
        assert said in answer.content.decode()
        assert Organisation.objects.count() == 1

    def test_renamed_and_closed_with_a_successor(self, as_, team, trust, make_organisation):
        new = make_organisation("NEW", "Coast Trust")
        browser = as_(team)
        browser.post("/organisations/RX1/change/name/", {"name": "Bay Trust", "on": "31/12/2024"})
        browser.post("/organisations/RX1/change/end/", {"on": "31/3/2026", "successor": "coast trust"})
        trust.refresh_from_db()
        assert (trust.name, trust.closed_on, trust.successor) == ("Bay Trust", dt.date(2026, 3, 31), new)

    @pytest.mark.parametrize(
        ("deed", "given", "said"),
        [
            ("name", {"name": "Harbour Trust", "on": "1/1/2025"}, "its name already"),
            ("end", {"on": "1/1/2025", "successor": "Nowhere"}, "No open organisation"),
            ("end", {"on": "1/1/2025", "successor": "Twin"}, "Several organisations"),
            ("end", {"on": "1/1/2025", "successor": "RX1"}, "There is a problem"),
            ("partnership", {"programme": "P", "starts_on": "2/1/2025", "ends_on": "1/1/2025"}, "problem"),
        ],
    )
    def test_what_cannot_be_is_said(self, as_, team, trust, make_organisation, deed, given, said):
        for code in ("TW1", "TW2"):
            make_organisation(code, "Twin")
        answer = as_(team).post(f"/organisations/RX1/change/{deed}/", given)
        assert answer.status_code == 422
        assert said in answer.content.decode()
        trust.refresh_from_db()
        assert trust.closed_on is None

    def test_a_partnership_is_recorded_and_shown(self, as_, team, trust):
        given = {"programme": "Partners programme", "starts_on": "1/4/2018"}
        as_(team).post("/organisations/RX1/change/partnership/", given)
        assert Partnership.objects.get().programme == "Partners programme"
        assert "1 April 2018" in as_(team).get("/organisations/RX1/").content.decode()


class TestRoles:
    def test_given_and_ended(self, as_, team, trust, make_person):
        person = make_person("Ada Osei")
        given = {"person": "ADA.osei@example.org", "kind": "lead", "organisation": "RX1"}
        as_(team).post("/organisations/people/give/", given)
        assert api.is_lead(person, trust)
        assert (
            "holds this role already" in as_(team).post("/organisations/people/give/", given).content.decode()
        )
        held = Role.objects.get(person=person)
        page = as_(team).get("/organisations/people/").content.decode()
        assert "Ada Osei" in page
        as_(team).post(f"/organisations/people/{held.pk}/end/")
        held.refresh_from_db()
        assert held.ends_on is not None
        assert as_(team).post("/organisations/people/999/end/").status_code == 404

    @pytest.mark.parametrize(
        ("changed", "said"),
        [
            ({"person": "nobody@example.org"}, "Nobody here has this address"),
            ({"organisation": ""}, "Say for which organisation"),
            ({"kind": "programme-team"}, "for the whole site"),
            ({"kind": "staff-network-chair"}, "Select a valid choice"),
            ({"ends_on": "1/1/2020"}, "This day is past"),
            ({"person": ""}, "Fill in"),
        ],
    )
    def test_wrong_input_gives_no_role(self, as_, team, trust, make_person, changed, said):
        make_person("Ada Osei")
        given = {"person": "ada.osei@example.org", "kind": "lead", "organisation": "RX1", **changed}
        answer = as_(team).post("/organisations/people/give/", given)
        assert answer.status_code == 422
        assert said in answer.content.decode()
        assert Role.objects.count() == 1


class TestPlaces:
    def test_said_changed_and_left(self, as_, trust, make_person):
        browser = as_(make_person("Ada Osei"))
        assert "named no organisation yet" in browser.get("/organisations/mine/").content.decode()
        browser.post("/organisations/mine/", {"organisation": "rx1", "job_title": "Chair"})
        browser.post(
            "/organisations/mine/", {"organisation": "Harbour Trust", "job_title": "Chief executive"}
        )
        place = Affiliation.objects.get()
        assert place.job_title == "Chief executive"
        assert "Chief executive, " in browser.get("/account/").content.decode()
        browser.post(f"/organisations/mine/{place.pk}/leave/")
        place.refresh_from_db()
        assert place.ends_on is not None

    def test_a_new_title_ends_the_old_one_the_day_before(self, trust, make_person, time_machine):
        person = make_person()
        time_machine.move_to("2026-01-01")
        api.affiliate(person_id=person.pk, organisation=trust, job_title="Chair", by=person)
        time_machine.move_to("2026-06-01")
        api.affiliate(person_id=person.pk, organisation=trust, job_title="Chief executive", by=person)
        assert api.affiliation_of(person).job_title == "Chief executive"
        assert Affiliation.objects.get(job_title="Chair").ends_on == dt.date(2026, 5, 31)

    def test_others_places_and_closed_bodies_are_out_of_reach(
        self, as_, trust, make_person, make_organisation
    ):
        other = make_person("Olu Other")
        place = api.affiliate(person_id=other.pk, organisation=trust, job_title="Chair", by=other)
        browser = as_(make_person("Ada Osei"))
        assert browser.post(f"/organisations/mine/{place.pk}/leave/").status_code == 404
        closed = make_organisation("OLD", "Gone")
        api.close_organisation(closed, on=dt.date(2020, 1, 1), by=other)
        answer = browser.post("/organisations/mine/", {"organisation": "OLD", "job_title": "Chair"})
        assert "No open organisation" in answer.content.decode()
        with pytest.raises(Exception, match="closed"):
            api.affiliate(person_id=other.pk, organisation=closed, job_title="Chair", by=other)

    def test_all_in_one_query_and_the_newest_counts(
        self, trust, make_person, make_organisation, django_assert_num_queries
    ):
        people = [make_person("Ada Osei"), make_person("Bo Bell"), make_person("Cy Cole")]
        second = make_organisation("RX2", "Coast Trust")
        for person in people[:2]:
            api.affiliate(
                person_id=person.pk,
                organisation=second,
                job_title="Old",
                by=person,
                starts_on=dt.date(2020, 1, 1),
            )
        api.affiliate(person_id=people[0].pk, organisation=trust, job_title="Chair", by=people[0])
        with django_assert_num_queries(1):
            found = api.affiliations_of(people)
        assert {number: one.organisation.code for number, one in found.items()} == {
            people[0].pk: "RX1",
            people[1].pk: "RX2",
        }
