"""The way to the mail server, which tells apart "it did not go" and "nobody knows whether it went"."""

from contextlib import suppress
from smtplib import SMTP, SMTP_SSL, SMTPException
from typing import Any

from django.core.mail.backends.smtp import EmailBackend

GO_ON = 354  # the mail server's word that it will now take the letter's text


class AnswerLost(Exception):  # noqa: N818  (it says what happened)
    """The text was handed over, or part of it, and no answer came back: the letter may have gone."""


class _Conversation(SMTP):
    """Remembers whether the letter itself was under way when something broke."""

    under_way = False

    def getreply(self) -> tuple[int, bytes]:
        """The server's answer."""
        code, words = super().getreply()
        self.under_way = code == GO_ON
        return code, words

    def data(self, msg: Any) -> tuple[int, bytes]:
        """Hand over the letter. A refusal is an answer like any other."""
        self.under_way = False
        try:
            return super().data(msg)
        except (OSError, SMTPException) as fault:
            if self.under_way:
                raise AnswerLost from fault
            raise


class _EncryptedConversation(_Conversation, SMTP_SSL):
    """The same, encrypted from the first word."""


class MailServer(EmailBackend):
    """Django's, with such conversations."""

    @property
    def connection_class(self) -> type[SMTP]:
        """Which kind of conversation."""
        return _EncryptedConversation if self.use_ssl else _Conversation

    def close(self) -> None:
        """Say goodbye; a server that answers it oddly has the letter all the same."""
        with suppress(SMTPException):
            super().close()
