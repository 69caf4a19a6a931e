"""What follows when a person adds or removes a passkey, an app or recovery codes."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.db import transaction
from django.http import HttpRequest

from fairlead_web.accounts.actions import end_sessions
from fairlead_web.accounts.models import User
from fairlead_web.audit import api as audit

STRONG = (Authenticator.Type.WEBAUTHN, Authenticator.Type.TOTP)


def added(request: HttpRequest, user: User, authenticator: Authenticator, **about: Any) -> None:
    """Note it; whoever has just shown a new second factor need not show it again at once."""
    with transaction.atomic():
        audit.record("second-factor.added", by=user, subject=user, kind=str(authenticator.type))
    if authenticator.type in STRONG:
        shown = {"id": authenticator.pk, "type": str(authenticator.type), "reauthenticated": True}
        record_authentication(request, user, method="mfa", **shown)


def removed(request: HttpRequest, user: User, authenticator: Authenticator, **about: Any) -> None:
    """Note it, and sign the person out elsewhere: a device that is lost may be signed in there."""
    with transaction.atomic():
        end_sessions(user, but=request.session.session_key or "")
        audit.record("second-factor.removed", by=user, subject=user, kind=str(authenticator.type))


def connect() -> None:
    """Listen, once every app is ready."""
    authenticator_added.connect(added, dispatch_uid="accounts.added")
    authenticator_removed.connect(removed, dispatch_uid="accounts.removed")
