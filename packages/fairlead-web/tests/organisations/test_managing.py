"""What the programme team, leads and people themselves do: who gets in, and what wrong input is answered."""

import datetime as dt

import pytest
from django.utils import timezone

from fairlead_web.accounts import api as accounts
from fairlead_web.organisations import actions, api, queries
from fairlead_web.organisations.models import (
    Affiliation,
    Office,
    Organisation,
    Partnership,
    Role,
    StaffNetwork,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_(client):
    def guise(person):
        client.force_login(person, backend="fairlead_web.accounts.demonstration.SignInAsBackend")
        return client

    return guise


@pytest.fixture
def trust(make_organisation):
    return make_organisation("RX1", "Harbour Trust")


@pytest.fixture
def team(make_person, give):
    person = make_person("Tia Team")
    give(person, "programme-team")
    return person


@pytest.fixture
def lead(make_person, give, trust):
    person = make_person("Lena Lead")
    give(person, "lead", trust)
    return person


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


GIVEN = {
    "name": "Disabled staff network",
    "open_to": "Disabled staff",
    "shown": "on",
}


class TestStaffNetworks:
    def test_recorded_with_a_chair_and_shown(self, as_, client, lead, trust, make_person):
        chair = make_person("Cho Chair")
        browser = as_(lead)
        answer = browser.post("/organisations/RX1/staff-networks/", GIVEN)
        network = StaffNetwork.objects.get()
        page = f"/organisations/RX1/staff-networks/{network.pk}/"
        assert answer.headers["Location"] == page
        assert "Nobody yet" in browser.get(page).content.decode()
        browser.post(f"{page}chair/", {"person": "cho.chair@example.org"})
        assert api.is_staff_network_chair(chair, trust)
        assert (
            "chairs the network already"
            in browser.post(f"{page}chair/", {"person": "cho.chair@example.org"}).content.decode()
        )
        browser.post(f"{page}office/", {"kind": "sponsor", "post": "Medical director", "name": "Ola Outside"})
        browser.logout()
        shown = client.get("/organisations/RX1/").content.decode()
        assert "Disabled staff network" in shown
        assert "Executive sponsor: Medical director." in shown
        assert "Cho Chair" not in shown
        assert "Ola Outside" not in shown

    def test_who_chairs_and_sponsors_it_is_dated_and_its_past_stays(self, as_, lead, trust, make_person):
        network = actions.record_staff_network(trust, name="Carers", open_to="Carers", by=lead)
        page, cho = f"/organisations/RX1/staff-networks/{network.pk}/", make_person("Cho Chair")
        sponsor = make_person("Sol Sponsor")
        browser = as_(lead)
        term = {"starts_on": "1/4/2024", "ends_on": "31/3/2025"}
        browser.post(f"{page}chair/", {"person": cho.email, **term})
        given = {"kind": "sponsor", "post": "Chief nurse", "person": sponsor.email, "starts_on": "1 May 2024"}
        assert browser.post(f"{page}office/", given).status_code == 302
        browser.post(f"{page}office/", {"kind": "chair", "post": "Porter", "starts_on": "1/4/2199"})
        shown = browser.get(page).content.decode()
        assert "Cho Chair (since 1 April 2024, until 31 March 2025)" in shown
        assert "Sol Sponsor, Chief nurse (since 1 May 2024)" in shown
        assert "Porter (from 1 April 2199)" in shown
        assert shown.index("Sol Sponsor") < shown.index("Cho Chair"), "What is over comes last."
        assert not api.is_staff_network_chair(cho, trust)
        nurse, porter = Office.objects.order_by("kind").reverse()
        assert browser.post(f"{page}office/{nurse.pk}/end/").status_code == 302
        assert browser.post(f"{page}office/{nurse.pk}/end/").status_code == 404
        browser.post(f"{page}office/{porter.pk}/end/")
        assert [(one.post, one.ends_on) for one in Office.objects.all()] == [
            ("Chief nurse", timezone.localdate())
        ]
        accounts.erase_person(sponsor, by=sponsor)
        assert "Chief nurse" in browser.get(page).content.decode()
        assert Office.objects.get().person is None

    def test_a_chair_is_ended_by_the_lead(self, as_, lead, trust, make_person):
        network = actions.record_staff_network(trust, name="Carers", open_to="Carers", by=lead)
        role = actions.appoint_chair(network, person_id=make_person("Cho Chair").pk, by=lead)
        page = f"/organisations/RX1/staff-networks/{network.pk}/"
        assert "End today" in as_(lead).get(page).content.decode()
        as_(lead).post(f"{page}chair/{role.pk}/end/")
        assert "End today" not in as_(lead).get(page).content.decode()
        role.refresh_from_db()
        assert role.ends_on == timezone.localdate()

    @pytest.mark.parametrize(
        ("given", "words"),
        [
            ({"kind": "chair", "person": "ada.osei@example.org"}, "Appoint a chair who has an account above"),
            ({"person": "ada.osei@example.org", "name": "Ada"}, "the account has a name"),
            ({"starts_on": "2/4/2026", "ends_on": "1/4/2026"}, "The last day is before the first"),
            ({"post": ""}, "Fill in “Post”"),
        ],
    )
    def test_an_office_that_cannot_be_is_refused(self, as_, lead, trust, make_person, given, words):
        network = actions.record_staff_network(trust, name="Carers", open_to="Carers", by=lead)
        make_person("Ada Osei")
        page = f"/organisations/RX1/staff-networks/{network.pk}/office/"
        answer = as_(lead).post(page, {"kind": "sponsor", "post": "Chief nurse", **given})
        assert answer.status_code == 422
        assert words in answer.content.decode()

    def test_the_days_of_a_chair_have_to_fit(self, as_, lead, trust, make_person):
        network = actions.record_staff_network(trust, name="Carers", open_to="Carers", by=lead)
        sent = {"person": make_person("Cho Chair").email, "starts_on": "2/4/2026", "ends_on": "1/4/2026"}
        answer = as_(lead).post(f"/organisations/RX1/staff-networks/{network.pk}/chair/", sent)
        assert "The last day is before the first" in answer.content.decode()

    def test_not_shown_unless_the_organisation_says_so(self, as_, client, lead, trust):
        as_(lead).post("/organisations/RX1/staff-networks/", {**GIVEN, "shown": ""})
        client.logout()
        assert "Disabled staff network" not in client.get("/organisations/RX1/").content.decode()

    def test_closing_ends_its_chairs_roles(self, as_, lead, trust, make_person):
        chair = make_person("Cho Chair")
        as_(lead).post("/organisations/RX1/staff-networks/", GIVEN)
        network = StaffNetwork.objects.get()
        api.appoint_chair(network, person_id=chair.pk, by=lead)
        as_(lead).post(f"/organisations/RX1/staff-networks/{network.pk}/close/")
        assert queries.roles_of(chair.pk).filter(ends_on=None).count() == 0
        network.refresh_from_db()
        assert network.ends_on is not None

    def test_one_name_once(self, as_, lead, trust):
        for _ in range(2):
            answer = as_(lead).post("/organisations/RX1/staff-networks/", GIVEN)
        assert answer.status_code == 422
        network = StaffNetwork.objects.get()
        as_(lead).post("/organisations/RX1/staff-networks/", {**GIVEN, "name": "Carers"})
        again = as_(lead).post(
            f"/organisations/RX1/staff-networks/{network.pk}/", {**GIVEN, "name": "Carers"}
        )
        assert again.status_code == 422
