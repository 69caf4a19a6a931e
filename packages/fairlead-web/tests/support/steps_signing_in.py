"""Joining, signing in, and proving who one is."""

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

from allauth.socialaccount.models import SocialApp
from django.core import mail
from django.urls import reverse
from openid_provider import Provider
from own_keys import give_app, give_passkey
from steps import Browser, step
from world import World

from fairlead_web.accounts import api as accounts
from fairlead_web.audit.api import SITE


def asks_for_a_code(browser: Browser, person: Any) -> Any:
    """The page that asks for the code, after an address was typed."""
    return browser.sends(reverse("account_login"), {"email": person.email})


def code_in_the_last_letter() -> str:
    """The code that was mailed."""
    return re.findall(r"^[A-Z0-9-]{6,}$", str(mail.outbox[-1].body), flags=re.M)[0]


def enters_the_code(world: World, browser: Browser, role: str = "person") -> Any:
    """Where a mailed code leads."""
    asks_for_a_code(browser, world.people[role])
    return browser.sends(reverse("account_confirm_login_code"), {"code": code_in_the_last_letter()})


@step("account/confirm_login_code")
def a_code_is_on_its_way(world: World, browser: Browser) -> Any:
    """Signing in, after the address."""
    return asks_for_a_code(browser, world.people["person"])


@step("account/confirm_login_code")
def the_code_is_wrong(world: World, browser: Browser) -> Any:
    """The same, with another code."""
    asks_for_a_code(browser, world.people["person"])
    return browser.sends(reverse("account_confirm_login_code"), {"code": "ABC-DEF"})


@step("account/request_login_code")
def too_many_codes(world: World, browser: Browser) -> Any:
    """Asked for again and again."""
    for _ in range(3):
        asks_for_a_code(Browser(), world.people["person"])
    return asks_for_a_code(browser, world.people["person"])


@step("account/account_inactive")
def the_account_is_closed(world: World, browser: Browser) -> Any:
    """A closed account, whose code somebody had asked for before."""
    person = world.people["person"]
    asks_for_a_code(browser, person)
    code = code_in_the_last_letter()
    type(person).objects.filter(pk=person.pk).update(is_active=False)
    return browser.sends(reverse("account_confirm_login_code"), {"code": code})


@step("accounts/prove")
def a_code_proves_the_address(world: World, browser: Browser) -> Any:
    """Joining, after the address."""
    return browser.sends(reverse("accounts:join"), {"email": "new.person@harbour.nhs.uk"})


@step("accounts/prove")
def the_proof_is_wrong(world: World, browser: Browser) -> Any:
    """The same, with another code and no name."""
    browser.sends(reverse("accounts:join"), {"email": "new.person@harbour.nhs.uk"})
    return browser.sends(reverse("accounts:prove"), {"code": "ABC-DEF", "name": ""})


@step("accounts/join")
def the_proof_is_too_old(world: World, browser: Browser) -> Any:
    """The page of the code, opened where none was asked for."""
    return browser.opens(reverse("accounts:prove"))


@step("accounts/join_closed")
def the_domain_is_unknown(world: World, browser: Browser) -> Any:
    """An address at a domain that nobody approved."""
    return browser.sends(
        reverse("accounts:join"), {"email": "a.person@a-very-long-name-of-a-hospital-charity.example.org"}
    )


@step("home/mine")
def an_account_is_new(world: World, browser: Browser) -> Any:
    """After an invitation was accepted."""
    return browser.sends(reverse("accounts:invited", args=[world.things["token"]]), {"name": "Gwen Guest"})


@step("accounts/invitation_gone")
def an_invitation_is_gone(world: World, browser: Browser) -> Any:
    """A link that never was, or does not hold any more."""
    return browser.opens(reverse("accounts:invited", args=["nothing"]))


@step("accounts/invitation_used")
def an_invitation_was_accepted(world: World, browser: Browser) -> Any:
    """The link of an invitation, once more after it was used."""
    address = reverse("accounts:invited", args=[world.things["token"]])
    Browser().sends(address, {"name": "Gwen Guest"})
    return browser.opens(address)


@step("accounts/invited")
def an_invitation_to_somebody_known(world: World, browser: Browser) -> Any:
    """Its address has an account already."""
    accounts.add_person(email="guest@example.com", name="Gwen Guest", by=SITE)
    return browser.opens(reverse("accounts:invited", args=[world.things["token"]]))


@step("accounts/invited")
def an_invitation_to_a_closed_account(world: World, browser: Browser) -> Any:
    """Its address had one."""
    accounts.close_account(
        accounts.add_person(email="guest@example.com", name="Gwen Guest", by=SITE), by=SITE
    )
    return browser.opens(reverse("accounts:invited", args=[world.things["token"]]))


@step("mfa/authenticate")
def the_second_step_at_sign_in(world: World, browser: Browser) -> Any:
    """A code by e-mail, then the passkey or the app."""
    give_app(world.people["person"])
    give_passkey(world.people["person"])
    return enters_the_code(world, browser)


@step("mfa/authenticate")
def the_second_step_fails(world: World, browser: Browser) -> Any:
    """A wrong code of the app."""
    give_app(world.people["person"])
    enters_the_code(world, browser)
    return browser.sends(reverse("mfa_authenticate"), {"code": "000000"})


@step("mfa/authenticate")
def the_passkey_does_not_fit(world: World, browser: Browser) -> Any:
    """A passkey that signed nothing, at sign-in."""
    give_passkey(world.people["person"])
    enters_the_code(world, browser)
    return browser.sends(reverse("mfa_authenticate"), {"credential": "{}"})


@step("mfa/reauthenticate", "team", strong=False)
def the_app_is_asked_for(world: World, browser: Browser) -> Any:
    """The record, with an app."""
    give_app(world.people["team"])
    return browser.opens(reverse("audit:events"))


@step("mfa/reauthenticate", "team", strong=False)
def the_app_says_otherwise(world: World, browser: Browser) -> Any:
    """The same, with a wrong code."""
    give_app(world.people["team"])
    return browser.sends(reverse("mfa_reauthenticate"), {"code": "000000"})


@step("home/error_429", "team", strong=False)
def the_app_is_guessed(world: World, browser: Browser) -> Any:
    """The same, again and again."""
    give_app(world.people["team"])
    for _ in range(11):
        answer = browser.sends(reverse("mfa_reauthenticate"), {"code": "000000"})
    return answer


@step("mfa/webauthn/reauthenticate", "team", strong=False)
def the_passkey_is_asked_for(world: World, browser: Browser) -> Any:
    """The record, with a passkey and an app."""
    give_app(world.people["team"])
    give_passkey(world.people["team"])
    return browser.opens(reverse("audit:events"))


@step("accounts/second_factor", "team", strong=False)
def a_second_factor_is_needed(world: World, browser: Browser) -> Any:
    """The record, with neither."""
    return browser.opens(reverse("audit:events"))


@step("accounts/kept_form", "team")
def a_form_was_kept(world: World, browser: Browser) -> Any:
    """What was sent before somebody proved who they are, to be sent on."""
    weak = Browser(world.people["team"], strong=False)
    weak.sends(reverse("team:domains"), {"domain": "quay.nhs.uk", "organisation": "RX1"})
    browser.remembers(accounts__kept_form=weak.client.session["accounts.kept_form"])
    return browser.opens(reverse("accounts:kept_form"))


@step("accounts/kept_form", "administrator")
def a_form_could_not_be_kept(world: World, browser: Browser) -> Any:
    """It held a secret."""
    weak = Browser(world.people["administrator"], strong=False)
    weak.sends(reverse("administration:add_connection"), {"secret": "s"})
    browser.remembers(accounts__kept_form=weak.client.session["accounts.kept_form"])
    return browser.opens(reverse("accounts:kept_form"))


@step("accounts/organisation_refused")
def an_organisation_vouches_for_too_much(world: World, browser: Browser) -> Any:
    """An address outside the domains of a connection, from a provider on this machine."""
    provider = Provider()
    provider.claims["email"] = "eve@quay.nhs.uk"
    SocialApp.objects.filter(provider_id="harbour").update(settings={"server_url": provider.address})
    try:
        leads_to = browser.client.get(reverse("openid_connect_login", args=["harbour"]))["Location"]
        asked = parse_qs(urlsplit(leads_to).query)
        [provider.challenge], [state] = asked["code_challenge"], asked["state"]
        back = reverse("openid_connect_callback", args=["harbour"])
        return browser.opens(f"{back}?code=c&state={state}")
    finally:
        provider.stop()


@step("socialaccount/authentication_error")
def an_organisation_sends_nonsense(world: World, browser: Browser) -> Any:
    """An answer of an organisation's sign-in that nobody asked for."""
    return browser.opens(reverse("openid_connect_callback", args=["harbour"]) + "?error=no&state=none")


@step("accounts/organisation_stopped")
def an_organisation_cannot_be_reached(world: World, browser: Browser) -> Any:
    """Its sign-in is down."""
    return browser.opens(reverse("openid_connect_login", args=["harbour"]))


@step("organisations/roles")
def synthetic_people_have_roles(world: World, browser: Browser) -> Any:
    """Signing in as somebody, in a demonstration."""
    return browser.opens(reverse("demonstration:people") + "?q=Lena")
