"""The public pages in Welsh: they answer, say that they are Welsh, and show no raw text of the machinery."""

import re
from gettext import GNUTranslations
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import fairlead_web

CATALOGUE = Path(fairlead_web.__file__).parent / "locale" / "cy" / "LC_MESSAGES" / "django.po"
PUBLIC = [
    "/",
    "/help/",
    "/observatory/",
    "/observatory/RX1/appraisal@1/",
    "/organisations/",
    "/organisations/RX1/",
    "/networks/",
    "/themes/",
    "/themes/leadership/",
    "/news/",
    "/get-involved/",
    "/contact/",
    "/contact/ask/",
    "/contact/another-format/",
    "/contact/sent/",
    "/formats/",
    "/accessibility/",
    "/privacy/",
    "/cookies/",
]
FRAME = ("Neidio i'r prif gynnwys", "Newyddion", "Arsyllfa", "Themâu", "Mewngofnodi", "Preifatrwydd")
MAIN = [
    "/",
    "/networks/",
    "/networks/women-leaders/",
    "/networks/reference-group/",
    "/observatory/",
    "/observatory/RX1/appraisal@1/",
    "/organisations/people/thanks/",
    "/get-involved/",
    "/accessibility/",
    "/privacy/",
    "/cookies/",
]
NAMES = {"Trust RX1"}  # which are the same in both languages
FAULTS = re.compile(r"%\(\w+\)|\{\{|\{%|&lt;a href|Traceback|None</|msgid")


@pytest.mark.parametrize("path", PUBLIC)
def test_a_public_page_is_welsh(client, publish, path):
    publish()
    client.get("/language/cy/")
    answer = client.get(path)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert '<html lang="cy">' in page
    for words in (
        "Neidio i'r prif gynnwys",
        "Newyddion",
        "Arsyllfa",
        "Themâu",
        "Mewngofnodi",
        "Preifatrwydd",
    ):
        assert words in page.replace("&#39;", "'"), words
    assert not FAULTS.search(page)


class Signs(HTMLParser):
    """What stands in headings, links of the frame, buttons and labels, but for what is marked as English."""

    NAMED = frozenset(("h1", "h2", "h3", "h4", "button", "summary", "label", "legend", "caption", "dt", "th"))
    ALONE = frozenset(("meta", "link", "input", "br", "img", "path", "circle", "hr", "rect"))

    def __init__(self, page):
        super().__init__()
        self.open, self.found = [], set()
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        if tag not in self.ALONE:
            self.open.append((tag, dict(attributes).get("lang")))

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        tags = {tag for tag, _language in self.open}
        english = any(language == "en-GB" for tag, language in self.open if tag != "html")
        frame = tags & {"nav", "footer"} and "a" in tags
        if data.strip() and not english and (frame or tags & self.NAMED):
            self.found.add(" ".join(data.split()))


@pytest.mark.parametrize("path", MAIN)
def test_no_heading_button_or_label_is_english_unless_it_says_so(client, publish, path):
    publish()
    english = Signs(client.get(path).content.decode()).found
    client.get("/language/cy/")
    welsh = Signs(client.get(path).content.decode()).found
    assert english & welsh - NAMES == set()
    assert len(welsh) > 10


def test_what_has_no_translation_is_marked_as_english_and_nothing_else(client, publish):
    publish()
    client.get("/language/cy/")
    page = client.get("/networks/women-leaders/").content.decode()
    assert '<p lang="en-GB">Women who lead in health and care' in page
    assert "<title>" in page
    assert '<title lang="en-GB">Privacy' in client.get("/privacy/").content.decode()
    client.get("/language/en-gb/")
    assert "<p>Women who lead in health and care" in client.get("/networks/women-leaders/").content.decode()


def test_days_are_written_in_welsh(client, publish):
    publish()
    client.get("/language/cy/")
    months = "Ionawr|Chwefror|Mawrth|Ebrill|Mai|Mehefin|Gorffennaf|Awst|Medi|Hydref|Tachwedd|Rhagfyr"
    assert re.search(
        f"datganiad diweddaraf \\d+ ({months})", client.get("/themes/leadership/").content.decode()
    )


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
        target = one.string if isinstance(one.string, str) else one.string[0]
        assert sorted(re.findall(r"%\(\w+\)s|\{\}|<[^>]+>", source)) == sorted(
            re.findall(r"%\(\w+\)s|\{\}|<[^>]+>", target)
        ), source
        assert "review" in one.user_comments, source
