"""What the text of an editorial page is put together from."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from fairlead_web.content import figures

LINKS = ["bold", "italic", "link", "document-link"]
PARAGRAPH = [*LINKS, "ul", "ol"]
PUBLIC = "Public as soon as it is uploaded: anyone who has its address can see it."


class HeadingBlock(blocks.StructBlock):  # type: ignore[misc]  # Wagtail has no types
    """A heading inside the page; the page's title is the only one above it."""

    text = blocks.CharBlock(max_length=150)
    level = blocks.ChoiceBlock(choices=[("2", "Section"), ("3", "Part of a section")], default="2")

    class Meta:
        """In the editor."""

        icon = "title"


class QuoteBlock(blocks.StructBlock):  # type: ignore[misc]  # Wagtail has no types
    """Somebody's own words."""

    text = blocks.TextBlock(max_length=1000)
    credit = blocks.CharBlock(max_length=200, help_text="Who said it, as they wish to be named.")

    class Meta:
        """In the editor."""

        icon = "openquote"


class PictureBlock(blocks.StructBlock):  # type: ignore[misc]  # Wagtail has no types
    """A picture that says something; one that only decorates has no place in a text."""

    image = ImageChooserBlock(help_text=PUBLIC)
    alternative = blocks.CharBlock(
        max_length=300, help_text="What the picture says, for people who do not see it."
    )
    caption = blocks.CharBlock(max_length=300, required=False)

    class Meta:
        """In the editor."""

        icon = "image"


class ActionBlock(blocks.StructBlock):  # type: ignore[misc]  # Wagtail has no types
    """One thing to do next: a page of ours, or an address."""

    text = blocks.CharBlock(max_length=60, help_text="What happens, such as “Join a network”.")
    page = blocks.PageChooserBlock(required=False)
    address = blocks.CharBlock(
        max_length=300,
        required=False,
        help_text="Instead of a page: an address here (/networks/) or https://…",
    )

    class Meta:
        """In the editor."""

        icon = "link"

    def clean(self, value: Any) -> Any:
        """A page or an address, and no address that does anything but lead somewhere."""
        cleaned = super().clean(value)
        address = cleaned.get("address") or ""
        if bool(cleaned.get("page")) == bool(address):
            raise ValidationError("Choose a page or give an address, one of the two.")
        if address and not (address.startswith("https://") or _is_here(address)):
            raise ValidationError("Begin the address with https://, or with / for a page of this site.")
        return cleaned


def _is_here(address: str) -> bool:
    return address.startswith("/") and not address.startswith(("//", "/\\"))


class FigureChoiceBlock(blocks.ChoiceBlock):  # type: ignore[misc]  # Wagtail has no types
    """One indicator of one organisation, among all that are or were public."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{**kwargs, "choices": figures.choices})

    def normalize_choice(self, value: Any) -> Any:
        """As stored. Keys are text; to look for it would ask for every choice each time a page is read."""
        return value

    def deconstruct(self) -> Any:
        """In migrations this is a field without its choices."""
        return "wagtail.blocks.CharBlock", (), {}


class FigureBlock(blocks.StructBlock):  # type: ignore[misc]  # Wagtail has no types
    """A released figure, always the newest word on it."""

    figure = FigureChoiceBlock(label="Indicator and organisation")
    body = blocks.CharBlock(
        max_length=60,
        required=False,
        label="Code of the body it is about",
        help_text="Only where a release is about several bodies; empty for the clearest gap of all.",
    )

    class Meta:
        """In the editor."""

        icon = "doc-full"

    @cached_property
    def about(self) -> str:
        """For the editor."""
        return "Follows the observatory: newest release, or a note where it was withdrawn."


def words() -> list[tuple[str, blocks.Block]]:
    """The blocks of a text."""
    return [
        ("heading", HeadingBlock()),
        ("paragraph", blocks.RichTextBlock(features=PARAGRAPH)),
        ("quote", QuoteBlock()),
        ("picture", PictureBlock()),
        ("figure", FigureBlock()),
        ("action", ActionBlock()),
    ]
