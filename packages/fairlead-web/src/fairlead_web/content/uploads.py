"""Forms for pictures and documents, which say that what is sent there is public."""

from typing import Any

from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

PUBLIC = "Public as soon as it is uploaded: send nothing confidential, and nothing about a person who minds."


class PictureForm(BaseImageForm):  # type: ignore[misc]  # Wagtail has no types
    """A picture."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = f"{PUBLIC} {self.fields['file'].help_text}".strip()


class DocumentForm(BaseDocumentForm):  # type: ignore[misc]
    """A document."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = PUBLIC
