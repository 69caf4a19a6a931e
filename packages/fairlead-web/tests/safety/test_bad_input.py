"""Whatever is typed, chosen or sent: no fault of the site, nothing done twice, nothing comes back as markup.

PostgreSQL differs in what it stores and in how a transaction ends that met a fault. There each field takes
the strings for which that matters, and each route is looked at by one reader.
"""

import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from authorisation import routes
from django.core.cache import cache
from django.db import connection
from filling import LOOKS, forms
from readers import Reader, reading_once

from fairlead_web.releases import store

SHARED = Path(__file__).parents[5] / "shared" / "fixtures" / "security" / "blns.json"
MARKUP = '"><img src=x onerror=alert(1)><script>alert(2)</script>'
TYPED = [
    MARKUP,
    "nul\x00nul {{ 7 * 7 }}{% raise %}%(name)s {0}",
    "‮right to left ‏ ﷽ 👩‍👩‍👧‍👦 Z̸͝a̵l̷g̶o̵",
    '=HYPERLINK("http://example.org")\r\nBcc: victim@example.org',
    "\ud800".encode("utf-16", "surrogatepass").decode("utf-16", "replace") + "x" * 20_000,
]
STORED_OTHERWISE = [TYPED[1], TYPED[4]]  # no NUL, no half of a pair, nothing longer than its column
NOTED = {"audit_event"}  # that it was asked for again may be on the record
TRIED_ELSEWHERE = {  # no words that somebody types would do
    "releases:approve",  # verifies the release's files again: releases/test_life_cycle.py has some
    "mfa_activate_totp",  # takes the code of the moment: accounts/test_second_factor.py
    "mfa_generate_recovery_codes",  # for those who have a second factor: the same
    "mfa_add_webauthn",  # takes a browser's passkey: journeys/test_passkeys.py
}
MEANT_TWICE = {
    "account_login",  # another code: it takes the place of the first
    "accounts:invitations",  # the second takes the place of the first, whose link then opens nothing
    "team:invite",
    "networks:summarise_chat",  # writes the exchanges anew
}


def naughty(number, many):
    """What is typed into the fields of one form; all forms together take all of the long list."""
    if connection.vendor != "sqlite":
        return STORED_OTHERWISE
    if not SHARED.is_file():
        return TYPED
    return TYPED + json.loads(SHARED.read_text("utf-8"))[number::many]


@pytest.fixture(scope="module")
def readers(world):
    """readers("lead") is somebody in that role."""
    known = {}
    return lambda role: known.get(role) or known.setdefault(role, Reader(world, role))


@pytest.fixture(scope="module")
def found(world, readers):
    """Every form of the site that somebody may send."""
    with reading_once():
        yield list(forms(routes(), world.things, readers, LOOKS, once=connection.vendor != "sqlite"))


def fault(form, readers, **instead):
    """What is wrong with the answer to a form that is sent so; None where all is well."""
    status, page = readers(form.role).follows(form.action, form.filled(**instead))
    return status if status >= 500 or "<img src=x" in page or "<script>alert" in page else None


def test_every_field_of_every_form_takes_every_string(found, readers, db):
    wrong = {}
    for number, form in enumerate(found):
        for name in form.typed:
            for text in naughty(number, len(found)):
                if status := fault(form, readers, **{name: text}):
                    wrong[f"{form.role} {form.route} {name}"] = (status, text[:40])
    assert wrong == {}
    assert len(found) > 80
    assert {"networks:ask_question", "networks:ask_peer", "networks:report_post", "networks:write_update",
            "networks:decline_question", "networks:judge_topic", "content:ask", "team:invite"} <= {
        form.route for form in found if form.typed
    }  # fmt: skip  # several to a line read better here


def test_nothing_but_what_is_offered_can_be_chosen(found, readers, db):
    wrong = {}
    for form in found:
        for name in form.chosen:
            for text in STORED_OTHERWISE[:1] if connection.vendor != "sqlite" else TYPED[:2]:
                if status := fault(form, readers, **{name: text}):
                    wrong[f"{form.role} {form.route} {name}"] = (status, text[:40])
    assert wrong == {}


def test_what_is_asked_in_addresses_takes_every_string(world, readers, db):
    wrong = {}
    for text in TYPED:
        for address in ("/organisations/", "/observatory/", "/networks/asks/", "/demonstration/sign-in-as/"):
            asked = dict.fromkeys(("text", "q", "page", "theme", "kind", "region", "organisation"), text)
            status, page = readers("person").fetches("GET", address, asked)[::2]
            if status >= 500 or b"<img src=x" in page:
                wrong[address] = (status, text[:40])
    assert wrong == {}


NO_PASSKEYS = [
    "[" * 100_000,
    "[]",
    '"x"',
    '{"response": []}',
    '{"response": {"userHandle": "OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5"}}',
    '{"response": {"clientDataJSON": 5, "authenticatorData": []}, "id": 3, "rawId": "MQ", "type": "x"}',
]


@pytest.mark.parametrize("sent", NO_PASSKEYS)
def test_what_no_passkey_would_send_is_no_fault(world, readers, sent, db):
    cache.clear()
    signed = {"credential": sent, "name": "Mine"}
    for role, deed in (("visitor", "login"), ("person", "add"), ("person", "reauthenticate")):
        address = f"/account/second-factor/webauthn/{deed}/"
        readers(role).fetches("GET", address)  # which begins it
        assert readers(role).follows(address, signed)[0] < 500, deed


STORED_PIECES = ("9" * 30, "%F0%9F%91%A9")


@pytest.mark.parametrize("piece", ["%00", "9" * 30, "..%2f..%2fetc", "%ff%fe", "a" * 3000, "%F0%9F%91%A9"])
def test_what_stands_in_addresses_takes_every_string(world, readers, piece, db):
    if connection.vendor != "sqlite" and piece not in STORED_PIECES:
        pytest.skip("It reaches no database.")
    faults = {}
    for route in (one for one in routes().values() if one.about):
        for thing in route.about:
            marked = world.things | {thing: "987654321" if world.things[thing].isdigit() else "marked"}
            if world.things[thing].endswith("/"):
                continue
            address = route.address(marked).replace("987654321", piece).replace("marked", piece)
            method = "POST" if route.do else "GET"
            role = next((role for role in LOOKS if role in route.see | route.do), "person")
            status = readers(role).fetches(method, address)[0]
            if status >= 500 or status == 200:
                faults[f"{method} {route.name} {thing}"] = status
    assert faults == {}


def test_every_form_is_filled_in_as_somebody_might(found, readers, db):
    refused = {}
    for form in found:
        if form.files:
            continue
        status, page = readers(form.role).follows(form.action, form.filled())
        if status >= 400 or "nhsuk-error-summary" in page:
            words = re.findall(r"error-summary__list.*?</ul>", page, re.DOTALL)
            refused[form.route] = (form.role, status, re.sub(r"<[^>]*>|\s+", " ", "".join(words)))
    assert {route: why for route, why in refused.items() if route not in TRIED_ELSEWHERE} == {}
    if connection.vendor == "sqlite":  # where every role looks at every page, and so finds every form
        assert refused.keys() == TRIED_ELSEWHERE, "Nothing stays on the list that is filled in well."


def test_a_form_that_is_sent_twice_does_its_deed_once(found, readers, db):
    again = {}
    for form in found:
        if form.files or form.route in MEANT_TWICE:
            continue
        statuses, written = readers(form.role).twice(form.action, form.filled())
        new = {statement.split('"')[1] for statement in written if statement.startswith("INSERT")}
        if statuses[1] >= 500 or new - NOTED:
            again[f"{form.role} {form.route}"] = (statuses, new)
    assert [*again.items()] == []


def zipped(name, content):
    """A zip with one member."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return held.getvalue()


REFUSED = (200, 405, 422)  # a dry run, which takes nothing; the gallery's form; the form again
HOSTILE = {
    "empty.csv": b"",
    "page.html": b"<script>alert(1)</script>",
    "picture.svg": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "program.exe": b"MZ\x90\x00",
    "nonsense.csv": bytes(range(256)) * 20,
    "nonsense.xlsx": b"PK\x03\x04" + b"\xff" * 400,
    "nonsense.zip": b"PK\x05\x06" + b"\xff" * 40,
    "outside.zip": zipped("../../outside.json", "{}"),
    "bomb.zip": zipped("my-release/release.json", b"0" * 20_000_000),
    "../../../etc/passwd.csv": b"a\x00b\n1\n",
    "x" * 200 + ".csv": b'"' + b"a," * 50_000,
    "<img src=x onerror=alert(1)>.csv": b"a\n<script>alert(2)</script>\n",
}


def test_no_hostile_file_is_taken_by_any_form(found, readers, db):
    if connection.vendor != "sqlite":
        pytest.skip("A file is refused before the database hears of it.")
    tried, wrong = 0, {}
    kept = set(store.folders(store.UPLOADS))
    for form in found:
        for field in form.files:
            for name, content in HOSTILE.items():
                sent = io.BytesIO(content)
                sent.name = name
                status, page = readers(form.role).follows(form.action, form.filled(**{field: sent}))
                tried += 1
                if status not in REFUSED or "<img src=x" in page or "<script>alert" in page:
                    wrong[f"{form.route} {name[:30]}"] = status
    assert wrong == {}
    assert set(store.folders(store.UPLOADS)) == kept, "Nothing stays on the disk."
    assert tried >= 3 * len(HOSTILE)
