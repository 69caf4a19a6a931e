"""What the pages say in Welsh, and that the catalogue is whole."""

import re
from collections import Counter
from gettext import GNUTranslations
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import fairlead_web
from fairlead_web.accounts.registry import Expiry, holdings
from fairlead_web.content.starting import TEXTS

CATALOGUE = Path(fairlead_web.__file__).parent / "locale" / "cy" / "LC_MESSAGES" / "django.po"


def test_what_has_no_translation_is_marked_as_english_and_nothing_else(client, publish):
    publish()
    client.get("/language/cy/")
    page = client.get("/networks/women-leaders/").content.decode()
    assert '<p lang="en-GB">Women who lead in health and care' in page
    assert "<title>" in page
    assert '<title lang="en-GB">' in client.get("/observatory/RX1/appraisal@1/").content.decode()
    client.get("/language/en-gb/")
    assert "<p>Women who lead in health and care" in client.get("/networks/women-leaders/").content.decode()


def test_a_page_that_is_not_there_says_so_in_welsh(client, db):
    client.get("/language/cy/")
    page = client.get("/nothing/").content.decode()
    assert "Heb ddod o hyd i" in page


def catalogue():
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="cy")


def test_what_runs_is_what_translators_wrote():
    with CATALOGUE.with_suffix(".mo").open("rb") as file:
        running = GNUTranslations(file)
    plain = {
        one.id: one.string for one in catalogue() if isinstance(one.id, str) and one.id and not one.context
    }
    assert {text: running.gettext(text) for text in plain} == {
        text: translation or text for text, translation in plain.items()
    }
    assert len(plain) > 200


def test_every_translation_keeps_its_parameters_and_waits_for_a_reader():
    for one in catalogue():
        if not one.id or not any(one.string):
            continue
        source = one.id if isinstance(one.id, str) else one.id[1]
        forms = [one.string] if isinstance(one.string, str) else one.string
        assert all(forms), f"{source}: a form is missing"
        target = forms[0]
        assert sorted(re.findall(r"%\(\w+\)s|\{\}|<[^>]+>", source)) == sorted(
            re.findall(r"%\(\w+\)s|\{\}|<[^>]+>", target)
        ), source
        assert "review" in one.user_comments, source


NOTICES = ("accessibility", "cookies", "privacy")


@pytest.mark.parametrize("name", NOTICES)
def test_a_notice_says_as_much_in_welsh_as_in_english(name):
    """Block for block as many sentences, with the same numbers and addresses."""
    english, welsh = (blocks((TEXTS / of / f"{name}.html").read_text("utf-8")) for of in ("en", "cy"))
    assert [one[0] for one in welsh] == [one[0] for one in english]
    for (_tag, source), (_same, target) in zip(english, welsh, strict=True):
        assert sentences(target) == sentences(source), f"{source}\n{target}"
        assert figures(target) == figures(source), f"{source}\n{target}"


def blocks(text):
    """Headings, paragraphs and points, in their order; the first two lines are title and introduction."""
    title, introduction, rest = text.split("\n", 2)
    return [("title", title), ("introduction", introduction), *re.findall(r"<(h2|p|li)>(.*?)</\1>", rest)]


def sentences(text):
    return len(re.findall(r"[.:](?:\s|<|$)", text))


def figures(text):
    return Counter(re.findall(r'\d+(?:\.\d+)?|href="[^"]+"', text))


def test_the_privacy_notice_says_in_welsh_that_nothing_is_inferred():
    """“Casglu” alone is read as “collect”, and the site does hold where somebody belongs."""
    welsh = (TEXTS / "cy" / "privacy.html").read_text("utf-8")
    assert "Nid ydym yn dod i unrhyw gasgliad am yr un ohonynt" in welsh
    assert "Nid ydym yn casglu" not in welsh


def test_days_in_the_register_are_those_after_which_rows_go():
    told = {one.model: one for one in holdings()}
    for model in ("accounts.Letter", "networks.ContactRequest"):
        one = told[model]
        kept = one.expires if isinstance(one.expires, Expiry) else one.expires[0]
        assert f"{kept.after.days} days" in one.retention, model
