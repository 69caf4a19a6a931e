"""An organisation's own sign-in (OpenID Connect): which domains it vouches for."""

from collections.abc import Iterable

from allauth.socialaccount.models import SocialAccount, SocialApp
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils.translation import gettext

from fairlead_web.accounts.actions.joining import approve_domain
from fairlead_web.accounts.models import ApprovedDomain
from fairlead_web.accounts.queries import OPENID_CONNECT
from fairlead_web.accounts.sealing import seal
from fairlead_web.audit import api as audit

LONGEST_SECRET = 79
"""What fits its column once it is sealed."""
secure = URLValidator(schemes=["https"])


@transaction.atomic
def connect_organisation(
    *,
    code: str,
    name: str,
    server_url: str,
    client_id: str,
    domains: Iterable[str],
    by: audit.Actor,
    secret: str = "",
) -> SocialApp:
    """Let people at `domains` sign in through their organisation; approves the domains as well.

    `code` names the connection in addresses; the same code again changes it, and keeps its secret where none
    is given. A connection vouches for its own domains only, and a domain belongs to one connection. Whoever
    signed in through it is known by their address again where it leads to another server.
    """
    secure(server_url)
    server_url = server_url.rstrip("/")
    names = [approve_domain(one, by=by) for one in domains]
    if not names:
        raise ValidationError(gettext("Name at least one domain that this connection vouches for."))
    connection = SocialApp.objects.filter(provider=OPENID_CONNECT, provider_id=code).first()
    if taken := [one for one in names if one.connection_id not in (None, connection and connection.pk)]:
        raise ValidationError(
            gettext("Another connection vouches for %(domain)s already.") % {"domain": taken[0]}
        )
    deed = "connection.changed" if connection else "connection.made"
    connection = connection or SocialApp(provider=OPENID_CONNECT, provider_id=code)
    keep_secret(connection, secret)
    connection.name, connection.client_id = name, client_id
    if connection.settings.get("server_url", server_url) != server_url:
        forget_numbers(connection)
    connection.settings = {**connection.settings, "server_url": server_url}
    connection.full_clean()
    connection.save()
    ApprovedDomain.objects.filter(connection=connection).update(connection=None)
    ApprovedDomain.objects.filter(pk__in=[one.pk for one in names]).update(connection=connection)
    audit.record(deed, by=by, subject=connection, new_secret=bool(secret))
    return connection


def keep_secret(connection: SocialApp, secret: str) -> None:
    """Seal a new secret; without one, the old one stays."""
    if len(secret) > LONGEST_SECRET:
        raise ValidationError(
            gettext("This secret is too long: at most %(count)s letters.") % {"count": LONGEST_SECRET}
        )
    if secret:
        connection.secret = seal(secret)
    elif not connection.secret:
        raise ValidationError(gettext("A new connection needs its secret."))


def forget_numbers(connection: SocialApp) -> None:
    """Let go of the numbers by which a server knows people: elsewhere the same number is somebody else."""
    SocialAccount.objects.filter(provider=connection.provider_id).delete()


@transaction.atomic
def switch_connection(connection: SocialApp, *, on: bool, by: audit.Actor) -> None:
    """Let people sign in through it, or nobody for now; it keeps its domains and its secret."""
    if connection.settings.get("off", False) == (not on):
        return
    connection.settings = {**connection.settings, "off": not on}
    connection.save(update_fields=["settings"])
    audit.record("connection.switched_on" if on else "connection.switched_off", by=by, subject=connection)


@transaction.atomic
def end_connection(connection: SocialApp, *, by: audit.Actor) -> None:
    """It goes for good, with its secret; its domains stay approved, and codes by e-mail go on working."""
    audit.record("connection.ended", by=by, subject=connection)
    forget_numbers(connection)
    connection.delete()
