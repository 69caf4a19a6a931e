"""Plain text that people wrote, as pages show it: paragraphs, and links that are exactly what they say."""

import re
from typing import Final

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

ADDRESS: Final = re.compile(r"https?://\w[^\s<>\"'“”‘’]*", re.IGNORECASE)
NOT_ITS_END: Final = ".,;:!?)]}…"
LINK: Final = '<a href="{0}" rel="nofollow noopener noreferrer">{0}</a>'


def paragraphs(text: str) -> list[SafeString]:
    """The paragraphs of a text, everything escaped; whole web addresses are links, and nothing else is."""
    parts = text.replace("\r\n", "\n").split("\n\n")
    return [linked(part.strip("\n")) for part in parts if part.strip()]


def linked(text: str) -> SafeString:
    """One paragraph. A link shows its whole address, so that nobody is led elsewhere than it says."""
    pieces: list[str] = []
    done = 0
    for found in ADDRESS.finditer(text):
        address = found.group().rstrip(NOT_ITS_END)
        pieces += [text[done : found.start()], format_html(LINK, address)]
        done = found.start() + len(address)
    return format_html_join("", "{}", ((piece,) for piece in [*pieces, text[done:]]))
