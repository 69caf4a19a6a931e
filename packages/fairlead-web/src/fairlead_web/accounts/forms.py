"""Forms for joining and signing in."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import RequestLoginCodeForm
from allauth.core import context, ratelimit
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from fairlead_web.accounts import queries
from fairlead_web.ui import api as ui

OFTEN = _("You asked for too many codes. Wait a few minutes and try again, or look for the last letter.")


def within_limits(action: str, email: str) -> bool:
    """Count a letter to an address by who asks for it, so that nobody uses up a stranger's share."""
    request = context.request
    key = f"{get_adapter(request).get_client_ip(request)} {email.lower()}"
    return bool(ratelimit.consume(request, action=action, key=key))


def address_field() -> forms.EmailField:
    """An e-mail address; browsers offer a passkey beside it."""
    return forms.EmailField(
        label=_("E-mail address"),
        max_length=190,
        widget=forms.EmailInput(attrs={"autocomplete": "username webauthn", "spellcheck": "false"}),
    )


def name_field() -> forms.CharField:
    """A person's name."""
    return ui.LineField(
        label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )


class CodeForm(RequestLoginCodeForm):  # type: ignore[misc]  # allauth has no types
    """Asking for a code to sign in. Known and unknown addresses look alike, also when there were too many.

    They take as long, too: allauth writes to who is known, and we do as much for everybody else.
    """

    email = address_field()

    def clean_email(self) -> str:
        """The address, and whose it is."""
        email = str(self.cleaned_data["email"])
        if not within_limits("request_login_code", email):
            raise ValidationError(OFTEN)
        found = queries.person_at(email)
        self._user = found if found and found.is_active else None
        if self._user is None:
            get_adapter().write_instead_of_a_code(email)
        return email


NOT_USED = _("No passkey was used. Try again, or choose another way below.")
NOT_TAKEN = _(
    "This passkey was not taken. Perhaps it was removed here: then delete it on your device as well. Try "
    "again, or choose another way below."
)


class SignedField(forms.JSONField):
    """What a passkey signed, with a sentence that says what to do where it signed nothing."""

    def __init__(self) -> None:
        said = {"required": NOT_USED, "invalid": NOT_USED}
        super().__init__(widget=forms.HiddenInput, error_messages=said)

    def to_python(self, value: Any) -> Any:
        """What was signed; no passkey signs anything so deep that it cannot be read."""
        try:
            return super().to_python(value)
        except RecursionError as fault:
            raise ValidationError(NOT_USED) from fault


class Signed:
    """A passkey that does not fit is told in words of our own; allauth speaks of codes."""

    def clean_credential(self) -> Authenticator:
        """The passkey."""
        try:
            return super().clean_credential()  # type: ignore[misc]  # of the form beside it
        except ValidationError as fault:
            raise ValidationError(NOT_TAKEN) from fault


class PasskeySignInForm(Signed, LoginWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """Signing in with a passkey."""

    credential = SignedField()


class PasskeyStepForm(Signed, AuthenticateWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """A passkey as the second step at sign-in."""

    credential = SignedField()


class PasskeyAgainForm(Signed, ReauthenticateWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """A passkey before what needs more than a code by e-mail."""

    credential = SignedField()


class PasskeyForm(AddWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """A new passkey. Always one that knows its owner: a bare security key could not sign anybody in."""

    name = ui.LineField(
        label=_("Name of this passkey"),
        required=False,
        max_length=60,
        help_text=_("So that you can tell your devices apart, for example “work laptop”."),
    )
    credential = SignedField()
    passwordless = forms.BooleanField(required=False, initial=True, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """All of it, where a passkey sent it: allauth takes for granted that what is there has its shape."""
        try:
            return dict(super().clean())
        except (ValueError, TypeError) as fault:
            raise ValidationError(NOT_USED) from fault

    def clean_passwordless(self) -> bool:
        """Always."""
        return True


class AddressForm(forms.Form):
    """An address, for its domain."""

    email = address_field()


class JoinForm(forms.Form):
    """The address of somebody who wants an account."""

    email = address_field()
    email.help_text = _("One that you alone read: whoever reads a shared mailbox could sign in as you.")

    def clean_email(self) -> str:
        """The address, if not too many codes went to it from here."""
        email = str(self.cleaned_data["email"])
        if not within_limits("join", email):
            raise ValidationError(OFTEN)
        return email


class ProveForm(forms.Form):
    """The code that was sent, and the name for the account."""

    code = forms.CharField(
        label=_("Code from the letter"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "spellcheck": "false"}),
    )
    name = name_field()

    def __init__(self, *args: Any, fits: Any, **kwargs: Any) -> None:
        """`fits` says whether a code is the one that was sent."""
        super().__init__(*args, **kwargs)
        self.fits = fits

    def clean_code(self) -> str:
        """The code, if it fits."""
        code = str(self.cleaned_data["code"])
        if not self.fits(code):
            raise ValidationError(_("This is not the code in the letter. Check it, or ask for a new one."))
        return code


class NameForm(forms.Form):
    """The name of somebody who accepts an invitation."""

    name = name_field()


class InviteForm(forms.Form):
    """Whom to invite."""

    address = forms.EmailField(
        label=_("E-mail address"),
        max_length=190,
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
