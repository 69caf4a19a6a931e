"""Staff networks of an organisation: recorded, chaired and sponsored between dates, closed."""

import datetime as dt

import pytest
from django.utils import timezone

from fairlead_web.accounts import api as accounts
from fairlead_web.organisations import actions, api, queries
from fairlead_web.organisations.models import Office, StaffNetwork

pytestmark = pytest.mark.django_db

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
        actions.appoint_chair(network, person_id=chair.pk, by=lead)
        assert api.is_staff_network_chair(chair, trust)
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
        term = {"starts_on": dt.date(2024, 4, 1), "ends_on": dt.date(2025, 3, 31)}
        actions.appoint_chair(network, person_id=cho.pk, by=lead, **term)
        given = {"kind": "sponsor", "post": "Chief nurse", "starts_on": dt.date(2024, 5, 1)}
        actions.record_office(network, person=sponsor, by=lead, **given)
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
        assert "End now" in as_(lead).get(page).content.decode()
        as_(lead).post(f"{page}chair/{role.pk}/end/")
        assert "End now" not in as_(lead).get(page).content.decode()
        role.refresh_from_db()
        assert role.ends_on == timezone.localdate()
        assert not api.is_staff_network_chair(role.person, trust), "Not at midnight: now."
        tomorrow = timezone.localdate() + dt.timedelta(days=1)
        later = actions.appoint_chair(network, person_id=role.person_id, starts_on=tomorrow, by=lead)
        assert as_(lead).post(f"{page}chair/{later.pk}/end/").status_code == 302
        assert queries.chairs(network).get() == role, "What had not begun never was."

    @pytest.mark.parametrize(
        ("given", "words"),
        [
            ({"kind": "chair", "address": "ada.osei@example.org"}, "Ask a chair by address above"),
            ({"address": "ada.osei@example.org", "name": "Ada"}, "they say themselves"),
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
        sent = {"address": make_person("Cho Chair").email, "starts_on": "2/4/2026", "ends_on": "1/4/2026"}
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
