"""Signing in through one's organisation: what we believe of its answer, and what we keep of it.

A connection vouches for addresses at its own domains and for no others, so that one organisation's system can
never sign in as somebody of another. Of what it tells we keep the number it knows the person by, and nothing.
"""

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.base import AuthProcess
from django.http import HttpRequest
from django.shortcuts import render

from fairlead_web.accounts import actions, queries
from fairlead_web.accounts.adapter import AccountAdapter
from fairlead_web.accounts.models import User
from fairlead_web.audit.api import SITE
from fairlead_web.ui import api as ui

NO = ("false", "0", "no")
NO_NUMBER = "None"  # as a null arrives: all whom a system knows by no number would be one person


class OrganisationAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """How allauth takes an organisation's answer here."""

    def list_apps(self, request: HttpRequest, provider: Any = None, client_id: Any = None) -> list[SocialApp]:
        """Connections that are switched on, with their secrets unsealed while the request takes."""
        every = super().list_apps(request, provider=provider, client_id=client_id)
        found = [one for one in every if not one.settings.get("off")]
        for one in found:
            one.secret = queries.secret_of(one)
        return found

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]) -> User:
        """Take address and name from the answer, then let go of the rest."""
        person: User = sociallogin.user
        person.email = str(data.get("email") or "").strip()
        person.name = ui.one_line(str(data.get("name") or ""))[:120] or person.email.partition("@")[0]
        answer = sociallogin.account.extra_data
        claims = [part for part in (answer, *answer.values()) if isinstance(part, dict)]
        # Some systems do not send this claim; one that sends "no" means it.
        refuted = any(str(one.get("email_verified")).lower() in NO for one in claims)
        sociallogin.unproved = refuted or sociallogin.account.uid == NO_NUMBER
        sociallogin.account.extra_data = {}
        return person

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Refuse what the connection cannot vouch for; join the answer to the account at that address.

        Also at later sign-ins: a connection may have lost the domain of somebody whom it vouched for once.
        An address could ask for the answer to be joined to whoever is signed in. It never is: the next person
        at a shared computer could so come back as the one before.
        """
        sociallogin.state["process"] = AuthProcess.LOGIN
        email = sociallogin.user.email
        connection = sociallogin.account.get_provider(request).app
        if sociallogin.unproved or not queries.vouches_for(connection.pk, email):
            context = {"name": connection.name}
            raise ImmediateHttpResponse(
                render(request, "accounts/organisation_refused.jinja", context, status=403)
            )
        known = None if sociallogin.is_existing else queries.person_at(email)
        if known:
            sociallogin.connect(request, known)

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Yes: what the connection may not vouch for was refused before."""
        return True

    def save_user(self, request: HttpRequest, sociallogin: SocialLogin, form: Any = None) -> User:
        """Make the account as any other sign-up does."""
        told = sociallogin.user
        person = actions.join(email=told.email, name=told.name, by=SITE)
        sociallogin.user = sociallogin.account.user = person
        sociallogin.account.save()
        return person

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """As for passkeys: a letter that the ways to sign in have changed."""
        AccountAdapter(self.request).send_notification_mail(*args, **kwargs)
