"""Organisations' own sign-ins: an administrator adds, changes, tries, switches off and ends them."""

import json

import pytest
import requests
from allauth.socialaccount.models import SocialApp
from django.db import connection as database
from django.test.utils import CaptureQueriesContext
from openid_provider import Provider

from fairlead_web.accounts import api as accounts
from fairlead_web.accounts import discovery
from fairlead_web.audit.models import Event
from fairlead_web.organisations.models import EmailDomain

SECRET = "known-to-both-9f3b"  # noqa: S105  (a test)
SAID = {
    "organisation": "RX1",
    "code": "Harbour",
    "domains": "harbour.nhs.uk\n@Estuary.nhs.uk, harbour.nhs.uk",
    "name": "Harbour Trust",
    "server_url": "https://login.harbour.nhs.uk/",
    "client_id": "us",
    "secret": SECRET,
}
WHOLE = {
    "issuer": "https://login.harbour.nhs.uk",
    "authorization_endpoint": "https://login.harbour.nhs.uk/a",
    "token_endpoint": "https://login.harbour.nhs.uk/t",
    "userinfo_endpoint": "https://login.harbour.nhs.uk/u",
    "jwks_uri": "https://login.harbour.nhs.uk/k",
    "scopes_supported": ["openid", "profile", "email"],
    "code_challenge_methods_supported": ["S256"],
}


@pytest.fixture
def client(client, sign_in, make_person, make_organisation, give):
    make_organisation("RX1", "Harbour Trust")
    person = make_person("Ade Admin")
    give(person, "administrator")
    return sign_in(person)


@pytest.fixture
def connection(client):
    assert client.post("/administration/connections/add/", SAID).status_code == 302
    return SocialApp.objects.get()


@pytest.fixture
def provider():
    made = Provider()
    yield made
    made.stop()


def page_of(client, deed="", **sent):
    address = f"/administration/connections/of/harbour/{deed}"
    return (client.post(address, sent, follow=True) if deed else client.get(address)).content.decode()


def test_it_serves_the_domains_of_an_organisation_and_is_listed(client, connection):
    assert connection.settings == {"server_url": "https://login.harbour.nhs.uk"}
    assert {one.domain for one in EmailDomain.objects.all()} == {"harbour.nhs.uk", "estuary.nhs.uk"}
    page = client.get("/administration/connections/").content.decode()
    assert "Harbour Trust: estuary.nhs.uk, harbour.nhs.uk" in page
    assert "/account/organisation/harbour/login/callback/" in page_of(client)
    assert "no domain yet" not in page
    assert client.get("/account/organisation/elsewhere/login/").status_code == 404


def test_the_list_asks_as_many_queries_for_many_as_for_one(client, connection):
    with CaptureQueriesContext(database) as one:
        client.get("/administration/connections/")
    for number in range(5):
        said = {**SAID, "code": f"more-{number}", "domains": f"more{number}.nhs.uk"}
        assert client.post("/administration/connections/add/", said).status_code == 302
    with CaptureQueriesContext(database) as many:
        client.get("/administration/connections/")
    assert len(many) == len(one)


def test_the_secret_lies_sealed_and_comes_back_on_no_page_and_no_record(client, connection):
    assert SECRET not in connection.secret
    assert accounts.secret_of(connection) == SECRET
    wrong = client.post("/administration/connections/add/", {**SAID, "code": "other", "domains": "no domain"})
    assert wrong.status_code == 422
    pages = (
        wrong.content.decode() + page_of(client) + client.get("/administration/connections/").content.decode()
    )
    assert SECRET not in pages
    assert connection.secret not in pages
    assert SECRET not in json.dumps([one.detail for one in Event.objects.all()])


def test_a_change_keeps_the_secret_unless_a_new_one_is_given(client, connection):
    said = {**SAID, "name": "Harbour", "domains": "harbour.nhs.uk", "secret": ""}
    assert client.post("/administration/connections/of/harbour/", said).status_code == 302
    connection.refresh_from_db()
    assert (connection.name, accounts.secret_of(connection)) == ("Harbour", SECRET)
    assert [one.domain for one in connection.domains.all()] == ["harbour.nhs.uk"]
    client.post("/administration/connections/of/harbour/", {**said, "secret": "fresh"})
    connection.refresh_from_db()
    assert accounts.secret_of(connection) == "fresh"
    details = [one.detail for one in Event.objects.filter(action="connection.changed").order_by("pk")]
    assert details == [{"new_secret": False}, {"new_secret": True}]


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("code", "harbour", "Another connection has this short name"),
        ("code", "two words", "Write small letters, digits and hyphens alone"),
        ("server_url", "http://login.harbour.nhs.uk", "beginning with https://"),
        ("domains", "quay.nhs.uk", "belongs to Quay"),
        ("domains", "estuary.nhs.uk", "Another connection vouches"),
        ("secret", "", "Fill in “Client secret”"),
        ("secret", "x" * 80, "at most 79"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    client, connection, make_organisation, field, value, words
):
    EmailDomain.objects.create(organisation=make_organisation("RX2", "Quay"), domain="quay.nhs.uk")
    said = {**SAID, "code": "second", "domains": "pier.nhs.uk", field: value}
    answer = client.post("/administration/connections/add/", said)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert SocialApp.objects.count() == 1


def test_switched_off_nobody_signs_in_and_it_can_be_switched_on_again(client, connection):
    assert "Switched off" in page_of(client, "switch/", on="no")
    page_of(client, "switch/", on="no")
    assert client.get("/account/organisation/harbour/login/").status_code == 404
    found = client.post("/account/sign-in/organisation/", {"email": "a@harbour.nhs.uk"}).content.decode()
    assert "has no sign-in of its own here" in found
    assert "Switched off" not in page_of(client, "switch/", on="yes")
    found = client.post("/account/sign-in/organisation/", {"email": "a@harbour.nhs.uk"}).content.decode()
    assert "/account/organisation/harbour/login/" in found
    assert Event.objects.filter(action__startswith="connection.switched").count() == 2
    assert "The connection is gone" in page_of(client, "end/")
    assert not SocialApp.objects.exists()
    assert accounts.is_approved("a@harbour.nhs.uk")


def test_a_secret_that_was_sealed_with_another_key_has_to_be_entered_again(client, connection, settings):
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another" * 10
    assert accounts.secret_of(connection) == SECRET
    settings.SECRET_KEY_FALLBACKS = []
    assert accounts.secret_of(connection) == ""


def test_a_secret_is_not_kept_while_the_second_step_is_asked_for(client, connection):
    session = client.session
    del session["account_authentication_methods"]
    session.save()
    client.post("/administration/connections/of/harbour/", {**SAID, "secret": "fresh"})
    assert "fresh" not in json.dumps(dict(client.session.items()))
    assert "Please do it once more" in client.get("/account/second-step/go-on/").content.decode()


def test_trying_it_says_in_words_what_is_wrong(client, connection, provider):
    connection.settings = {"server_url": provider.address}  # the form takes https only
    connection.save()
    page = page_of(client, "try/")
    assert "not encrypted (https): authorization_endpoint, token_endpoint" in page
    assert "Nobody can sign in until this is mended" in page
    provider.down = True
    assert "The server answers 500 at http://127.0.0.1" in page_of(client, "try/")


def test_where_nobody_answers_it_says_so(client, connection):
    connection.settings = {"server_url": "https://localhost:9"}
    connection.save()
    assert "Nobody answers at this address" in page_of(client, "try/")


@pytest.mark.parametrize(
    ("change", "words", "stops"),
    [
        ({"jwks_uri": None, "issuer": 7}, "lacks: issuer, jwks_uri", True),
        ({"token_endpoint": "http://x"}, "not encrypted (https): token_endpoint", True),
        ({"issuer": "https://other.example"}, "calls itself https://other.example", False),
        ({"scopes_supported": ["openid", "email"]}, "these scopes: profile", False),
        ({"scopes_supported": ["openid"]}, "these scopes: profile, email", True),
        ({"code_challenge_methods_supported": ["plain"]}, "PKCE", True),
    ],
)
def test_each_fault_of_a_description_is_named(change, words, stops):
    found = discovery.remarks({**WHOLE, **change}, "https://login.harbour.nhs.uk")
    assert [(words in one.text, one.stops) for one in found][:1] == [(True, stops)]


def test_a_whole_description_has_no_faults_whatever_it_does_not_say():
    assert discovery.remarks(WHOLE, "https://login.harbour.nhs.uk/.well-known/openid-configuration") == []
    short = {name: value for name, value in WHOLE.items() if "supported" not in name}
    assert discovery.remarks(short, "https://login.harbour.nhs.uk/") == []


@pytest.mark.parametrize("body", [b"<html>", b"[]", b"[" * 100_000, b"\xff"])
def test_an_answer_that_is_no_description_is_told(body):
    with pytest.raises(discovery.Unread, match="not with a description"):
        discovery.parsed(body)


class Answer(requests.Response):
    """An answer without a server."""

    def __init__(self, status=200, pieces=(b"{}",), **headers):
        super().__init__()
        self.status_code, self.pieces = status, pieces
        self.headers.update(headers)

    def close(self):
        """There is nothing to close."""

    def iter_content(self, chunk_size=1, decode_unicode=False):
        yield from self.pieces


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (requests.exceptions.SSLError(), "certificate is not valid"),
        (requests.exceptions.ReadTimeout(), "within five seconds"),
        (requests.exceptions.InvalidURL(), "Nobody answers"),
        (Answer(302, location="https://elsewhere.example"), "leads on to another"),
        (Answer(pieces=[b"x" * 150_000] * 2), "far longer"),
        (Answer(pieces=[b"[]"]), "not with a description"),
    ],
)
def test_what_may_happen_on_the_way_is_told_in_words(monkeypatch, outcome, words):
    def get(*args, **options):
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    monkeypatch.setattr(discovery.requests, "get", get)
    [remark] = discovery.try_out("https://login.harbour.nhs.uk")
    assert words in remark.text
