"""The demonstration programme as its site sees it, and people of it.

To be imported before anything that holds models.
"""

import logging
import os
import time
from typing import Any

import django

from bench.demonstration import DATA

os.environ["FAIRLEAD_DATA"] = str(DATA)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fairlead_web.config.settings.demonstration")
os.environ.setdefault("FAIRLEAD_LOG_LEVEL", "ERROR")
django.setup()  # hence E402 below
logging.disable(logging.WARNING)  # whoever tries every address is refused often

from django.conf import settings  # noqa: E402  # after django.setup()
from django.contrib.auth import get_user_model  # noqa: E402  # after django.setup()
from django.test import Client  # noqa: E402  # after django.setup()

from fairlead_web.organisations.models import Role  # noqa: E402  # after django.setup()

settings.PAGE_CACHE_SECONDS = 0  # each page is drawn anew
settings.ALLOWED_HOSTS = ["*"]
settings.MIDDLEWARE = [*settings.MIDDLEWARE, "bench.bare.middleware"]
NETWORK = "lgbtq-leaders"
BY_NAME = {"member": "Nadia Rahman", "chair": "Siobhan Kerr"}
ROLES = (
    "visitor",
    "member",
    "chair",
    "lead",
    "approver",
    "staff-network-chair",
    "programme-team",
    "administrator",
)


def reader(role: str) -> Client:
    """A browser of a visitor, or of somebody in this role who has given a second factor just now."""
    client = Client()
    if role != "visitor":
        whom = person(role)
        client.force_login(whom, backend="allauth.account.auth_backends.AuthenticationBackend")
        session = client.session
        session["account_authentication_methods"] = [{"method": "mfa", "type": "webauthn", "at": time.time()}]
        session["account_authentication_methods_user"] = str(whom.pk)
        session.save()
    return client


def person(role: str) -> Any:
    """Somebody of the programme in this role; of members and chairs, the ones with most to do."""
    if role in BY_NAME:
        return get_user_model().objects.get(name=BY_NAME[role], synthetic=True)
    held = Role.objects.filter(kind=role, ends_on=None).order_by("pk")
    return get_user_model().objects.get(pk=held.values_list("person", flat=True)[0])
