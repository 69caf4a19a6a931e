"""Every public page in Welsh: Welsh but for what says that it is English; no raw text of the machinery."""

import re
from html.parser import HTMLParser

from authorisation import routes
from world import ROLES, world

__all__ = ["world"]
APART = {"ui:gallery"}  # for those who build the site, in a demonstration
FRAME = ("Neidio i'r prif gynnwys", "Newyddion", "Arsyllfa", "Themâu", "Mewngofnodi", "Preifatrwydd")
NAMES = re.compile(
    r"(Synthetic )?Trust( RX\d)?|RX\d|A\. Nother|Lou Lost|Fairlead|March|Harbour|English|"
    r"Braille|fairlead_session|[\w.-]+@[\w.-]+|[\w-]+\.(json|csv|txt)|[0-9a-f]{64}|"
    + "|".join(ROLES.values())
)
"""What is the same in both languages."""
ENGLISH_DAYS = re.compile(
    r"\d (January|February|March|May|June|July|August|September|October|November|December) \d{4}"
)
WELSH_DAYS = re.compile(
    r"\d (Ionawr|Chwefror|Mawrth|Ebrill|Mai|Mehefin|Gorffennaf|Awst|Medi|Hydref|Tachwedd|Rhagfyr) \d{4}"
)
FAULTS = re.compile(r"%\(\w+\)|\{\{|\{%|&lt;a href|Traceback|None</|msgid")
SPOKEN = ("alt", "aria-label", "title", "placeholder")


class Texts(HTMLParser):
    """What a page says in its own language, and in English where that is marked; also what is only spoken."""

    ALONE = frozenset(("meta", "link", "input", "br", "img", "path", "circle", "hr", "rect", "line", "use"))

    def __init__(self, page):
        super().__init__()
        self.open, self.own, self.marked = [("", False)], set(), set()
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        marked = given["lang"] == "en-GB" if "lang" in given and tag != "html" else self.open[-1][1]
        for name in SPOKEN:
            self.keep(given.get(name) or "", marked)
        if tag not in self.ALONE:
            self.open.append((tag, marked))

    def handle_startendtag(self, tag, attributes):
        """Drawings' own lines say nothing."""

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if self.open[-1][0] not in ("script", "style"):
            self.keep(data, self.open[-1][1])

    def keep(self, text, marked):
        (self.marked if marked else self.own).add(" ".join(text.split()))


def pages(client, world):
    """The answer of every public address."""
    for route in routes().values():
        if "visitor" in route.see and route.name not in APART:
            answer = client.get(route.address(world.things))
            if answer.status_code == 200 and "text/html" in answer["Content-Type"]:
                yield route.name, answer.content.decode()


def test_every_public_page_is_welsh_but_for_what_says_that_it_is_english(client, world, db):
    english = {name: Texts(page) for name, page in pages(client, world)}
    client.get("/language/cy/")
    leaks, days = [], set()
    for name, page in pages(client, world):
        assert '<html lang="cy">' in page, name
        assert all(words in page.replace("&#39;", "'") for words in FRAME), name
        assert not FAULTS.search(page), name
        welsh, before = Texts(page), english[name].own | english[name].marked
        own = {text for text in welsh.own if re.search(r"[A-Za-z]{2}", NAMES.sub("", text))}
        leaks += [f"{name}: {text}" for text in own & before]
        leaks += [f"{name}, a day in English: {text}" for text in own if ENGLISH_DAYS.search(text)]
        leaks += [f"{name}, marked as English: {text}" for text in welsh.marked - before]
        days |= {text for text in own if WELSH_DAYS.search(text)}
    assert not leaks, "\n".join(sorted(leaks))
    assert len(english) > 40
    assert len(days) > 5
