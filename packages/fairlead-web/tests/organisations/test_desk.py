"""The programme team's desk, requests, domains, credits: who gets in, and what follows."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fairlead_web.accounts import api as accounts
from fairlead_web.audit.api import SITE
from fairlead_web.organisations import actions, api, queries
from fairlead_web.organisations.models import Credit, EmailDomain, Import, Organisation, Role, RoleRequest

PAGES = ["/team/", "/team/credits/", "/team/domains/", "/team/invite/", "/team/lists/"]
DEEDS = [
    "/team/credits/1/take-back/",
    "/team/domains/1/remove/",
    "/team/lists/1/do/",
    "/team/lists/1/discard/",
    "/team/requests/1/",
]


@pytest.mark.parametrize("kind", [None, "lead", "administrator"])
def test_only_the_team_finds_the_desk(client, sign_in, make_person, give, trust, kind):
    assert {client.get(page).status_code for page in PAGES} == {302}
    person = make_person()
    if kind:
        give(person, kind, trust if kind == "lead" else None)
    sign_in(person)
    assert {client.get(page).status_code for page in PAGES} == {404}
    assert {client.post(deed).status_code for deed in DEEDS} == {404}


def test_a_page_asks_once_for_its_readers_roles(client, sign_in, team):
    sign_in(team)
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            client.get("/team/domains/")
        assert sum('FROM "organisations_role"' in query["sql"] for query in asked) == 1


def test_what_was_asked_for_one_page_does_not_outlive_it(client, sign_in, team):
    sign_in(team)
    assert client.get("/team/domains/").status_code == 200
    Role.objects.filter(person=team).delete()
    assert client.get("/team/domains/").status_code == 404


def test_the_team_needs_a_second_factor(client, sign_in, team):
    sign_in(team, strong=False)
    assert {client.get(page).status_code for page in PAGES} == {302}
    sign_in(team)
    assert {client.get(page).status_code for page in PAGES} == {200}


def test_a_request_waits_is_answered_once_and_gives_the_role(client, sign_in, make_person, trust, team):
    person = make_person("Ada Osei")
    sign_in(person)
    for _twice in range(2):
        client.post("/organisations/RX1/ask/", {"kind": "lead", "reason": "I lead on <b>it</b>"})
    request = RoleRequest.objects.get()
    sign_in(team)
    assert "Ada Osei" in client.get("/team/").content.decode()
    assert "<b>it" not in client.get(f"/team/requests/{request.pk}/").content.decode()
    assert client.post(f"/team/requests/{request.pk}/", {}).status_code == 422
    client.post(f"/team/requests/{request.pk}/", {"give": "yes", "note": "Welcome"})
    assert api.is_lead(person, trust)
    assert client.get(f"/team/requests/{request.pk}/").status_code == 404
    with pytest.raises(actions.NotNow):
        actions.decide(request, give=False, by=team)


def test_a_declined_request_gives_nothing_and_nobody_answers_their_own(make_person, trust, team, post_office):
    person = make_person()
    request = actions.ask_for_role(trust, kind="approver", reason="x", by=person)
    own = actions.ask_for_role(trust, kind="approver", reason="x", by=team)
    with pytest.raises(actions.NotNow):
        actions.decide(own, give=True, by=team)
    actions.decide(request, give=False, note="Not now", by=team)
    assert not api.is_approver(person, trust)
    [letter] = post_office()
    assert "Harbour" not in letter.subject + letter.body


def test_a_domain_places_who_signs_up_and_follows_a_merger(make_organisation, trust, team, client, sign_in):
    other = make_organisation("RX2")
    sign_in(team)
    sent = {"domain": "Harbour.NHS.uk", "organisation": "RX1"}
    assert client.post("/team/domains/", sent).status_code == 302
    assert client.post("/team/domains/", {**sent, "organisation": "RX2"}).status_code == 422
    assert client.post("/team/domains/", {**sent, "domain": "no domain"}).status_code == 422
    assert accounts.is_approved("a@harbour.nhs.uk")
    person = accounts.join(email="a@harbour.nhs.uk", name="A", by=SITE)
    assert api.affiliation_of(person).organisation == trust
    last = api.affiliation_of(person).starts_on
    api.merge([trust], into=other, on=last, by=team)
    domain = EmailDomain.objects.get()
    assert domain.organisation == trust, "Its last day is not over."
    with time_machine.travel(last + timedelta(days=1), tick=False):
        call_command("hand_on")
    domain.refresh_from_db()
    assert domain.organisation == other
    client.post(f"/team/domains/{domain.pk}/remove/")
    assert not accounts.is_approved("a@harbour.nhs.uk")


def test_a_community_partner_joins_and_is_named_only_if_they_agree(client, sign_in, team, trust, post_office):
    sign_in(team)
    client.post(
        "/team/invite/",
        {"address": "cara@example.org", "credit_for": "Read the survey", "lived_experience": "on"},
    )
    invitation = accounts.open_invitations().get()
    cara = accounts.join(email="cara@example.org", name="Cara", by=SITE, invitation=invitation)
    credit = Credit.objects.get()
    letter = post_office()[-1]
    assert (letter.to, letter.subject) == ([cara.email], "Thank you. May we name you?"), (
        "Or nobody tells her."
    )
    assert f"/organisations/mine/credits/{credit.pk}/" in letter.body
    assert "Read the survey" not in client.get("/organisations/people/thanks/").content.decode()
    assert client.get(f"/organisations/mine/credits/{credit.pk}/").status_code == 404
    sign_in(cara)
    assert "Read the survey" in client.get("/account/").content.decode()
    client.post(f"/organisations/mine/credits/{credit.pk}/", {"called": "Cara B."})
    page = client.get("/organisations/people/thanks/").content.decode()
    assert "Cara B." in page
    assert "lived" not in page.split("Cara B.")[1].split("</li>")[0]
    client.post(f"/organisations/mine/credits/{credit.pk}/", {"called": ""})
    assert not queries.shown_credits().exists()


def test_a_list_is_shown_before_it_is_done(client, sign_in, team):
    sign_in(team)
    file = SimpleUploadedFile("list.csv", b"code,name,kind\nX1,=cmd|1,trust\n,Nameless,trust\n")
    page = client.post("/team/lists/", {"kind": "organisations", "file": file, "basis": ""}).content.decode()
    assert "Rows that cannot be taken over" in page
    assert not Organisation.objects.exists()
    brought = Import.objects.get()
    assert "=cmd|1" in client.get(f"/team/lists/{brought.pk}/").content.decode()
    client.post(f"/team/lists/{brought.pk}/do/")
    assert client.post(f"/team/lists/{brought.pk}/do/").status_code == 404
    assert "'=cmd|1" in client.get("/organisations/directory.csv").content.decode()


def test_a_bad_list_is_refused_and_another_persons_is_not_found(client, sign_in, team, make_person, give):
    sign_in(team)
    file = SimpleUploadedFile("list.exe", b"MZ")
    answer = client.post("/team/lists/", {"kind": "people", "file": file, "basis": "consent"})
    assert answer.status_code == 422
    file = SimpleUploadedFile("list.csv", b"email\nnew@example.org\n")
    client.post("/team/lists/", {"kind": "people", "file": file, "basis": "consent"})
    brought = Import.objects.get()
    colleague = make_person("Tia Team")
    give(colleague, "programme-team")
    sign_in(colleague)
    assert client.post(f"/team/lists/{brought.pk}/do/").status_code == 404
    sign_in(team)
    client.post(f"/team/lists/{brought.pk}/discard/")
    brought.refresh_from_db()
    assert brought.rows == []


def test_thanks_are_given_asked_for_named_and_taken_back(
    client, sign_in, team, trust, make_person, post_office
):
    ada = make_person("Ada Osei")
    sign_in(team)
    assert client.post("/team/credits/", {"what_for": "Read it"}).status_code == 422
    both = {"what_for": "Read it", "person": ada.email, "organisation": "RX1"}
    assert "one of the two" in client.post("/team/credits/", both).content.decode()
    for whom in ({"organisation": "RX1"}, {"person": ada.email}, {"person": ada.email}):
        assert client.post("/team/credits/", {"what_for": "Read it", **whom}).status_code == 302
    assert Credit.objects.count() == 2
    [letter] = post_office()
    assert (letter.to, letter.subject) == ([ada.email], "Thank you. May we name you?")
    credit = Credit.objects.get(person=ada)
    thanks = "/organisations/people/thanks/"
    page = client.get(thanks).content.decode()
    assert "Harbour Trust</a></strong>: <span>Read it</span>" in page
    assert "Ada" not in page
    sign_in(ada)
    client.post(f"/organisations/mine/credits/{credit.pk}/", {"called": "Ada O."})
    assert "Ada O." in client.get(thanks).content.decode()
    assert accounts.has_consent(ada, "credit")
    client.post("/account/data/choices/credit/withdraw/")
    assert "Ada O." not in client.get(thanks).content.decode()
    client.post(f"/organisations/mine/credits/{credit.pk}/", {"called": "Ada O."})
    client.post(f"/organisations/mine/credits/{credit.pk}/", {"called": ""})
    assert not accounts.has_consent(ada, "credit")
    sign_in(team)
    for one in Credit.objects.all():
        client.post(f"/team/credits/{one.pk}/take-back/")
    assert "Harbour Trust" not in client.get(thanks).content.decode()


def test_the_page_of_thanks_is_linked_from_where_people_look(client, db):
    for page in ("/help/", "/get-involved/", "/networks/reference-group/"):
        main, _between, footer = client.get(page).content.decode().partition("<footer")
        assert 'href="/organisations/people/thanks/"' in footer
        assert ('href="/organisations/people/thanks/"' in main) is (page != "/help/")


def test_a_domain_of_many_bodies_places_nobody_and_a_public_mail_service_is_refused(
    trust, team, client, sign_in
):
    sign_in(team)
    for sent in (
        {"domain": "GMail.com", "organisation": ""},
        {"domain": "nhs.net", "organisation": trust.code},
    ):
        assert client.post("/team/domains/", sent).status_code == 422
    assert client.post("/team/domains/", {"domain": "@NHS.net"}).status_code == 302
    assert "several organisations" in client.get("/team/domains/").content.decode()
    person = accounts.join(email="Ada.Osei+work@NHS.net", name="Ada Osei", by=SITE)
    assert api.affiliation_of(person) is None
    with pytest.raises(actions.NotNow, match="serves many organisations"):
        actions.add_domain(trust, domain="wales.nhs.uk", by=team)
    assert not accounts.is_approved("ada@mail.nhs.net")
    actions.add_domain(trust, domain="Spital-Zürich.example", by=team)
    for domain in ("spital-zürich.example", "SPITAL-ZÜRICH.example", "xn--spital-zrich-klb.example"):
        assert accounts.is_approved(f"ada@{domain}"), domain
    client.post(f"/team/domains/{EmailDomain.objects.get(domain='nhs.net').pk}/remove/")
    assert not accounts.is_approved("ada@nhs.net")
