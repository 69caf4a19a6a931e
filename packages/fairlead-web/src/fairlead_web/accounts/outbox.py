"""The demonstration's post: letters stay in a folder, one file each, and a page shows them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage as Parsed
from email.utils import parsedate_to_datetime
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


@dataclass(frozen=True)
class Letter:
    """An e-mail that the site has sent."""

    to: str
    subject: str
    sent: dt.datetime
    body: str


class OutboxBackend(BaseEmailBackend):
    """Writes each letter to `settings.OUTBOX` instead of sending it."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write the letters; the number written."""
        folder = Path(settings.OUTBOX)
        folder.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            (folder / f"{uuid4().hex}.eml").write_bytes(message.message().as_bytes())
        return len(email_messages)


def letters(limit: int = 50) -> list[Letter]:
    """The newest letters, newest first."""
    files = sorted(
        Path(settings.OUTBOX).glob("*.eml"), key=lambda file: file.stat().st_mtime_ns, reverse=True
    )
    return [_read(file) for file in files[:limit]]


def _read(file: Path) -> Letter:
    message = message_from_bytes(file.read_bytes(), _class=Parsed, policy=policy.default)
    body = message.get_body(("plain",))
    return Letter(
        to=str(message["To"]),
        subject=str(message["Subject"]),
        sent=_moment(str(message["Date"])),
        body=body.get_content() if body else "",
    )


def _moment(date: str) -> dt.datetime:
    # Django dates letters "-0000", which Python reads as a time without a zone; it is UTC.
    return parsedate_to_datetime(date).replace(tzinfo=dt.UTC)
