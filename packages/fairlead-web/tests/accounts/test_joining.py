"""Who gets an account, and what nobody learns on the way."""

import datetime as dt
import re

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from fairlead_web.accounts import actions, api, proving
from fairlead_web.accounts.actions import NotOpen
from fairlead_web.accounts.models import ApprovedDomain, Invitation, Letter, User
from fairlead_web.audit.api import SITE
from fairlead_web.audit.models import Event

JOIN, PROVE = "/account/join/", "/account/join/code/"


@pytest.fixture(autouse=True)
def _fresh_limits():
    cache.clear()


@pytest.fixture
def harbour(db):
    return actions.approve_domain("harbour.nhs.uk", by=SITE)


@pytest.fixture
def sponsor(make_person, give):
    person = make_person("Sam Sponsor")
    give(person, "programme-team")
    return person


def code_in(letter):
    [code] = re.findall(r"^[A-Z0-9-]{6,}$", letter.body, flags=re.M)
    return code


def token_in(letter):
    [token] = re.findall(r"/account/invited/([\w-]+)/", letter.body)
    return token


def test_somebody_at_an_approved_domain_joins_with_a_code(client, harbour, post_office):
    answer = client.post(JOIN, {"email": "Ada@Harbour.nhs.uk"})
    assert answer.url == PROVE
    code = code_in(post_office()[0])
    answer = client.post(PROVE, {"code": code.lower(), "name": "Ada Osei"})
    assert answer.url == "/my-page/"
    person = User.objects.get()
    assert (person.name, person.email.lower(), person.has_usable_password()) == (
        "Ada Osei",
        "ada@harbour.nhs.uk",
        False,
    )
    assert EmailAddress.objects.get(user=person).verified
    assert "Ada Osei" in client.get("/account/").content.decode()
    assert client.get(PROVE).url == JOIN, "A code works once."


def test_a_known_address_is_answered_like_an_unknown_one(client, harbour, post_office):
    actions.join(email="ada@harbour.nhs.uk", name="Ada Osei", by=SITE)
    pages = []
    for email in ("ada@harbour.nhs.uk", "bea@harbour.nhs.uk"):
        answer = client.post(JOIN, {"email": email})
        page = client.get(answer.url).content.decode().replace(email, "ADDRESS")
        pages.append((answer.status_code, answer.url, re.sub(r'csrfmiddlewaretoken" value="\w+"', "", page)))
    assert pages[0] == pages[1]
    known, unknown = post_office()
    assert "you have an account already" in known.body
    assert code_in(unknown)
    assert known.subject == unknown.subject


def test_a_known_address_cannot_be_joined_with_any_code(client, harbour, monkeypatch):
    actions.join(email="ada@harbour.nhs.uk", name="Ada Osei", by=SITE)
    monkeypatch.setattr(
        "fairlead_web.accounts.adapter.AccountAdapter.generate_login_code", lambda self: "ABC-DEF"
    )
    client.post(JOIN, {"email": "ada@harbour.nhs.uk"})
    answer = client.post(PROVE, {"code": "ABC-DEF", "name": "Eve"})
    assert "This is not the code" in answer.content.decode()
    assert User.objects.count() == 1


def test_another_domain_is_told_what_to_do_whoever_asks(client, harbour, make_person, post_office):
    make_person("Ada Osei")  # at example.org
    pages = {client.post(JOIN, {"email": f"{name}@example.org"}).content for name in ("ada.osei", "nobody")}
    [page] = {re.sub(rb'csrfmiddlewaretoken" value="\w+"', b"", one) for one in pages}
    assert b"People at example.org cannot sign up" in page
    assert post_office() == []


def test_a_domain_that_only_ends_alike_is_another(client, harbour):
    page = client.post(JOIN, {"email": "eve@notharbour.nhs.uk"}).content.decode()
    assert "cannot sign up" in page
    assert not actions.is_approved("eve@x.harbour.nhs.uk")


def test_wrong_codes_run_out_and_codes_grow_old(client, harbour, post_office):
    client.post(JOIN, {"email": "ada@harbour.nhs.uk"})
    for _ in range(proving.MOST_ATTEMPTS):
        assert "This is not the code" in client.post(PROVE, {"code": "WRONG", "name": "Ada"}).content.decode()
    code = code_in(post_office()[0])
    assert client.post(PROVE, {"code": code, "name": "Ada"}).url == JOIN
    client.post(JOIN, {"email": "bea@harbour.nhs.uk"})
    code = code_in(post_office()[-1])
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=11)):
        assert client.post(PROVE, {"code": code, "name": "Bea"}).url == JOIN
    assert not User.objects.exists()


def test_an_account_made_meanwhile_in_another_window_is_not_made_twice(client, harbour, post_office):
    client.post(JOIN, {"email": "ada@harbour.nhs.uk"})
    actions.join(email="ada@harbour.nhs.uk", name="Ada Osei", by=SITE)
    answer = client.post(PROVE, {"code": code_in(post_office()[0]), "name": "Ada"})
    assert answer.url == "/account/sign-in/"


def test_a_stranger_cannot_use_up_the_codes_of_a_victim(client, harbour, post_office):
    for _ in range(6):
        page = client.post(JOIN, {"email": "ada@harbour.nhs.uk"}, REMOTE_ADDR="192.0.2.66")
    assert "too many codes" in page.content.decode()
    assert len(post_office()) == 3
    assert client.post(JOIN, {"email": "ada@harbour.nhs.uk"}, REMOTE_ADDR="192.0.2.1").url == PROVE
    assert len(post_office()) == 4


def test_what_is_typed_wrong_is_said_and_kept(client, harbour):
    assert "Error: Join" in client.post(JOIN, {"email": "nowhere"}).content.decode()
    client.post(JOIN, {"email": "ada@harbour.nhs.uk"})
    page = client.post(PROVE, {"code": "", "name": "<b>Ada</b>" + "x" * 200}).content.decode()
    assert "&lt;b&gt;Ada" in page
    assert "Error: Enter your code" in page


def test_a_sponsor_invites_and_the_guest_joins_once(sign_in, sponsor, client, post_office):
    answer = sign_in(sponsor).post("/account/invitations/", {"address": "guest@example.com"})
    assert answer.url == "/account/invitations/"
    assert "guest@example.com" in client.get(answer.url).content.decode()
    [letter] = post_office()
    assert letter.to == ["guest@example.com"]
    assert "Sam Sponsor" not in letter.subject
    token = token_in(letter)
    assert len(token) >= 43, "256 bits"
    assert token not in str(list(Invitation.objects.values()))
    client.logout()
    page = client.get(f"/account/invited/{token}/").content.decode()
    assert "Sam Sponsor invites you" in page
    assert client.post(f"/account/invited/{token}/", {"name": "Gwen Guest"}).url == "/my-page/"
    assert "Gwen Guest" in client.get("/account/").content.decode()
    invitation = Invitation.objects.get()
    assert (invitation.address, invitation.person.name) == ("", "Gwen Guest")
    for press in (client.get, client.post):
        assert press(f"/account/invited/{token}/", {"name": "Eve"}).url == "/my-page/", "It led there before."
    client.logout()
    for again in (client.get, client.post):
        page = again(f"/account/invited/{token}/", {"name": "Eve"}).content.decode()
        assert "This invitation has been accepted" in page
        assert not re.search("Gwen|guest@|Sam", page), "Nothing is told of whom it let in."
    assert "Accepted" in sign_in(sponsor).get("/account/invitations/").content.decode()


def test_an_invitation_is_withdrawn_replaced_and_grows_old(sign_in, sponsor, client, post_office):
    first = actions.invite(address="guest@example.com", by=sponsor)
    post_office()
    second = actions.invite(address="Guest@example.com", by=sponsor)
    first.refresh_from_db()
    assert (first.address, first.withdrawn_at is not None) == ("", True)
    old, token = map(token_in, post_office())
    assert client.get(f"/account/invited/{old}/").status_code == 404
    with time_machine.travel(timezone.now() + dt.timedelta(days=31)):
        assert client.get(f"/account/invited/{token}/").status_code == 404
        assert "Too old" in sign_in(sponsor).get("/account/invitations/").content.decode()
    assert sign_in(sponsor).post(f"/account/invitations/{second.pk}/withdraw/").status_code == 302
    assert "Withdrawn" in client.get("/account/invitations/").content.decode()
    with pytest.raises(NotOpen):
        actions.accept(token, name="Eve")


def test_a_sponsor_is_told_of_a_letter_that_did_not_arrive(sign_in, sponsor):
    lost, _fine = (actions.invite(address=f"{one}@example.com", by=sponsor) for one in ("lost", "fine"))
    letter = Letter.objects.filter(key=f"invitation-{lost.pk}")
    letter.update(state="failed", text="", address="", fault="SMTPRecipientsRefused")
    page = sign_in(sponsor).get("/account/invitations/").content.decode()
    assert page.count("The letter did not arrive") == 1
    assert page.count("Open until") == 1
    assert page.index("fine@example.com") < page.index("lost@example.com") < page.index("did not arrive")
    sign_in(sponsor).post(f"/account/invitations/{lost.pk}/withdraw/")
    assert "did not arrive" not in sign_in(sponsor).get("/account/invitations/").content.decode()


def test_an_invitation_of_a_closed_sponsor_does_not_hold(sponsor, client, post_office):
    actions.invite(address="guest@example.com", by=sponsor)
    token = token_in(post_office()[0])
    api.close_account(sponsor, by=SITE)
    assert client.get(f"/account/invited/{token}/").status_code == 404


def test_an_invited_person_with_an_account_is_sent_to_sign_in(sponsor, make_person, client, post_office):
    make_person("Ada Osei")
    actions.invite(address="ada.osei@example.org", by=sponsor)
    page = client.post(f"/account/invited/{token_in(post_office()[0])}/", {"name": "Ada"}).content.decode()
    assert "You have an account already" in page


def test_a_guest_who_joined_meanwhile_is_told_so(sponsor, client, post_office, monkeypatch):
    actions.invite(address="guest@example.com", by=sponsor)
    actions.join(email="guest@example.com", name="Gwen", by=SITE)
    address = f"/account/invited/{token_in(post_office()[0])}/"
    with monkeypatch.context() as just_before:
        just_before.setattr("fairlead_web.accounts.queries.person_at", lambda email: None)
        assert client.post(address, {"name": "Gwen"}).url == address
    assert "You have an account already" in client.get(address).content.decode()
    assert User.objects.filter(email="guest@example.com").count() == 1


def test_only_sponsors_invite_and_only_their_own_are_theirs(sign_in, sponsor, make_person, give, client):
    assert client.get("/account/invitations/").status_code == 302
    assert sign_in(make_person("Mo Member")).get("/account/invitations/").status_code == 403
    other = make_person("Oli Other")
    give(other, "programme-team")
    theirs = actions.invite(address="guest@example.com", by=sponsor)
    assert sign_in(other).post(f"/account/invitations/{theirs.pk}/withdraw/").status_code == 404
    page = client.get("/account/invitations/").content.decode()
    assert "You have invited nobody yet" in page
    assert "Error: Invite people" in client.post("/account/invitations/", {"address": "x"}).content.decode()


def test_the_list_of_invitations_takes_the_same_queries_for_one_and_ten(
    sign_in, sponsor, django_assert_num_queries
):
    actions.invite(address="a@example.com", by=sponsor)
    client = sign_in(sponsor)
    client.get("/account/invitations/")  # looks nothing up for the first time
    with CaptureQueriesContext(connection) as one:
        client.get("/account/invitations/")
    for number in range(9):
        actions.invite(address=f"g{number}@example.com", by=sponsor)
    with django_assert_num_queries(len(one)):
        client.get("/account/invitations/")


def test_domains_are_approved_once_and_withdrawn(db):
    approved = actions.approve_domain(" Harbour.NHS.uk ", by=SITE)
    assert actions.approve_domain("harbour.nhs.uk", by=SITE) == approved
    assert str(approved) == "harbour.nhs.uk"
    actions.withdraw_domain(approved, by=SITE)
    assert not ApprovedDomain.objects.exists()
    assert list(Event.objects.filter(action__startswith="domain").values_list("action", flat=True)) == [
        "domain.withdrawn",
        "domain.approved",
    ]


@pytest.mark.parametrize("wrong", ["", "nodot", "two words.uk", "a@b.uk", "-x.uk", "x..uk", "<script>.uk"])
def test_what_is_no_domain_is_refused(db, wrong):
    with pytest.raises(ValidationError):
        actions.approve_domain(wrong, by=SITE)
