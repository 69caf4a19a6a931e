"""What makes a drawn chart accessible and safe to set into a page."""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

_TAG = re.compile(r"<[^>]+>")
_ROLES = re.compile(r'\s(?:role|class|aria-[a-z]+)="[^"]*"')
_IDENTIFIER = re.compile(r'(\bid="|url\(#|href="#)')

SIZE, LINE, INK = 14, 17, "#212b32"
"""Of the text in charts: its size, the height of its lines, its colour."""

_ASCENT = 11
"""From the top of a line of this size to its baseline."""


@dataclass(frozen=True)
class Words:
    """Lines of text whose top stands at a place, in units of the drawing. anchor: start or end."""

    lines: tuple[str, ...]
    x: int
    top: int
    anchor: str

    def __str__(self) -> str:
        """As SVG, escaped."""
        first, *rest = map(html.escape, self.lines)
        spans = "".join(f'<tspan x="0" dy="{LINE}">{line}</tspan>' for line in rest)
        return (
            f'<text text-anchor="{self.anchor}" transform="translate({self.x},{self.top + _ASCENT})" '
            f'font-family="sans-serif" font-size="{SIZE}px" fill="{INK}">'
            f"{f'<tspan>{first}</tspan>{spans}' if rest else first}</text>"
        )


def lettered(svg: str, layer: str, words: Iterable[Words]) -> str:
    """`svg` with these words in place of what stands in the layer of this name."""
    start = svg.index(">", svg.index(f" {layer}_marks")) + 1
    return svg[:start] + "".join(map(str, words)) + svg[svg.index("</g>", start) :]


def accessible(svg: str, name: str, title: str, description: str) -> str:
    """`svg` as one image with a name and a description; its ids are made unique by `name`.

    name: a slug that no other chart of the page has. Every text is escaped. The drawing's own
    roles go: inside an image nothing else is announced.
    """
    start = svg.index("<svg")
    body = svg.index(">", start) + 1
    opening = _ROLES.sub("", svg[start : body - 1])
    inner = _TAG.sub(lambda tag: _IDENTIFIER.sub(rf"\g<1>{name}-", _ROLES.sub("", tag[0])), svg[body:])
    return (
        f'{opening} role="img" aria-labelledby="{name}-title {name}-desc">'
        f'<title id="{name}-title">{html.escape(title)}</title>'
        f'<desc id="{name}-desc">{html.escape(description)}</desc>{inner}'
    )
