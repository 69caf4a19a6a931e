"""What a browser and an authenticator app leave with somebody who has set them up."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.utils import timezone
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

ONE = bytes(16)  # its number, which nothing looks up
POINT = {1: 2, 3: -7, -1: 1, -2: bytes(32), -3: bytes(32)}  # a public key that opens nothing


def give_app(person: Any) -> str:
    """An authenticator app with recovery codes; its secret."""
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(person, secret)
    RecoveryCodes.activate(person)
    return str(secret)


def code_now(secret: str) -> str:
    """What an app with this secret shows now."""
    return str(totp.format_hotp_value(totp.hotp_value(secret, [*totp.yield_hotp_counters_from_time()][-1])))


def give_passkey(person: Any, name: str = "Work laptop in the office") -> Any:
    """A passkey."""
    held = AttestedCredentialData.create(ONE, ONE, ES256(POINT))
    flags = AuthenticatorData.FLAG.AT | AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV
    proof = AttestationObject.create("none", AuthenticatorData.create(bytes(32), flags, 0, held), {})
    asked = CollectedClientData.create("webauthn.create", ONE, "http://testserver")
    credential = {
        "id": websafe_encode(ONE),
        "rawId": websafe_encode(ONE),
        "type": "public-key",
        "response": {"clientDataJSON": websafe_encode(asked), "attestationObject": websafe_encode(proof)},
        "clientExtensionResults": {"credProps": {"rk": True}},
    }
    return Authenticator.objects.create(
        user=person,
        type=Authenticator.Type.WEBAUTHN,
        data={"name": name, "credential": credential},
        last_used_at=timezone.now(),
    )
