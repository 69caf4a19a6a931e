"""Which of the site's own templates a page is drawn with."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from jinja2 import Environment

import fairlead_web

OURS = frozenset(
    file.as_posix().partition("/jinja2/")[2]
    for file in Path(fairlead_web.__file__).parent.glob("*/jinja2/**/*.jinja")
)
"""All of them; letters are Django's own templates and lie elsewhere."""


@contextmanager
def drawing() -> Iterator[set[str]]:
    """The names of the templates that are drawn meanwhile, those they extend, include and import as well."""
    found: set[str] = set()
    real = Environment._load_template

    def load(self: Environment, name: Any, more: Any) -> Any:
        template = real(self, name, more)
        found.add(template.name or "")
        return template

    Environment._load_template = load  # type: ignore[method-assign]  # put back below
    try:
        yield found
    finally:
        Environment._load_template = real  # type: ignore[method-assign]  # as it was
