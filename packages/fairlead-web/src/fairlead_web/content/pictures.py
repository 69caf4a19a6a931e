"""Pictures as pages show them: made smaller once, and kept."""

from typing import Any

WIDEST = "max-1200x1200|format-webp"


def shown(image: Any) -> Any:
    """The picture at the size of a page; Wagtail makes it at the first look."""
    return image.get_rendition(WIDEST)
