"""What makes a drawn chart accessible and safe to set into a page."""

import html
import re

_TAG = re.compile(r"<[^>]+>")
_ROLES = re.compile(r'\s(?:role|class|aria-[a-z]+)="[^"]*"')
_IDENTIFIER = re.compile(r'(\bid="|url\(#|href="#)')


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
