"""From the plain writing of the demonstration's articles to the blocks of a page."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

Block = tuple[str, Any]
STRONG = re.compile(r"\*\*(.+?)\*\*")


def blocks(text: str) -> list[Block]:
    """The blocks of a text; prose between two others is one block."""
    parts = [part.strip() for part in text.strip().split("\n\n")]
    found = [one for part in parts for one in split(part)]
    together: list[Block] = []
    for kind, same in groupby(found, key=lambda one: one[0]):
        values = [value for _, value in same]
        together += [(kind, "".join(values))] if kind == "paragraph" else [(kind, one) for one in values]
    return together


def split(part: str) -> Iterator[Block]:
    """One part of a text: a heading and what follows at once, a block of its own, a list or a paragraph."""
    if part.startswith("## "):
        heading, _, rest = part.removeprefix("## ").partition("\n")
        yield "heading", {"text": heading, "level": "2"}
        if rest:
            yield from split(rest)
    elif part.startswith(">> "):
        yield special(part.removeprefix(">> "))
    elif part.startswith("- "):
        points = [STRONG.sub(r"<b>\1</b>", line.removeprefix("- ")) for line in part.splitlines()]
        yield "paragraph", "<ul>" + "".join(f"<li>{one}</li>" for one in points) + "</ul>"
    else:
        yield "paragraph", f"<p>{part}</p>"


def special(words: str) -> Block:
    """A figure, a quotation with whose it is, or something to do next with its address."""
    kind, _, rest = words.partition(" ")
    if kind == "figure":
        return kind, {"figure": rest, "body": ""}
    text, _, more = rest.partition(" | ")
    if kind == "quote":
        return kind, {"text": text, "credit": more}
    return kind, {"text": text, "page": None, "address": more}
