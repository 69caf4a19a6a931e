"""Signing in through one's organisation, against a provider on this machine."""

from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django.core.exceptions import ValidationError
from openid_provider import Provider

from fairlead_web.accounts import actions, api
from fairlead_web.accounts.models import ApprovedDomain, User
from fairlead_web.audit.api import SITE


@pytest.fixture
def provider():
    made = Provider()
    yield made
    made.stop()


def connect(server_url="https://login.harbour.nhs.uk", domains=("harbour.nhs.uk",), code="harbour"):
    return actions.connect_organisation(
        code=code,
        name="Harbour",
        server_url=server_url,
        client_id="us",
        secret="known-to-both",  # noqa: S106  (a test)
        domains=domains,
        by=SITE,
    )


@pytest.fixture
def connection(db, provider):
    made = connect()
    made.settings = {"server_url": provider.address}  # the verb takes https only
    made.save()
    return made


def signs_in(client, provider, asking=""):
    answer = client.get(f"/account/organisation/harbour/login/{asking}")
    asked = parse_qs(urlsplit(answer.url).query)
    assert answer.url.startswith(f"{provider.address}/authorize")
    provider.challenge = asked["code_challenge"][0]
    back = f"/account/organisation/harbour/login/callback/?code=c&state={asked['state'][0]}"
    return client.get(back)


def test_an_organisation_is_found_by_the_domain_of_an_address(client, connection):
    page = client.post("/account/sign-in/organisation/", {"email": "anybody@Harbour.nhs.uk"}).content.decode()
    assert 'href="/account/organisation/harbour/login/"' in page
    page = client.post("/account/sign-in/organisation/", {"email": "anybody@other.nhs.uk"}).content.decode()
    assert "other.nhs.uk has no sign-in of its own here" in page
    assert "Error" in client.post("/account/sign-in/organisation/", {"email": "x"}).content.decode()
    assert client.get("/account/sign-in/organisation/").status_code == 200


def test_an_unknown_person_gets_an_account_with_name_and_number_only(client, connection, provider):
    answer = signs_in(client, provider)
    assert answer.url == "/my-page/"
    person = User.objects.get()
    assert (person.email, person.name, person.has_usable_password()) == (
        "ada@harbour.nhs.uk",
        "Ada Osei",
        False,
    )
    account = SocialAccount.objects.get()
    assert (account.uid, account.extra_data) == ("77", {})
    assert not SocialToken.objects.exists()
    assert "Ada Osei" in client.get("/account/").content.decode()


def test_a_name_that_an_organisation_tells_is_one_line(client, connection, provider):
    provider.claims["name"] = "Ada\n\u202eOsei\u200b"
    signs_in(client, provider)
    assert User.objects.get().name == "Ada Osei"


def test_the_same_person_comes_back_to_the_same_account(client, connection, provider):
    signs_in(client, provider)
    client.logout()
    assert signs_in(client, provider).url == "/my-page/"
    assert User.objects.count() == 1
    assert SocialAccount.objects.get().extra_data == {}


def test_a_known_person_is_joined_to_their_account_and_told(client, connection, provider, post_office):
    person = actions.join(email="ada@harbour.nhs.uk", name="Ada as Known", by=SITE)
    assert signs_in(client, provider).url == "/my-page/"
    assert User.objects.get() == person
    [letter] = post_office()
    assert letter.subject == "A way to sign in was added"
    assert "organisation" in letter.body


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "eve@other.nhs.uk"},
        {"email": "eve@harbour.nhs.uk.example.org"},
        {"email": "eve@harbour.nhs.uk", "email_verified": False},
        {"email": "eve@harbour.nhs.uk", "email_verified": "False"},
        {"email": "eve@harbour.nhs.uk", "email_verified": 0},
        {"sub": None},  # or all who have no number would be one person
        {"email": ""},
        {"email": None},
    ],
)
def test_a_connection_vouches_for_its_own_domains_only(client, connection, provider, claims, make_person):
    api.approve_domain("other.nhs.uk", by=SITE)
    actions.join(email="eve@other.nhs.uk", name="Eve", by=SITE)
    provider.claims |= claims
    answer = signs_in(client, provider)
    assert answer.status_code == 403
    assert "We cannot let you in this way" in answer.content.decode()
    assert client.get("/account/").status_code == 302
    assert not SocialAccount.objects.exists()


def test_a_connection_that_lost_a_domain_lets_nobody_of_it_in_any_more(client, connection, provider):
    signs_in(client, provider)
    client.logout()
    ApprovedDomain.objects.update(connection=None)
    assert signs_in(client, provider).status_code == 403
    assert client.get("/account/").status_code == 302


def test_nobody_joins_an_organisations_sign_in_to_the_account_that_is_open(
    client, connection, provider, sign_in
):
    ada = actions.join(email="ada@harbour.nhs.uk", name="Ada", by=SITE)
    sign_in(ada)  # on a computer that many use, where a colleague opens the link next
    provider.claims |= {"sub": "78", "email": "bea@harbour.nhs.uk", "name": "Bea"}
    assert signs_in(client, provider, "?process=connect").url == "/my-page/"
    assert not SocialAccount.objects.filter(user=ada).exists()
    assert client.session["_auth_user_id"] != str(ada.pk), "Whoever the organisation names is signed in."


@pytest.mark.parametrize("how", ["moved", "ended"])
def test_anothers_numbers_lead_to_nobody(client, connection, provider, how):
    signs_in(client, provider)
    client.logout()
    if how == "ended":
        actions.end_connection(connection, by=SITE)
    moved = connect("https://new.harbour.nhs.uk")
    SocialApp.objects.filter(pk=moved.pk).update(settings={"server_url": provider.address})
    provider.claims |= {"email": "zoe@harbour.nhs.uk", "name": "Zoe"}  # who is 77 there
    signs_in(client, provider)
    assert User.objects.get(pk=client.session["_auth_user_id"]).name == "Zoe"


def test_a_new_secret_or_another_domain_leaves_everybody_their_way_in(db):
    connect()
    ada = actions.join(email="ada@harbour.nhs.uk", name="Ada", by=SITE)
    account = SocialAccount.objects.create(user=ada, provider="harbour", uid="77")
    connect("https://login.harbour.nhs.uk/", domains=["harbour.nhs.uk", "estuary.nhs.uk"])
    assert SocialAccount.objects.get() == account


def test_a_closed_account_stays_closed(client, connection, provider):
    person = actions.join(email="ada@harbour.nhs.uk", name="Ada", by=SITE)
    api.close_account(person, by=SITE)
    assert signs_in(client, provider).url == "/account/closed/"
    assert client.get("/account/").status_code == 302


def test_it_is_not_a_second_factor(client, connection, provider, give):
    signs_in(client, provider)
    give(User.objects.get(), "programme-team")
    assert client.get("/audit/").url == "/account/second-step/"


def test_a_provider_that_is_down_or_refuses_is_told_plainly(client, connection, provider):
    provider.down = True
    page = client.get("/account/organisation/harbour/login/")
    assert page.status_code == 503
    assert "did not sign you in" in page.content.decode()
    provider.down = False
    asked = parse_qs(urlsplit(client.get("/account/organisation/harbour/login/").url).query)
    back = f"/account/organisation/harbour/login/callback/?error=access_denied&state={asked['state'][0]}"
    assert client.get(back).url == "/account/organisation/stopped/"
    assert "did not sign you in" in client.get("/account/organisation/stopped/").content.decode()


def test_an_answer_that_nobody_asked_for_is_refused(client, connection):
    page = client.get("/account/organisation/harbour/login/callback/?code=c&state=made-up").content.decode()
    assert "did not sign you in" in page
    assert client.get("/account/organisation/nowhere/login/").status_code == 404
    assert not User.objects.exists()


def test_connections_are_made_changed_and_ended(db):
    first = connect(domains=["harbour.nhs.uk", "estuary.nhs.uk"])
    again = connect(domains=["harbour.nhs.uk"])
    assert first == again
    assert ApprovedDomain.objects.get(domain="estuary.nhs.uk").connection is None
    assert [str(one) for one in api.approved_domains()] == ["estuary.nhs.uk", "harbour.nhs.uk"]
    actions.end_connection(again, by=SITE)
    assert not SocialApp.objects.exists()
    assert actions.is_approved("ada@harbour.nhs.uk")


def test_connections_that_are_unsafe_or_clash_are_refused(db):
    connect()
    with pytest.raises(ValidationError, match="Another connection"):
        connect(code="thief")
    with pytest.raises(ValidationError, match="at least one domain"):
        connect(domains=[])
    with pytest.raises(ValidationError):
        connect(server_url="http://login.harbour.nhs.uk")
