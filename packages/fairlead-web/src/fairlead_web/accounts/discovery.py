"""Trying a connection: fetching how an organisation's sign-in describes itself, and saying what is wrong.

Nobody is signed in by this, and neither client id nor secret is sent.
"""

import json
import time
from dataclasses import dataclass
from typing import Any, Final

import requests
from django.utils.translation import gettext

WELL_KNOWN: Final = "/.well-known/openid-configuration"
PATIENCE: Final = 5.0  # seconds, for all of it
LARGEST: Final = 200_000  # bytes of a description
NEEDED: Final = ("issuer", "authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri")
SCOPES: Final = ("openid", "profile", "email")


@dataclass(frozen=True)
class Remark:
    """One thing that is wrong, in plain words; `stops` where nobody can sign in until it is mended."""

    text: str
    stops: bool = True


class Unread(Exception):  # noqa: N818  (it names what became of the description)
    """The description could not be read. str() says why, for the page."""


def try_out(server_url: str) -> list[Remark]:
    """What is wrong with the sign-in at this address; nothing where its description is complete."""
    address = server_url if "/.well-known/" in server_url else server_url.rstrip("/") + WELL_KNOWN
    try:
        return remarks(parsed(fetched(address)), server_url)
    except Unread as fault:
        return [Remark(str(fault))]


def fetched(address: str) -> bytes:
    """What lies at an address. Raises Unread."""
    try:
        with requests.get(address, timeout=PATIENCE, allow_redirects=False, stream=True) as answer:
            if answer.is_redirect:
                raise Unread(gettext("The address leads on to another. Ask for the issuer’s own."))
            if answer.status_code != requests.codes.ok:
                raise Unread(
                    gettext(
                        "The server answers %(status)s at %(address)s, where the description of its sign-in "
                        "should be. Check the address for a slip, or for a part that is missing."
                    )
                    % {"status": answer.status_code, "address": address}
                )
            return _whole(answer)
    except requests.exceptions.SSLError as fault:
        raise Unread(gettext("The server’s certificate is not valid. It has to be renewed.")) from fault
    except requests.exceptions.Timeout as fault:
        raise Unread(gettext("The server did not answer within five seconds. Try again later.")) from fault
    except (requests.exceptions.RequestException, UnicodeError) as fault:
        raise Unread(
            gettext(
                "Nobody answers at this address. Check it for a slip, and ask whether their firewall lets "
                "this site in."
            )
        ) from fault


def _whole(answer: requests.Response) -> bytes:
    until, body = time.monotonic() + PATIENCE, b""
    for piece in answer.iter_content(16_384):
        body += piece
        if len(body) > LARGEST or time.monotonic() > until:
            raise Unread(gettext("The server sends something far longer than a description of its sign-in."))
    return body


def parsed(body: bytes) -> dict[str, Any]:
    """The description. Raises Unread."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise Unread(gettext("The server answers, but not with a description. Check the address."))
    return found


def remarks(description: dict[str, Any], server_url: str) -> list[Remark]:
    """What is wrong with a description, gravest first."""
    found = [*_missing(description), *_open(description), *_lacking(description)]
    issuer = str(description.get("issuer", ""))[:200]
    told = server_url.partition("/.well-known/")[0].rstrip("/")
    if issuer and issuer.rstrip("/") != told:
        text = gettext("The server calls itself %(issuer)s. Enter that, unless they say otherwise.")
        found.append(Remark(text % {"issuer": issuer}, stops=False))
    return sorted(found, key=lambda one: not one.stops)


def _missing(description: dict[str, Any]) -> list[Remark]:
    names = ", ".join(one for one in NEEDED if not isinstance(description.get(one), str))
    if not names:
        return []
    text = gettext("The description lacks: %(names)s. Their identity team has to add this.")
    return [Remark(text % {"names": names})]


def _open(description: dict[str, Any]) -> list[Remark]:
    names = [one for one in NEEDED[1:] if str(description.get(one, "https://")).startswith("https://")]
    plain = ", ".join(one for one in NEEDED[1:] if one not in names)
    if not plain:
        return []
    text = gettext("These addresses of theirs are not encrypted (https): %(names)s.")
    return [Remark(text % {"names": plain})]


def _lacking(description: dict[str, Any]) -> list[Remark]:
    """What a server says it does not do; one that does not say may well do it."""
    offered, found = description.get("scopes_supported"), []
    if isinstance(offered, list) and (names := ", ".join(one for one in SCOPES if one not in offered)):
        text = gettext("It does not offer these scopes: %(names)s. Without them we learn no address or name.")
        found.append(Remark(text % {"names": names}, stops="email" in names or "openid" in names))
    methods = description.get("code_challenge_methods_supported")
    if isinstance(methods, list) and "S256" not in methods:
        found.append(Remark(gettext("It does not offer PKCE with S256, which this site always uses.")))
    return found
