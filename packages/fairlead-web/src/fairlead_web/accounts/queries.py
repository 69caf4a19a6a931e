"""Reading people and letters."""

from dataclasses import dataclass
from email import message_from_bytes, policy
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet

from fairlead_web.accounts.models import User


def person(number: int) -> User | None:
    """The person with this number, who may have left."""
    return User.objects.filter(pk=number).first()


def synthetic_people() -> QuerySet[User]:
    """The made-up people of a demonstration."""
    return User.objects.filter(synthetic=True, is_active=True)


@dataclass(frozen=True)
class Letter:
    """An e-mail that the site has sent."""

    to: str
    subject: str
    sent: str
    body: str


def letters(limit: int = 50) -> list[Letter]:
    """The newest letters in the demonstration's outbox folder."""
    files = sorted(
        Path(settings.EMAIL_FILE_PATH).glob("*.log"), key=lambda file: file.stat().st_mtime, reverse=True
    )
    return [letter for file in files[:limit] for letter in reversed(_letters_in(file))]


def _letters_in(file: Path) -> list[Letter]:
    # Django's file backend ends each message of one connection with a line of 79 hyphens.
    parts = file.read_bytes().split(b"-" * 79)
    return [_letter(part.strip()) for part in parts if part.strip()]


def _letter(raw: bytes) -> Letter:
    message = message_from_bytes(raw, policy=policy.default)
    body = message.get_body(("plain",))
    return Letter(
        to=str(message["To"]),
        subject=str(message["Subject"]),
        sent=str(message["Date"]),
        body=body.get_content() if body else "",
    )
