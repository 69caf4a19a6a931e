"""Secrets that have to be read again lie encrypted, so that a stolen database alone opens nothing."""

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


def seal(text: str) -> str:
    """The text, encrypted with a key made from the site's secret."""
    return _keys().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """The text again. Raises ValueError where the site's secret is another one by now."""
    try:
        return _keys().decrypt(sealed.encode()).decode()
    except InvalidToken as fault:
        raise ValueError("Sealed with another secret, or not sealed.") from fault


def _keys() -> MultiFernet:
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    keys = (base64.urlsafe_b64encode(hashlib.sha256(one.encode()).digest()) for one in secrets)
    return MultiFernet([Fernet(key) for key in keys])
