"""Forms for pictures and documents, which say that what is sent there is public."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from PIL import Image  # comes with Wagtail
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from fairlead_web.content import document_types

PUBLIC = "Public as soon as it is uploaded: send nothing confidential, and nothing about a person who minds."


class PictureField(WagtailImageField):  # type: ignore[misc]  # Wagtail has no types
    """A picture that is whole, and not so large that unpacking it would fill the memory."""

    def to_python(self, data: Any) -> Any:
        """The picture. Its size is read from its head, before anything is unpacked."""
        if data in self.empty_values:
            return None
        try:
            with Image.open(data) as seen:
                width, height = seen.size
            data.seek(0)
            if width * height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
                raise ValidationError(f"This picture is too large: {width} by {height} points.")
            return super().to_python(data)
        except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as fault:
            raise ValidationError(self.error_messages["invalid_image"], code="invalid_image") from fault


class PictureForm(BaseImageForm):  # type: ignore[misc]  # Wagtail has no types
    """A picture. Where one of several is described, its file is there already."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if field := self.fields.get("file"):
            own = PictureField(label=field.label, required=field.required, widget=field.widget)
            own.help_text = f"{PUBLIC} {own.help_text}".strip()
            self.fields["file"] = own


class DocumentForm(BaseDocumentForm):  # type: ignore[misc]  # Wagtail has no types
    """A document of a kind that the site takes, no larger than it takes, and what its name says."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if field := self.fields.get("file"):
            kinds = ", ".join(settings.WAGTAILDOCS_EXTENSIONS)
            most = filesizeformat(settings.WAGTAILDOCS_MAX_UPLOAD_SIZE)
            field.help_text = f"{PUBLIC} {most} at most. Kinds: {kinds}."

    def clean_file(self) -> Any:
        """The document, once its content was looked at."""
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile):  # else it is the one that is there already
            ending = Path(file.name or "").suffix.lower().removeprefix(".")
            if ending in settings.WAGTAILDOCS_EXTENSIONS and not document_types.fits(file, ending):
                raise ValidationError(
                    f"What is in this file is not what its name says (.{ending}), or it holds something "
                    "that runs. Open it in the program it was made with and save it again."
                )
        return file
