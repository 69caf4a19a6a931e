"""The first texts of the editorial pages, from the files in `texts/`; editors change the pages, not these.

A file's first line is the title, its second the introduction; `<h2>` begins a section.
"""

import re
from pathlib import Path
from typing import Any

TEXTS = Path(__file__).parent / "texts"
HEADING = re.compile(r"<h2>(.*?)</h2>")


def text(slug: str) -> dict[str, Any]:
    """Title, introduction and body of a page, and the Welsh ones where they are written."""
    title, introduction, body = _read(TEXTS / "en" / f"{slug}.html")
    fields = {"title": title, "introduction": introduction, "body": body}
    welsh = TEXTS / "cy" / f"{slug}.html"
    if welsh.exists():
        names = ("welsh_title", "welsh_introduction", "welsh_body")
        fields |= dict(zip(names, _read(welsh), strict=True))
    return fields


def _read(path: Path) -> tuple[str, str, list[tuple[str, Any]]]:
    title, introduction, *rest = path.read_text("utf-8").splitlines()
    before, *sections = HEADING.split("\n".join(rest))
    body: list[tuple[str, Any]] = [("paragraph", before)] if before.strip() else []
    for heading, words in zip(sections[::2], sections[1::2], strict=True):
        body += [("heading", {"text": heading, "level": "2"}), ("paragraph", words.strip())]
    return title, introduction, body
