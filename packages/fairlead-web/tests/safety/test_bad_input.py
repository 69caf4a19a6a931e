"""Whatever is typed into any field: no fault of the site, and nothing comes back as markup."""

import json
from pathlib import Path

import pytest
from authorisation import routes
from filling import forms
from readers import Reader

SHARED = Path(__file__).parents[5] / "shared" / "fixtures" / "security" / "blns.json"
MARKUP = '"><img src=x onerror=alert(1)><script>alert(2)</script>'
TYPED = [
    MARKUP,
    "nul\x00nul {{ 7 * 7 }}{% raise %}%(name)s {0}",
    "‮right to left ‏ ﷽ 👩‍👩‍👧‍👦 Z̸͝a̵l̷g̶o̵",
    '=HYPERLINK("http://example.org")\r\nBcc: victim@example.org',
    "\ud800".encode("utf-16", "surrogatepass").decode("utf-16", "replace") + "x" * 20_000,
]
LOOKS = ("team", "chair", "lead", "approver", "member", "person", "administrator", "visitor")
NOTED = {"audit_event"}  # that it was asked for again may be on the record
MEANT_TWICE = {
    "accounts:invitations",  # the second takes the place of the first, whose link then opens nothing
    "team:invite",
    "networks:summarise_chat",  # writes the exchanges anew
}


def naughty(number, many):
    """What is typed into the fields of one form; all forms together take all of the long list."""
    if not SHARED.is_file():
        return TYPED
    return TYPED + json.loads(SHARED.read_text("utf-8"))[number::many]


@pytest.fixture
def readers(world, db):
    """readers("lead") is somebody in that role."""
    known = {}
    return lambda role: known.get(role) or known.setdefault(role, Reader(world, role))


@pytest.fixture
def found(world, readers):
    """Every form of the site that somebody may send."""
    return list(forms(routes(), world.things, readers, LOOKS))


def test_every_field_of_every_form_takes_every_string(found, readers):
    wrong = {}
    for number, form in enumerate(found):
        for name in form.typed:
            for text in naughty(number, len(found)):
                status, page = readers(form.role).follows(form.action, form.filled(**{name: text}))
                if status >= 500 or "<img src=x" in page or "<script>alert" in page:
                    wrong[f"{form.role} {form.route} {name}"] = (status, text[:40])
    assert wrong == {}
    assert len(found) > 40


def test_what_is_asked_in_addresses_takes_every_string(world, readers):
    wrong = {}
    for text in TYPED:
        for address in ("/organisations/", "/observatory/", "/networks/asks/", "/demonstration/sign-in-as/"):
            asked = dict.fromkeys(("text", "q", "page", "theme", "kind", "region", "organisation"), text)
            status, page = readers("person").fetches("GET", address, asked)[::2]
            if status >= 500 or b"<img src=x" in page:
                wrong[address] = (status, text[:40])
    assert wrong == {}


@pytest.mark.parametrize("piece", ["%00", "9" * 30, "..%2f..%2fetc", "%ff%fe", "a" * 3000, "%F0%9F%91%A9"])
def test_what_stands_in_addresses_takes_every_string(world, readers, piece):
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


def test_a_form_that_is_sent_twice_does_its_deed_once(found, readers):
    again = {}
    for form in found:
        if form.files or form.route in MEANT_TWICE:
            continue
        statuses, written = readers(form.role).twice(form.action, form.filled())
        new = {statement.split('"')[1] for statement in written if statement.startswith("INSERT")}
        if statuses[1] >= 500 or new - NOTED:
            again[f"{form.role} {form.route}"] = (statuses, new)
    assert again == {}
