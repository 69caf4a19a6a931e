"""How allauth behaves here: its e-mails are letters like any other, and its own sign-up is never open."""

import datetime as dt
from typing import Any
from uuid import uuid4

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext

from fairlead_web.accounts import actions, queries
from fairlead_web.accounts.qr_code import qr_code
from fairlead_web.accounts.sealing import seal, unseal

CODE_LIVES = dt.timedelta(seconds=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Sign-up has pages of our own (views/joining.py), so that allauth's answers nobody."""

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
