"""How allauth behaves here: its e-mails are letters like any other, and its own sign-up is never open."""

import datetime as dt
from typing import Any, Final
from uuid import uuid4

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from fairlead_web.accounts import actions, queries
from fairlead_web.accounts.qr_code import qr_code
from fairlead_web.accounts.sealing import seal, unseal

CODE_LIVES = dt.timedelta(seconds=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT)


SAID: Final = {
    "account/messages/logged_in.txt": "",  # the page that follows names who is signed in
    "account/messages/login_code_sent.txt": "",  # the page says so, if there is an account
    "account/messages/logged_out.txt": gettext_noop("You are signed out."),
    "mfa/messages/recovery_codes_generated.txt": "",  # the page that follows shows them
    "mfa/messages/totp_activated.txt": gettext_noop("The authenticator app is set up."),
    "mfa/messages/totp_deactivated.txt": gettext_noop(
        "The authenticator app is not used any more. You are signed out everywhere else."
    ),
    "mfa/messages/webauthn_added.txt": gettext_noop("The passkey is set up."),
    "mfa/messages/webauthn_removed.txt": gettext_noop(
        "The passkey is removed. You are signed out everywhere else."
    ),
}
"""What allauth tells after a deed, in the words of these pages."""
OFTEN: Final = _("You tried too often. Wait a few minutes and try again.")


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Sign-up has pages of our own (views/joining.py), so that allauth's answers nobody."""

    error_messages = {  # noqa: RUF012  (allauth's way)
        **DefaultAccountAdapter.error_messages,
        "incorrect_code": _("This is not the code in the letter. Check it, or ask for a new one."),
        "too_many_login_attempts": _(
            "Too many wrong codes were entered. Ask for a new code, or wait a few minutes."
        ),
        "rate_limited": OFTEN,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write a letter: the page does not wait for the mail server, and works while it is down."""
        shared = {"request": self.request, "this_site": settings.SITE}
        message = self.render_mail(template_prefix, email, {**shared, **context})
        code = "code" in context
        actions.write_letter(
            to=queries.person_at(email) or email,
            subject=message.subject,
            text=message.body,
            key=f"sign-in-{uuid4().hex}",
            kind="sign-in" if code else "security",
            good_until=timezone.now() + CODE_LIVES if code else None,
        )

    def write_instead_of_a_code(self, email: str) -> None:
        """Tell whose account is closed; for an address that nobody has, write a letter that goes nowhere.

        Otherwise the time that an answer takes would tell which addresses have an account.
        """
        shared = {"request": self.request, "this_site": settings.SITE, "code": self.generate_login_code()}
        message = self.render_mail("account/email/login_code", email, shared)
        known = queries.person_at(email)
        if known and known.closed_at:
            actions.tell_closed(known)
        else:
            actions.write_to_nobody(subject=message.subject, text=message.body)

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say it in our words."""
        said = SAID.get(message_template or "")
        if said is None:
            super().add_message(request, level, message_template, message_context, extra_tags, message)
        elif said:
            messages.add_message(request, level, gettext(said), extra_tags)

    def get_reauthentication_methods(self, user: AbstractBaseUser) -> list[dict[str, Any]]:
        """A passkey first: it is quicker than a code, and cannot be tricked out of anybody."""
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return sorted(methods, key=lambda method: "webauthn" not in method["id"])

    def send_notification_mail(
        self, template_prefix: str, user: AbstractBaseUser, context: Any = None, email: str | None = None
    ) -> None:
        """Tell a person that their ways to sign in have changed, without network addresses."""
        self.send_mail(template_prefix, email or user.get_username(), {})


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Secrets of authenticator apps lie encrypted, and passkeys are named in our words."""

    error_messages = {  # noqa: RUF012  (allauth's way)
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _(
            "This code does not fit. A code from an app works for half a minute, and a recovery code once."
        ),
    }

    def encrypt(self, text: str) -> str:
        """With a key made from the site's secret, so that a stolen database alone opens nothing."""
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """The text."""
        return unseal(encrypted_text)

    def generate_authenticator_name(self, user: Any, type: str) -> str:  # noqa: A002  (allauth's name)
        """Passkey 1, Passkey 2, and so on."""
        count = Authenticator.objects.filter(user=user, type=type).count()
        return gettext("Passkey %(number)s") % {"number": count + 1}

    def build_totp_svg(self, url: str) -> str:
        """The QR code of an authenticator app's secret."""
        return qr_code(url)

    def _get_site_name(self) -> str:
        return str(settings.MFA_TOTP_ISSUER)
