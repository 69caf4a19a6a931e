"""Passkeys, the authenticator app and recovery codes, once somebody has them; and one's own account."""

from typing import Any

from django.test import override_settings
from django.urls import reverse
from own_keys import code_now, give_app, give_passkey
from steps import Browser, step
from steps_signing_in import enters_the_code
from world import World

from fairlead_web.accounts import api as accounts


@step("mfa/index", "team")
def both_are_there(world: World, browser: Browser) -> Any:
    """Signing in safely, with a passkey and an app."""
    give_app(world.people["team"])
    give_passkey(world.people["team"])
    return browser.opens(reverse("mfa_index"))


@step("mfa/totp/activate_form")
def the_app_is_set_up_on_the_way(world: World, browser: Browser) -> Any:
    """The picture to scan, where the record was asked for, and after a wrong code."""
    enters_the_code(world, browser, "team")
    browser.opens(reverse("audit:events"))
    return browser.sends(reverse("mfa_activate_totp"), {"code": "000000"})


@step("mfa/recovery_codes/index")
def the_app_is_there(world: World, browser: Browser) -> Any:
    """Recovery codes, shown after the app was set up on the way to the record."""
    enters_the_code(world, browser, "team")
    browser.opens(reverse("audit:events"))
    browser.opens(reverse("mfa_activate_totp"))
    secret = browser.client.session["mfa.totp.secret"]
    return browser.sends(reverse("mfa_activate_totp"), {"code": code_now(secret)})


@step("mfa/recovery_codes/index", "team")
def recovery_codes(world: World, browser: Browser) -> Any:
    """The ten codes."""
    give_app(world.people["team"])
    return browser.opens(reverse("mfa_view_recovery_codes"))


@step("mfa/recovery_codes/index", "team")
def new_recovery_codes(world: World, browser: Browser) -> Any:
    """Ten new ones."""
    give_app(world.people["team"])
    return browser.sends(reverse("mfa_generate_recovery_codes"))


@step("mfa/recovery_codes/generate", "team")
def new_recovery_codes_to_be(world: World, browser: Browser) -> Any:
    """The question before."""
    give_app(world.people["team"])
    return browser.opens(reverse("mfa_generate_recovery_codes"))


@step("mfa/totp/deactivate_form", "team")
def the_app_may_go(world: World, browser: Browser) -> Any:
    """The question before the app is let go."""
    give_app(world.people["team"])
    return browser.opens(reverse("mfa_deactivate_totp"))


@step("mfa/index", "team")
def the_app_is_gone(world: World, browser: Browser) -> Any:
    """And afterwards."""
    give_app(world.people["team"])
    return browser.sends(reverse("mfa_deactivate_totp"))


@step("mfa/webauthn/authenticator_list", "team")
def passkeys(world: World, browser: Browser) -> Any:
    """Two of them."""
    give_passkey(world.people["team"])
    give_passkey(world.people["team"])
    return browser.opens(reverse("mfa_list_webauthn"))


@step("mfa/webauthn/edit_form", "team")
def a_passkey_is_renamed(world: World, browser: Browser) -> Any:
    """With no name."""
    passkey = give_passkey(world.people["team"])
    return browser.sends(reverse("mfa_edit_webauthn", args=[passkey.pk]), {"name": ""})


@step("mfa/webauthn/authenticator_confirm_delete", "team")
def a_passkey_may_go(world: World, browser: Browser) -> Any:
    """The question before."""
    passkey = give_passkey(world.people["team"])
    return browser.opens(reverse("mfa_remove_webauthn", args=[passkey.pk]))


@step("mfa/webauthn/authenticator_list", "team")
def a_passkey_is_gone(world: World, browser: Browser) -> Any:
    """And afterwards."""
    passkey = give_passkey(world.people["team"])
    return browser.sends(reverse("mfa_remove_webauthn", args=[passkey.pk]))


@step("accounts/closed", "member")
def one_has_closed_ones_account(world: World, browser: Browser) -> Any:
    """After the form was sent."""
    return browser.sends(reverse("accounts:close"), {"email": world.people["member"].email})


@step("accounts/erased", "member")
def one_has_erased_ones_account(world: World, browser: Browser) -> Any:
    """After the form was sent."""
    return browser.sends(reverse("accounts:erase"), {"email": world.people["member"].email})


@step("home/home", "person")
def one_has_signed_out(world: World, browser: Browser) -> Any:
    """After the form was sent."""
    return browser.sends(reverse("account_logout"))


@step("accounts/unsubscribe")
def the_digest_is_stopped_already(world: World, browser: Browser) -> Any:
    """The link of an old letter, followed again."""
    accounts.set_digest_frequency(world.people["person"], "never", by=world.people["person"])
    return browser.opens(reverse("accounts:unsubscribe", args=[world.things["unsubscribe"]]))


@step("accounts/join")
def outside_a_demonstration(world: World, browser: Browser) -> Any:
    """The site as it is in earnest."""
    with override_settings(DEMONSTRATION=False):
        return browser.opens(reverse("accounts:join"))
