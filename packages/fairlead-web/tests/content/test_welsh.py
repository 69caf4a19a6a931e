"""The public pages in Welsh: they answer, say that they are Welsh, and show no raw text of the machinery."""

import re
from gettext import GNUTranslations
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
