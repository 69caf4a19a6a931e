"""What is written about contacts: no letter names anybody, or any network."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from fairlead_web.accounts.api import write_letter
from fairlead_web.networks.models import ContactRequest


def contacts_page() -> str:
    """The address where a person sees their contacts."""
    return f"{settings.WAGTAILADMIN_BASE_URL}{reverse('networks:contacts')}"


def asked(request: ContactRequest) -> None:
    """Tell a person that somebody asks; once for each request, also where it is sent again."""
    text = _(
        "Somebody asks to be in contact with you. Sign in to see who, and what they write:\n\n%(address)s\n\n"
        "You need not answer. If you decline, they are not told.\n"
    )
    _write(request.asked, _("Somebody asks to be in contact"), text, f"contact-asked-{request.pk}")


def accepted(request: ContactRequest) -> None:
    """Tell the asker that they are in contact now."""
    text = _("Somebody whom you asked agreed to be in contact with you. Sign in to see who:\n\n%(address)s\n")
    _write(request.asker, _("You have a new contact"), text, f"contact-accepted-{request.pk}")


def _write(person: Any, subject: str, text: str, key: str) -> None:
    write_letter(
        to=person, subject=subject, text=text % {"address": contacts_page()}, key=key, kind="reminder"
    )
