"""Passkeys in a real browser with a virtual device: set up, sign in, confirm, cancel, rename, remove."""

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


def sets_up(visitor, name="Work laptop"):
    visitor.opens("/account/second-factor/webauthn/add/").reads("Set up a passkey")
    visitor.page.get_by_label("Name of this passkey").fill(name)
    return visitor.presses("Set up a passkey")


def test_a_passkey_is_set_up_and_signs_in_without_a_code(visitor, telephone, make_person):
    person = make_person("Ada Osei")
    visitor.signs_in_by_code(person).reads("Ada Osei")
    sets_up(visitor).reads("Recovery codes")
    visitor.opens("/account/second-factor/").reads("Signing in safely")
    assert Authenticator.objects.filter(user=person, type="webauthn").count() == 1
    assert "A passkey was added" in mail.outbox[-2].body + mail.outbox[-1].body
    visitor.signs_out().opens("/account/sign-in/").reads("Sign in")
    letters = len(mail.outbox)
    visitor.presses("Sign in with a passkey").reads("Ada Osei")
    assert len(mail.outbox) == letters


def test_a_passkey_that_was_removed_here_and_not_on_the_device_is_said_to_be(visitor, telephone, make_person):
    person = make_person("Ada Osei")
    visitor.signs_in_by_code(person).reads("Ada Osei")
    sets_up(visitor).reads("Recovery codes")
    Authenticator.objects.filter(user=person).delete()
    visitor.signs_out().opens("/account/sign-in/").reads("Sign in")
    visitor.presses("Sign in with a passkey").page.get_by_text("This passkey was not taken.").wait_for()
    visitor.reads("Sign in")
    assert "delete it on your device as well" in visitor.page.locator("main").inner_text()


def test_the_record_asks_for_a_passkey_and_comes_back(visitor, telephone, make_person, give):
    person = make_person("Joan Ashworth")
    give(person, "programme-team")
    visitor.signs_in_by_code(person)
    visitor.opens("/audit/").reads("One more thing before that")
    visitor.presses("Set up a passkey").reads("Set up a passkey")
    visitor.presses("Set up a passkey").reads("Recovery codes")
    visitor.follows("Go on with it").reads("Record")


def test_somebody_who_stops_the_device_is_told_what_to_do(visitor, telephone, make_person):
    person = make_person("Ada Osei")
    visitor.signs_in_by_code(person).reads("Ada Osei")
    telephone(False)
    sets_up(visitor)
    said = visitor.page.get_by_role("alert")
    said.wait_for()
    assert "No passkey was used. Try again, or choose another way below." in said.inner_text()
    visitor.reads("Set up a passkey")
    assert not Authenticator.objects.exists()
    telephone(True)
    visitor.presses("Set up a passkey").reads("Recovery codes")


def test_a_lost_passkey_gives_way_to_a_recovery_code_and_is_removed(visitor, telephone, make_person):
    person = make_person("Ada Osei")
    visitor.signs_in_by_code(person).reads("Ada Osei")
    sets_up(visitor).reads("Recovery codes")
    codes = visitor.page.locator(".fl-code li").all_inner_texts()
    assert len(codes) == 10
    visitor.signs_out()
    telephone.forget()
    visitor.signs_in_by_code(person).reads("Second step")
    visitor.page.get_by_label("Authenticator code").or_(visitor.page.get_by_label("Code")).first.fill(
        codes[0]
    )
    visitor.page.get_by_role("button", name="Sign in", exact=True).click()
    visitor.reads("Ada Osei").opens("/account/second-factor/webauthn/").reads("Your passkeys")
    visitor.page.get_by_role("link", name="Remove Work laptop").click()
    visitor.reads("Confirm that it is you").follows("Use a code from your app or a recovery code instead")
    visitor.reads("Confirm that it is you")
    visitor.page.get_by_label("Code").fill(codes[1])
    visitor.presses("Go on").reads("Remove this passkey?")
    visitor.presses("Remove it").reads("Your passkeys")
    assert not Authenticator.objects.filter(type="webauthn").exists()


def test_a_passkey_is_renamed(visitor, telephone, make_person):
    person = make_person("Ada Osei")
    visitor.signs_in_by_code(person).reads("Ada Osei")
    sets_up(visitor).reads("Recovery codes")
    visitor.opens("/account/second-factor/webauthn/").reads("Your passkeys")
    visitor.page.get_by_role("link", name="Rename Work laptop").click()
    visitor.reads("Rename this passkey")
    visitor.page.get_by_label("Name").fill("Home laptop")
    visitor.presses("Save").reads("Your passkeys")
    assert "Home laptop" in visitor.page.content()
