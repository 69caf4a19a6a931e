"""Bodies are renamed, close and merge: what is held there follows, and history stays."""

import datetime as dt
from itertools import pairwise

import pytest
from django.core.exceptions import ValidationError

from fairlead_web.audit.api import SITE
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

BEGAN, LAST, FIRST = dt.date(2024, 4, 1), dt.date(2026, 3, 31), dt.date(2026, 4, 1)


def works(person, organisation, title="Director of people", **dates):
    return actions.affiliate(
        person_id=person.pk, organisation=organisation, job_title=title, by=SITE, starts_on=BEGAN, **dates
    )


def merged(old, new):
    actions.merge([old], into=new, on=LAST, by=SITE)


def spans(model, *names):
    return list(model.objects.order_by("starts_on", "pk").values_list(*names, "starts_on", "ends_on"))


class TestMerging:
    def test_people_follow_and_their_history_stays(self, old, new, make_person):
        works(make_person(), old)
        merged(old, new)
        assert spans(Affiliation, "organisation__code", "job_title") == [
            ("OLD", "Director of people", BEGAN, LAST),
            ("NEW", "Director of people", FIRST, None),
        ]

    def test_who_is_there_already_is_not_there_twice(self, old, new, make_person):
        person = make_person()
        works(person, old)
        works(person, new, "Chair")
        merged(old, new)
        assert spans(Affiliation, "organisation__code", "job_title") == [
            ("OLD", "Director of people", BEGAN, LAST),
            ("NEW", "Chair", BEGAN, None),
        ]

    def test_roles_follow(self, old, new, make_person, give):
        lead, both = make_person("Lena Lead"), make_person("Bo Both")
        give(lead, "lead", old, starts_on=BEGAN)
        for body in (old, new):
            give(both, "approver", body, starts_on=BEGAN)
        merged(old, new)
        assert api.is_lead(lead, new)
        assert not api.is_lead(lead, old)
        assert Role.objects.filter(person=both, organisation=new).count() == 1

    def test_staff_networks_follow_with_their_chairs(self, old, new, make_person):
        chair = make_person("Cho Chair")
        network = actions.record_staff_network(
            old, name="Disabled staff network", open_to="Disabled staff", by=SITE, shown=True, starts_on=BEGAN
        )
        actions.record_staff_network(
            new, name="Disabled staff network", open_to="All", by=SITE, starts_on=BEGAN
        )
        actions.record_office(network, kind="sponsor", post="Chief nurse", starts_on=BEGAN, by=SITE)
        role = actions.appoint_chair(network, person_id=chair.pk, by=SITE)
        Role.objects.filter(pk=role.pk).update(starts_on=BEGAN)
        merged(old, new)
        [continued] = network.continued_by.all()
        assert (continued.organisation, continued.starts_on, continued.shown) == (new, FIRST, True)
        assert continued.name == "Disabled staff network (Harbour Trust)"
        assert api.is_staff_network_chair(chair, new)
        assert not api.is_staff_network_chair(chair, old)
        assert StaffNetwork.objects.get(pk=network.pk).ends_on == LAST
        assert spans(Office, "staff_network__organisation__code", "post") == [
            ("OLD", "Chief nurse", BEGAN, LAST),
            ("NEW", "Chief nurse", FIRST, None),
        ]

    def test_partnerships_follow(self, old, new):
        for body, programme in ((old, "Partners"), (old, "Leaders"), (new, "Leaders")):
            actions.record_partnership(body, programme=programme, starts_on=BEGAN, by=SITE)
        merged(old, new)
        assert spans(Partnership, "organisation__code", "programme") == [
            ("OLD", "Partners", BEGAN, LAST),
            ("OLD", "Leaders", BEGAN, LAST),
            ("NEW", "Leaders", BEGAN, None),
            ("NEW", "Partners", FIRST, None),
        ]

    def test_what_was_to_begin_later_begins_at_the_successor(self, old, new, make_person, give):
        later = FIRST + dt.timedelta(days=30)
        give(make_person(), "lead", old, starts_on=later)
        merged(old, new)
        assert spans(Role, "organisation__code") == [("NEW", later, None)]

    def test_a_network_without_successor_ends(self, old, make_person, give):
        actions.record_staff_network(old, name="Carers", open_to="Carers", by=SITE, starts_on=BEGAN)
        give(make_person(), "lead", old, starts_on=BEGAN)
        actions.close_organisation(old, on=LAST, by=SITE)
        assert spans(Role, "kind") == [("lead", BEGAN, LAST)]
        assert spans(StaffNetwork, "name") == [("Carers", BEGAN, LAST)]

    def test_what_was_over_before_is_left_alone(self, old, new, make_person):
        works(make_person(), old, ends_on=dt.date(2025, 1, 1))
        merged(old, new)
        assert spans(Affiliation, "organisation__code") == [("OLD", BEGAN, dt.date(2025, 1, 1))]

    @pytest.mark.parametrize("wrong", ["itself", "closed already", "closed successor"])
    def test_nonsense_is_refused_whole(self, old, new, make_organisation, wrong):
        third = make_organisation("THIRD")
        if wrong == "closed already":
            actions.close_organisation(old, on=BEGAN, by=SITE)
        if wrong == "closed successor":
            actions.close_organisation(new, on=BEGAN, by=SITE)
        with pytest.raises(ValidationError):
            actions.merge([third, new if wrong == "itself" else old], into=new, on=LAST, by=SITE)
        third.refresh_from_db()
        assert third.closed_on is None or wrong != "closed successor"


class TestLineage:
    def test_all_that_became_it_and_what_it_became(self, old, new, make_organisation):
        oldest = make_organisation("OLDEST")
        actions.close_organisation(oldest, on=BEGAN, by=SITE, successor=old)
        merged(old, new)
        assert [one.code for one in api.lineage(new)] == ["OLD", "OLDEST"]
        assert api.lineage(oldest) == []
        assert api.became(queries.organisation("OLDEST")) == new
        assert api.became(new) == new

    def test_a_long_line_takes_no_more_queries(self, make_organisation, django_assert_num_queries):
        line = [make_organisation(f"B{number}") for number in range(6)]
        for body, after in pairwise(line):
            actions.close_organisation(body, on=BEGAN, by=SITE, successor=after)
        with django_assert_num_queries(2):
            assert api.lineage(line[-1]) == line[-2::-1]
        first = queries.organisation("B0")
        with django_assert_num_queries(2):
            assert api.became(first) == line[-1]

    def test_bodies_that_became_each_other_end_nobodys_page(self, client, old, new):
        for body, after in ((old, new), (new, old)):
            Organisation.objects.filter(pk=body.pk).update(closed_on=LAST, successor=after)
        assert api.lineage(old) == [new]
        assert client.get("/organisations/OLD/").status_code == 200

    def test_the_pages_tell_it_both_ways(self, client, old, new):
        merged(old, new)
        before = client.get("/organisations/OLD/").content.decode()
        assert "Its place is taken by" in before
        assert 'href="/organisations/NEW/"' in before
        assert "Harbour Trust" in client.get("/organisations/NEW/").content.decode()


class TestNames:
    def test_a_renamed_body_is_found_by_its_old_name(self, client, old):
        actions.rename(old, name="Estuary Trust", on=LAST, by=SITE)
        page = client.get("/organisations/?text=harbour").content.decode()
        assert "Estuary Trust" in page
        assert "Harbour Trust (until 31 March 2026)" in client.get("/organisations/OLD/").content.decode()

    def test_the_same_name_is_no_new_name(self, old):
        with pytest.raises(ValidationError, match="already"):
            actions.rename(old, name="Harbour Trust", on=LAST, by=SITE)

    def test_other_codes_are_found(self, client, old):
        actions.add_code(old, scheme="ods", code="X99", by=SITE)
        assert "Harbour Trust" in client.get("/organisations/?text=x99").content.decode()
        assert "NHS organisation code (ODS): X99" in client.get("/organisations/OLD/").content.decode()
