"""What networks write to people. No letter names a network, in its subject or in its text."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from fairlead_web.accounts.api import objects_to, unsubscribe_link, write_letter
from fairlead_web.networks import queries
from fairlead_web.networks.digest import Item
from fairlead_web.networks.models import Membership
from fairlead_web.ui import api as ui


def mine() -> str:
    """The address where a person sees their own networks."""
    return f"{settings.WAGTAILADMIN_BASE_URL}{reverse('networks:mine')}"


def request_waits(entry: Membership) -> None:
    """Tell the chairs that somebody asks to join."""
    text = _("Somebody waits for your answer. Sign in to see who and to answer:\n\n%(address)s\n")
    for term in queries.chairs_of(entry.network):
        if objects_to(term.person, "reminders"):
            continue
        write_letter(
            to=term.person,
            subject=_("A request waits for you"),
            text=text % {"address": mine()},
            key=f"request-{entry.pk}-{term.pk}",
            kind="notice",
        )


def request_answered(entry: Membership) -> None:
    """Tell a person that the chair answered; the same letter whatever the answer."""
    text = _(
        "A request of yours was answered. Sign in to see where you stand:\n\n%(address)s\n\n"
        "Should something you asked for not be there any more, it could not be met this time. That is no "
        "judgement on you. You may ask again, and a supporter is welcome too. The chair is named on the "
        "public page, and will talk it over with you.\n"
    )
    write_letter(
        to=entry.person,
        subject=_("An answer for you"),
        text=text % {"address": mine()},
        key=f"request-answered-{entry.pk}",
        kind="notice",
    )


def digest(person: Any, *, frequency: str, since: dt.datetime, until: dt.datetime, items: list[Item]) -> None:
    """What is new, by title. Its key holds person and window, so that none goes twice."""
    foot = {
        "daily": _("You chose to get this daily. One press stops it, without signing in:"),
        "weekly": _("You chose to get this weekly. One press stops it, without signing in:"),
    }
    lines = [
        _("New since %(day)s:") % {"day": ui.day(timezone.localtime(since).date())},
        "",
        *(f"- {item.title}" for item in items),
        "",
        _("Sign in to read it: %(address)s") % {"address": mine()},
        "",
        foot[frequency],
        unsubscribe_link(person),
        "",
    ]
    write_letter(
        to=person,
        subject=_("Your digest from %(site)s") % {"site": settings.SITE.name},
        text="\n".join(lines),
        key=f"digest-{person.pk}-{until:%Y%m%dT%H%M%z}",
        kind="digest",
    )
