"""A programme's own name, colours and contacts: from the environment, checked at the start."""

import re
from dataclasses import replace
from pathlib import Path

import environ
import pytest
from babel.messages.pofile import read_po
from django.core.exceptions import ImproperlyConfigured

import fairlead_web
from fairlead_web.config import site
from fairlead_web.ui import colours

PACKAGE = Path(fairlead_web.__file__).parent
CREDITS = {"ui/footer.jinja"}
"""Where the software names itself. "fairlead" in <code> is the tool's command."""


@pytest.fixture
def given(monkeypatch):
    """given(FAIRLEAD_NAME="x") reads settings from such an environment."""

    def read(**environment):
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        return site.read(environ.Env())

    return read


def test_without_settings_it_is_the_softwares_own(given):
    assert given().name == "Fairlead"
    assert not given().own_colours


def test_all_that_is_given_is_used(given, settings, client, db):
    own = given(
        FAIRLEAD_NAME="Harbour Leaders",
        FAIRLEAD_COLOUR="#4a148c",
        FAIRLEAD_CONTACT_EMAIL="team@example.org",
        FAIRLEAD_CONTACT_PHONE="0113 496 0000",
        FAIRLEAD_CONTACT_ADDRESS="1 Quay, Leeds",
        FAIRLEAD_SOCIAL="Mastodon=https://social.example/@us, LinkedIn=https://example.com/in=us",
    )
    settings.SITE = own
    page = client.get("/contact/").content.decode()
    assert "<title>Contact – Harbour Leaders</title>" in page
    for words in ("team@example.org", "0113 496 0000", "1 Quay, Leeds", "https://example.com/in=us"):
        assert words in page
    assert 'href="/colours.css"' in page
    style = client.get("/colours.css")
    assert style["Content-Type"].startswith("text/css")
    assert "--fl-brand:#4a148c;" in style.content.decode()


@pytest.mark.parametrize("name", ["", "   ", "x" * 61, "Har\nbour"])
def test_a_name_that_cannot_be_shown_is_refused(given, name):
    with pytest.raises(ImproperlyConfigured, match="FAIRLEAD_NAME"):
        given(FAIRLEAD_NAME=name)


@pytest.mark.parametrize("colour", ["#ffcc00", "#777777", "teal", "#123", "#12345g"])
def test_a_colour_on_which_white_cannot_be_read_is_refused(given, colour):
    for variable in ("FAIRLEAD_COLOUR", "FAIRLEAD_BUTTON_COLOUR"):
        with pytest.raises(ImproperlyConfigured, match=variable):
            given(**{"FAIRLEAD_COLOUR": site.BRAND, variable: colour})


@pytest.mark.parametrize("link", ["LinkedIn", "=https://x", "X=http://x", "X=javascript:1"])
def test_a_link_that_is_none_is_refused(given, link):
    with pytest.raises(ImproperlyConfigured, match="FAIRLEAD_SOCIAL"):
        given(FAIRLEAD_SOCIAL=link)


def test_contrast_is_measured_as_wcag_does():
    assert colours.contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert colours.contrast(colours.read("#767676"), colours.WHITE) == pytest.approx(4.54, abs=0.01)


def test_no_template_carries_the_softwares_name_as_the_sites(settings, client, db):
    settings.SITE = replace(settings.SITE, name="Harbour Leaders")
    letters = PACKAGE.glob("*/templates/**/*.txt")
    for path in (*PACKAGE.glob("*/jinja2/**/*.jinja"), *letters):
        text = re.sub(r"\{#.*?#\}", "", path.read_text("utf-8"), flags=re.S)
        lines = [line for line in text.splitlines() if "Fairlead" in line and not about_the_tool(line)]
        name = "/".join(path.parts[-2:])
        assert lines == [] or name in CREDITS, f"{name}: {lines}"


def about_the_tool(line):
    return re.search(r"(open Fairlead tool|Run Fairlead on|Fairlead ran|that Fairlead wrote)", line)


def test_no_text_in_python_carries_it_either():
    with (PACKAGE / "locale" / "cy" / "LC_MESSAGES" / "django.po").open("rb") as file:
        texts = [str(one.id) for one in read_po(file) if "Fairlead" in str(one.id)]
    strange = [
        text for text in texts if not re.search(r"(uilt|out|tool) (with )?Fairlead|Fairlead tool", text)
    ]
    assert strange == []
    assert len(texts) > 1
