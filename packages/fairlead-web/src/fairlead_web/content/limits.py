"""How much one may ask: enough for a hospital behind one address, too little for a machine."""

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

HOUR, DAY = 60 * 60, 24 * 60 * 60
ENQUIRIES_AN_HOUR = 20  # from one connection
LETTERS_A_DAY = 3  # to one address, which may be somebody else's


def may_ask(request: HttpRequest) -> bool:
    """Whether this connection has not asked too often; counts this time."""
    return _counted("ask", str(get_adapter().get_client_ip(request)), HOUR) <= ENQUIRIES_AN_HOUR


def may_acknowledge(email: str) -> bool:
    """Whether this address has not had too many letters that it may not have asked for; counts this one."""
    return _counted("acknowledge", email.casefold(), DAY) <= LETTERS_A_DAY


def _counted(deed: str, who: str, seconds: int) -> int:
    # Neither addresses nor networks stand in the cache, which may be a folder.
    key = f"content-{deed}-{salted_hmac(deed, who, algorithm='sha256').hexdigest()}"
    cache.add(key, 0, seconds)
    try:
        return int(cache.incr(key))
    except ValueError:  # it ran out between the two
        return 1
