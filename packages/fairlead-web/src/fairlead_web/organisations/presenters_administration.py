"""Connections and second steps as administrators see them: never a secret."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from fairlead_web.accounts import api as accounts
from fairlead_web.organisations import queries
from fairlead_web.organisations.presenters import link


@dataclass(frozen=True)
class ConnectionLine:
    """A connection in the list."""

    code: str
    name: str
    bodies: str
    domains: str
    on: bool


def connection_lines(found: Iterable[Any]) -> list[ConnectionLine]:
    """Connections, with the bodies and domains that they serve."""
    every = [(one, [domain.domain for domain in one.domains.all()]) for one in found]
    bodies = queries.bodies_of_domains(domain for _one, domains in every for domain in domains)
    return [
        ConnectionLine(
            one.provider_id,
            one.name,
            ", ".join(dict.fromkeys(bodies[domain].name for domain in domains if domain in bodies)),
            ", ".join(domains),
            not one.settings.get("off"),
        )
        for one, domains in every
    ]


def connection_facts(connection: Any) -> list[tuple[str, Any]]:
    """What is known of a connection, without its secret."""
    [line] = connection_lines([connection])
    bodies = queries.bodies_of_domains(domain.domain for domain in connection.domains.all())
    body = next(iter(bodies.values()), None)
    kept = accounts.secret_of(connection)
    back = reverse("openid_connect_callback", args=[line.code])
    return [
        (gettext("State"), gettext("On") if line.on else gettext("Switched off: nobody signs in through it")),
        (
            gettext("Organisation"),
            link(body) if body else gettext("None: its domains belong to no organisation"),
        ),
        (gettext("Domains"), line.domains or gettext("None: nobody can sign in through it")),
        (gettext("Issuer"), connection.settings.get("server_url", "")),
        (gettext("Client id"), connection.client_id),
        (
            gettext("Client secret"),
            gettext("Stored, and never shown")
            if kept
            else gettext("Cannot be read any more, since the site’s own secret was changed. Enter it again."),
        ),
        (gettext("Address to send people back to"), f"{settings.WAGTAILADMIN_BASE_URL}{back}"),
    ]


def said_of(connection: Any) -> dict[str, Any]:
    """What its form begins with."""
    domains = [domain.domain for domain in connection.domains.all()]
    body = next(iter(queries.bodies_of_domains(domains).values()), None)
    return {
        "organisation": body.code if body else "",
        "domains": "\n".join(domains),
        "name": connection.name,
        "server_url": connection.settings.get("server_url", ""),
        "client_id": connection.client_id,
    }


def second_steps(held: list[str]) -> list[str]:
    """What a person has set up, in words."""
    passkeys = held.count("webauthn")
    counted = ngettext("%(count)s passkey", "%(count)s passkeys", passkeys) % {"count": passkeys}
    parts = [
        counted if passkeys else "",
        gettext("an authenticator app") if "totp" in held else "",
        gettext("recovery codes") if "recovery_codes" in held else "",
    ]
    return [part for part in parts if part]
