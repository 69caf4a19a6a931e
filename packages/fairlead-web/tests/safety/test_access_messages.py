"""What is said once a form was sent: each form of the site is sent, and the page to which it leads looked at.

The forms of pages behind a step as well (support/steps_*.py). The page itself was looked at in every way
elsewhere; here once with a message and once without, on a telephone, by axe, and how the message is told.
"""

import re

import pytest
from authorisation import routes
from django.urls import resolve
from django.utils.html import strip_tags
from filling import LOOKS, forms, read
from readers import body_of, reading_once
from steps import Browser, taken_back
from walks import WALKS

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SAID_BY_THE_PAGE = {  # to which these lead, so that no message stands above it
    "home:welcome_later",  # the welcome is gone
    "content:ask",
    "content:ask_format",
    "accounts:close",
    "accounts:erase",
    "accounts:organisation_sign_in",
    "accounts:unsubscribe",
    "account_login",  # a code is on its way
    "account_confirm_login_code",  # one is in
    "mfa_generate_recovery_codes",  # the codes
    "mfa_authenticate",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_edit_webauthn",  # the list with the new name
    "administration:try_connection",  # what was tried, and how it went
    "team:lists",  # what would happen
    "releases:add_release",  # how the work goes
    "releases:add_table",  # what is not clear
    "demonstration:sign_in_as",
}
REFUSED = {  # what the sweep fills in does not do here; such a page is looked at as what was wrong
    "accounts:join",
    "accounts:prove",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "releases:add_study",
    "releases:approve",
    "ui:gallery",
}
SENTENCE = re.compile(r"[A-Z0-9](?:\S*\s+){3,}\S*[.!?]", re.S)
MESSAGE = re.compile(r"fl-message[^>]*>(.*?)</div>", re.S)


def sent(world, readers):
    """Each form by its route, sent by whoever finds it: the route and the answer."""
    known = set()
    for form in forms(routes(), world.things, readers, LOOKS, once=True):
        known.add(form.route)
        with taken_back():
            yield form.route, Browser(world.people.get(form.role)).sends(form.action, form.sent())
    for step in [step for walks in WALKS.values() for step in walks]:
        with step.walked(world) as page:
            found = read(step.role, page.request["PATH_INFO"], body_of(page).decode())
            for form in [form for form in found if form.route not in known]:
                known.add(form.route)
                yield form.route, page.browser.sends(form.action, form.sent())


def wrong_words(said):
    """What is wrong with what a page tells: sentences that say what happened, and no second message."""
    if len(said) > 1:
        return [f"two messages, which may contradict: {said}"]
    return [f"does not say what happened: {one}" for one in said if not SENTENCE.fullmatch(one)]


def test_each_message_is_told_and_can_be_read(world, readers, window, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    broken, messages, silent, pages = {}, set(), set(), set()
    with reading_once():
        for route, answer in sent(world, readers):
            page, address = body_of(answer), answer.request["PATH_INFO"]
            said = [strip_tags(one).strip() for one in MESSAGE.findall(page.decode())]
            faults = wrong_words(said)
            messages.update(said)
            if not said:
                silent.add(route)
            if (kind := (resolve(address).view_name, bool(said))) not in pages:
                pages.add(kind)
                faults += window.glances_at((answer.status_code, dict(answer.items()), page), address)
            if faults:
                broken[route] = faults
    assert broken == {}
    assert silent == SAID_BY_THE_PAGE | REFUSED
    assert (len(messages) > 80, len(pages) > 40) == (True, True)
