"""An organisation's own sign-in (OpenID Connect): which domains it vouches for."""

from collections.abc import Iterable

from allauth.socialaccount.models import SocialApp
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils.translation import gettext

from fairlead_web.accounts.actions.joining import approve_domain
from fairlead_web.accounts.models import ApprovedDomain
from fairlead_web.audit import api as audit

KIND = "openid_connect"
secure = URLValidator(schemes=["https"])


@transaction.atomic
def connect_organisation(
    *,
    code: str,
    name: str,
    server_url: str,
    client_id: str,
    secret: str,
    domains: Iterable[str],
    by: audit.Actor,
) -> SocialApp:
    """Let people at `domains` sign in through their organisation; approves the domains as well.

    `code` names the connection in addresses; the same code again changes it. A connection vouches for its own
    domains only, and a domain belongs to one connection.
    """
    secure(server_url)
    names = [approve_domain(one, by=by) for one in domains]
    if not names:
        raise ValidationError(gettext("Name at least one domain that this connection vouches for."))
    connection = SocialApp.objects.filter(provider=KIND, provider_id=code).first()
    own = connection.pk if connection else None
    if taken := [one for one in names if one.connection_id not in (None, own)]:
        raise ValidationError(
            gettext("Another connection vouches for %(domain)s already.") % {"domain": taken[0]}
        )
    connection = connection or SocialApp(provider=KIND, provider_id=code)
    connection.name, connection.client_id, connection.secret = name, client_id, secret
    connection.settings = {"server_url": server_url}
    connection.full_clean()
    connection.save()
    ApprovedDomain.objects.filter(connection=connection).update(connection=None)
    ApprovedDomain.objects.filter(pk__in=[one.pk for one in names]).update(connection=connection)
    audit.record("connection.made", by=by, subject=connection)
    return connection


@transaction.atomic
def end_connection(connection: SocialApp, *, by: audit.Actor) -> None:
    """Nobody signs in through it any more; its domains stay approved, and codes by e-mail go on working."""
    audit.record("connection.ended", by=by, subject=connection)
    connection.delete()
