import re
import time

import pytest
import time_machine
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from django.test import override_settings

from fairlead_web.accounts import api
from fairlead_web.audit.api import SITE


@pytest.fixture(autouse=True)
def _fresh_limits():
    cache.clear()


def ask_for_code(client, address):
    return client.post("/account/sign-in/", {"email": address})


def totp_code(secret):
    """What the authenticator app shows now."""
    return totp.format_hotp_value(totp.hotp_value(secret, list(totp.yield_hotp_counters_from_time())[-1]))


def code_in(letter):
    [code] = re.findall(r"^[A-Z0-9-]{6,}$", letter.body, flags=re.M)
    return code


def test_a_person_signs_in_with_a_code_and_out_again(client, make_person, post_office):
    person = make_person("Ada Osei")
    answer = ask_for_code(client, person.email.upper())
    assert answer.url == "/account/sign-in/code/"
    [letter] = post_office()
    assert (letter.subject, letter.to) == ("Your code for Fairlead", [person.email])
    answer = client.post(answer.url, {"code": code_in(letter)})
    assert answer.url == "/my-page/"
    assert "Ada Osei" in client.get("/account/").content.decode()
    assert client.post("/account/sign-out/").url == "/"
    assert client.get("/account/").status_code == 302


def test_a_wrong_code_is_refused_beside_its_field(client, make_person):
    ask_for_code(client, make_person().email)
    answer = client.post("/account/sign-in/code/", {"code": "WRONG-1"})
    assert answer.status_code == 200
    assert "There is a problem" in answer.content.decode()


def test_whoever_typed_a_wrong_address_starts_again(client, make_person):
    ask_for_code(client, "wrong@example.org")
    page = client.get("/account/sign-in/code/").content.decode()
    assert "code has been sent" not in page, "Nobody is told that an account is there."
    assert client.get("/account/sign-in/").url == "/account/sign-in/code/", "A code is awaited."
    assert 'action="/account/sign-out/"' in page
    assert client.post("/account/sign-out/", {"next": "/account/sign-in/"}).url == "/account/sign-in/"
    assert client.get("/account/sign-in/").status_code == 200


def test_a_stranger_learns_nothing_and_gets_no_letter(client, db, post_office):
    answer = ask_for_code(client, "stranger@example.org")
    assert answer.url == "/account/sign-in/code/"
    assert "If stranger@example.org belongs to an account" in client.get(answer.url).content.decode()
    assert post_office() == []


def test_a_closed_account_cannot_sign_in(client, make_person, post_office):
    person = make_person()
    ask_for_code(client, person.email)
    code = code_in(post_office()[0])
    api.close_account(person, by=SITE)
    client.post("/account/sign-in/code/", {"code": code})
    assert client.get("/account/").status_code == 302


def test_an_address_without_form_is_refused_with_a_title_that_says_so(client, db):
    page = ask_for_code(client, "nowhere").content.decode()
    assert "<title>Error: Sign in" in page


def test_nobody_signs_up(client, db):
    assert client.get("/account/signup/").status_code == 404


def test_the_session_ends_with_the_browser_and_after_twelve_hours(client, make_person, settings, post_office):
    ask_for_code(client, make_person().email)
    client.post("/account/sign-in/code/", {"code": code_in(post_office()[0])})
    assert client.session.get_expire_at_browser_close()
    assert settings.SESSION_COOKIE_AGE == 12 * 3600


def test_whoever_goes_on_working_is_signed_out_after_twelve_hours_all_the_same(
    client, make_person, post_office
):
    began = time.time()
    with time_machine.travel(began):  # a form that was opened at noon begins a session too
        ask_for_code(client, make_person().email)
    with time_machine.travel(began + 300):
        client.post("/account/sign-in/code/", {"code": code_in(post_office()[0])})
    for hours in (4, 8, 11.9, 12.05):  # signing in began it anew
        with time_machine.travel(began + hours * 3600):
            assert client.get("/account/").status_code == 200
            client.get("/language/cy/")  # is kept in the session, and so stores it
    with time_machine.travel(began + 12.1 * 3600):
        assert client.get("/account/").status_code == 302


def test_the_second_step_is_set_up_asked_for_and_given_up(client, make_person, post_office):
    person = make_person()
    ask_for_code(client, person.email)
    client.post("/account/sign-in/code/", {"code": code_in(post_office()[0])})
    assert "No authenticator app" in client.get("/account/second-factor/").content.decode()
    page = client.get("/account/second-factor/totp/activate/").content.decode()
    [secret] = re.findall(r'Key: <span class="fl-code">(\w+)</span>', page)
    answer = client.post("/account/second-factor/totp/activate/", {"code": totp_code(secret)})
    assert answer.url == "/account/second-factor/recovery-codes/"
    with time_machine.travel(time.time() + 1801):  # what was shown half an hour ago is asked for again
        confirm = client.get(answer.url).url
        assert confirm.startswith("/account/second-factor/reauthenticate/")
        assert "Confirm that it is you" in client.get(confirm).content.decode()
        assert client.post(confirm, {"code": totp_code(secret)}).url == answer.url
    codes = re.findall(r"<li>(\w{8,})</li>", client.get(answer.url).content.decode())
    assert len(codes) == 10
    assert "is in use" in client.get("/account/second-factor/").content.decode()
    client.post("/account/sign-out/")
    ask_for_code(client, person.email)
    answer = client.post("/account/sign-in/code/", {"code": code_in(post_office()[-1])})
    assert answer.url == "/account/second-factor/authenticate/"
    assert client.get("/account/").status_code == 302
    assert "Second step" in client.get(answer.url).content.decode()
    client.post(answer.url, {"code": codes[0]})
    assert client.get("/account/").status_code == 200
    client.post("/account/second-factor/reauthenticate/", {"code": codes[1]})
    assert client.get("/account/second-factor/recovery-codes/generate/").status_code == 200
    assert client.get("/account/second-factor/totp/deactivate/").status_code == 200
    client.post("/account/second-factor/totp/deactivate/")
    assert "No authenticator app" in client.get("/account/second-factor/").content.decode()


def test_too_many_codes_are_not_sent(client, make_person, post_office):
    person = make_person()
    with override_settings(ACCOUNT_RATE_LIMITS={"request_login_code": "1/m/key", "join": "9/m/key"}):
        ask_for_code(client, person.email)
        ask_for_code(client, person.email)
    assert len(post_office()) == 1
