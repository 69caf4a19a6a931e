"""Text in one line, such as a name or a title: what is typed or pasted, without what nobody sees.

A name with line breaks would write whole paragraphs into letters that quote it. One of invisible signs alone
would be a link without words, and one that turns the direction of writing could look like somebody else's.
"""

import unicodedata
from typing import Any

from django import forms

JOINERS = "\u200c\u200d"  # they shape letters of many scripts, and make one sign of several
TAGS = range(0xE0020, 0xE0080)  # the flags of Wales, England and Scotland hold them
BLANK = "\u115f\u1160\u2800\u3164\uffa0"  # count as letters or signs, and look like nothing
SEEN = "LNPS"  # letters, numbers, punctuation, signs


class LineField(forms.CharField):
    """One line. Nothing to see is nothing typed."""

    def to_python(self, value: Any) -> Any:
        """The line."""
        return super().to_python(one_line(value) if isinstance(value, str) else value)


def one_line(text: str) -> str:
    """The text in one line, without signs that steer; empty where nothing in it can be seen."""
    line = "".join(letter for letter in " ".join(text.split()) if not _steers(letter)).strip()
    return line if any(_is_seen(letter) for letter in line) else ""


def _steers(letter: str) -> bool:
    kept = letter in JOINERS or ord(letter) in TAGS or letter == "\0"  # the field itself refuses a NUL
    return unicodedata.category(letter) in ("Cc", "Cf") and not kept


def _is_seen(letter: str) -> bool:
    return unicodedata.category(letter)[0] in SEEN and letter not in BLANK
