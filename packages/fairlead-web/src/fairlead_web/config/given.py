"""Settings that the environment gives and that can be wrong: each is refused in a sentence that names it."""

from email.utils import parseaddr
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.http.request import validate_host

LETTERS, KINDS = 50, 5  # of a secret, at least; as Django's own check has it


def number(env: Any, name: str, default: int) -> int:
    """A whole number."""
    given = env.str(name, default=str(default)).strip()
    if not (given.isascii() and given.isdecimal()):
        raise ImproperlyConfigured(f"{name}: “{given}” is no whole number, such as {default}")
    return int(given)


def secret(env: Any) -> str:
    """What signs everybody in. One that can be guessed is refused, and never shown."""
    given = str(env.str("SECRET_KEY"))
    if len(given) < LETTERS or len(set(given)) < KINDS:
        raise ImproperlyConfigured(
            "SECRET_KEY can be guessed: it signs everybody in and encrypts what is secret. Make one of "
            f'{LETTERS} letters or more: python3 -c "import secrets; print(secrets.token_urlsafe(50))"'
        )
    return given


def database(env: Any, default: str) -> dict[str, Any]:
    """How the database is reached. What is wrong is not shown: it may hold a password."""
    given = env.str("DATABASE_URL", default=default)
    if _scheme(given) not in env.DB_SCHEMES or "…" in given:
        raise ImproperlyConfigured(
            "DATABASE_URL is no database's address. Write it as postgres://user:password@host/name or "
            "sqlite:///file.sqlite3"
        )
    return dict(env.db_url_config(given))


def mail_server(env: Any) -> dict[str, Any]:
    """How letters are sent."""
    given = env.str("EMAIL_URL")
    if _scheme(given) not in env.EMAIL_SCHEMES or "…" in given:
        raise ImproperlyConfigured(
            "EMAIL_URL is no mail server's address. Write it as smtp+tls://user:password@host:587"
        )
    return dict(env.email_url_config(given))


def address(env: Any, hosts: list[str]) -> str:
    """Where people find the site, for links in letters; one of the hosts that it answers to."""
    given = env.str("FAIRLEAD_ADDRESS").strip().rstrip("/")
    parts = urlsplit(given)
    if parts.scheme != "https" or not parts.hostname or parts.path or parts.query:
        raise ImproperlyConfigured(
            f"FAIRLEAD_ADDRESS: “{given}” is no site's address. Write it as https://programme.example.org"
        )
    if not validate_host(parts.hostname, hosts):
        raise ImproperlyConfigured(
            f"FAIRLEAD_ADDRESS leads people to {parts.hostname}, but ALLOWED_HOSTS does not name it, so they "
            "would be turned away. Add it there"
        )
    return str(given)


def sender(env: Any, default: str) -> str:
    """Whom letters come from."""
    given = str(env.str("FAIRLEAD_FROM_EMAIL", default=default))
    if "@" not in parseaddr(given)[1]:
        raise ImproperlyConfigured(
            f"FAIRLEAD_FROM_EMAIL: “{given}” holds no e-mail address. Write it as "
            "Our programme <programme@example.org>"
        )
    return given


def _scheme(given: str) -> str:
    scheme, sign, _ = given.partition("://")
    return scheme if sign else ""
