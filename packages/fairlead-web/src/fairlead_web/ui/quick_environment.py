"""Jinja that draws the NHS components in about half the time, with the same result.

The components read hundreds of dictionary entries a page, most of them absent, and import each other in every
call. Jinja tries an attribute first, which for a dictionary fails by way of an exception, and compares two
chains of globals at every import.
"""

from collections.abc import MutableMapping
from typing import Any, Final

from jinja2 import Environment

OF_EVERY_DICT: Final = frozenset(dir(dict))
ABSENT: Final = object()
OF_PLAIN_BUTTONS: Final = {"text", "html", "href", "type", "classes", "attributes", "preventDoubleClick"}


def is_plain_button(parameters: Any) -> bool:
    """Whether `ui/quick` draws a button by itself: it has a face, and nothing that is rare."""
    return (
        parameters.keys() <= OF_PLAIN_BUTTONS
        and bool(parameters.get("html") or parameters.get("text"))
        and parameters.get("preventDoubleClick") is not False
    )


class QuickEnvironment(Environment):
    """As Jinja's own, and quicker where the NHS components are slow."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """`obj.attribute` in a template; of a plain dictionary its entry, unless dictionaries have it."""
        if type(obj) is dict and attribute not in OF_EVERY_DICT:
            found = obj.get(attribute, ABSENT)
            return self.undefined(obj=obj, name=attribute) if found is ABSENT else found
        return super().getattr(obj, attribute)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The globals themselves where a template adds none, so that an import finds them equal at once."""
        return super().make_globals(d) if d else self.globals
