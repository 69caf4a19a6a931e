"""A second factor before approving, moderating and administering, and back to where one was."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.signals import authenticator_added, authenticator_removed
from allauth.mfa.totp.internal import auth as totp
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from own_keys import give_passkey

from fairlead_web.accounts import second_factor
from fairlead_web.accounts.adapter import SecondFactorAdapter
from fairlead_web.audit.models import Event


@pytest.fixture
def joan(make_person, give):
    person = make_person("Joan Ashworth")
    give(person, "programme-team")
    return person


def give_app(person):
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(person, secret)
    return secret


def code(secret):
    return totp.format_hotp_value(totp.hotp_value(secret, list(totp.yield_hotp_counters_from_time())[-1]))


def test_a_code_by_e_mail_is_not_enough_for_the_record(sign_in, joan):
    client = sign_in(joan, strong=False)
    answer = client.get("/audit/")
    assert answer.url == "/account/second-step/"
    page = client.get(answer.url).content.decode()
    assert "One more thing before that" in page
    assert "/account/second-factor/webauthn/add/" in page


def test_whoever_may_not_see_the_record_is_not_asked_either(sign_in, make_person):
    assert sign_in(make_person(), strong=False).get("/audit/").status_code == 403


def test_it_holds_for_half_an_hour(sign_in, joan):
    client = sign_in(joan)
    assert client.get("/audit/").status_code == 200
    session = client.session
    session["account_authentication_methods"][0]["at"] = time.time() - second_factor.FRESH - 1
    session.save()
    assert client.get("/audit/").status_code == 302


def test_the_app_is_asked_for_and_leads_back(sign_in, joan):
    secret = give_app(joan)
    client = sign_in(joan, strong=False)
    answer = client.get("/audit/?page=1")
    assert answer.url == "/account/second-factor/reauthenticate/?next=%2Faudit%2F%3Fpage%3D1"
    answer = client.post(answer.url, {"code": code(secret), "next": "/audit/?page=1"})
    assert answer.url == "/audit/?page=1"
    assert client.get(answer.url).status_code == 200
    assert "accounts.afterwards" not in client.session


def test_a_passkey_is_asked_for_first(sign_in, joan):
    give_app(joan)
    Authenticator.objects.create(user=joan, type="webauthn", data={"name": "x", "credential": {}})
    answer = sign_in(joan, strong=False).get("/audit/")
    assert answer.url.startswith("/account/second-factor/webauthn/reauthenticate/")


def test_a_passkey_that_does_not_fit_is_said_and_leads_nowhere_else(sign_in, joan):
    give_passkey(joan)
    client = sign_in(joan, strong=False)
    address = client.get("/audit/").url.partition("?")[0]
    page = client.post(address, {"credential": "{}", "next": "/audit/"}).content.decode()
    assert "No passkey was used. Try again" in page
    assert 'name="next" value="/audit/"' in page


def test_a_form_that_was_sent_is_kept_shown_and_sent_on(sign_in, joan):
    client = sign_in(joan, strong=False)
    answer = client.post(
        "/releases/999/withdraw/",
        {"note": 'Wrong <b>"year"</b>', "more": ["1", "2"]},
        HTTP_REFERER="http://testserver/releases/9/",
    )
    assert answer.url == "/account/second-step/"
    page = client.get("/account/second-step/go-on/").content.decode()
    assert 'action="/releases/999/withdraw/"' in page
    assert 'value="Wrong &lt;b&gt;&#34;year&#34;&lt;/b&gt;"' in page
    assert page.count('name="more"') == 2
    assert 'href="/releases/9/"' in page
    assert client.get("/account/second-step/go-on/").url == "/account/", "It is shown once."


@pytest.mark.parametrize("files", [True, False])
def test_what_cannot_be_kept_is_said(sign_in, joan, files):
    request = RequestFactory().post(
        "/x/",
        # The request reads the file at once, and it is never written.
        {"note": "x", **({"file": open(__file__, "rb")} if files else {"long": "x" * 200_000})},  # noqa: SIM115  # the client reads it to its end
    )
    client = sign_in(joan, strong=False)
    request.session = session = client.session
    second_factor.keep_form(request)
    session.save()
    page = client.get("/account/second-step/go-on/").content.decode()
    assert "Please do it once more" in page
    assert second_factor.same_site_referrer(request) == "/"


def test_visitors_are_sent_to_sign_in(client, db):
    view = second_factor.second_factor_required(lambda request: HttpResponse("in"))
    request = RequestFactory().get("/x/?a=1")
    request.user = type("Nobody", (), {"is_authenticated": False})()
    assert view(request).url == "/account/sign-in/?next=/x/%3Fa%3D1"


def test_sign_in_as_counts_in_a_demonstration_only(client, joan, settings):
    client.post(f"/demonstration/sign-in-as/{joan.pk}/")
    assert client.get("/audit/").status_code == 200
    settings.DEMONSTRATION = False
    assert client.get("/audit/").status_code == 302


def test_the_apps_secret_lies_encrypted(joan):
    secret = give_app(joan)
    assert secret not in str(Authenticator.objects.get().data)
    assert SecondFactorAdapter().decrypt(SecondFactorAdapter().encrypt("text")) == "text"


def test_what_no_passkey_would_send_adds_none(sign_in, joan):
    client, add = sign_in(joan), reverse("mfa_add_webauthn")
    client.get(add)
    sent = '{"response": {"clientDataJSON": 5, "authenticatorData": []}, "id": 3, "rawId": "MQ", "type": "x"}'
    page = client.post(add, {"credential": sent, "name": "Mine"}).content.decode()
    assert "No passkey was used" in page
    assert not Authenticator.objects.exists()


def test_passkeys_are_numbered(joan):
    assert SecondFactorAdapter().generate_authenticator_name(joan, "webauthn") == "Passkey 1"


@pytest.mark.parametrize(
    "path", ["", "webauthn/", "webauthn/add/", "totp/activate/", "recovery-codes/generate/"]
)
def test_the_pages_around_it_answer(sign_in, joan, path):
    give_app(joan)
    assert sign_in(joan).get(f"/account/second-factor/{path}").status_code in (200, 302)


def test_what_to_do_about_a_lost_one_stands_on_a_page(client, db):
    assert "recovery code" in client.get("/account/lost/").content.decode()


def test_adding_and_removing_one_is_recorded_and_the_new_one_counts_at_once(sign_in, joan):
    client = sign_in(joan, strong=False)
    request = RequestFactory().get("/")
    request.user, request.session = joan, client.session
    app = Authenticator(pk=7, user=joan, type="totp")
    authenticator_added.send(sender=Authenticator, request=request, user=joan, authenticator=app)
    assert second_factor.is_strong(request)
    authenticator_removed.send(sender=Authenticator, request=request, user=joan, authenticator=app)
    events = Event.objects.filter(action__startswith="second-factor", subject_id=str(joan.pk))
    assert {(one.action, one.detail["kind"]) for one in events} == {
        ("second-factor.added", "totp"),
        ("second-factor.removed", "totp"),
    }


def test_new_recovery_codes_are_no_second_factor_by_themselves(sign_in, joan):
    client = sign_in(joan, strong=False)
    request = RequestFactory().get("/")
    request.user, request.session = joan, client.session
    codes = Authenticator(pk=7, user=joan, type="recovery_codes")
    authenticator_added.send(sender=Authenticator, request=request, user=joan, authenticator=codes)
    assert not second_factor.is_strong(request)


LAST = "It is the last one you have. Your recovery codes go with it"


def confirmed(client):
    """Confirmed just now, as allauth wants before ways to sign in change."""
    session = client.session
    session["account_authentication_methods"][0]["reauthenticated"] = True
    session.save()
    return client


def test_whoever_removes_the_last_passkey_is_told_that_recovery_codes_go_too(sign_in, joan):
    passkey = give_passkey(joan)
    client = confirmed(sign_in(joan))
    address = reverse("mfa_remove_webauthn", args=[passkey.pk])
    assert LAST in client.get(address).content.decode()
    give_passkey(joan)
    assert LAST not in client.get(address).content.decode()


@pytest.mark.parametrize("way", ["passkey", "app"])
def test_whoever_removes_one_is_signed_out_everywhere_else(sign_in, joan, make_person, way):
    passkey, thief, other = give_passkey(joan), Client(), Client()
    give_app(joan)
    thief.force_login(joan)  # on the telephone that was stolen
    other.force_login(make_person("Bo Li"))
    client = confirmed(sign_in(joan))
    address = {"passkey": reverse("mfa_remove_webauthn", args=[passkey.pk])}.get(way)
    page = client.post(address or reverse("mfa_deactivate_totp"), follow=True).content.decode()
    assert "You are signed out everywhere else" in page
    assert thief.get("/account/").status_code == 302
    assert client.get("/account/").status_code == other.get("/account/").status_code == 200


def test_whoever_stops_the_app_is_told_what_still_holds(sign_in, joan):
    give_app(joan)
    client = confirmed(sign_in(joan))
    assert LAST in client.get(reverse("mfa_deactivate_totp")).content.decode()
    give_passkey(joan)
    page = client.get(reverse("mfa_deactivate_totp")).content.decode()
    assert LAST not in page
    assert "a code by e-mail is enough" not in page, "A passkey is still asked for."


def test_a_wrong_recovery_code_is_not_spoken_of_as_the_apps(sign_in, joan):
    give_passkey(joan)
    RecoveryCodes.activate(joan)
    answer = sign_in(joan, strong=False).post(reverse("mfa_reauthenticate"), {"code": "00000000"})
    assert "This code does not fit." in answer.content.decode()
